package org.subjectdesk.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does many things at once. */
final class Crowd implements AutoCloseable {
  private static final int AT_ONCE = 16;

  private final ExecutorService workers =
      Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("simulated-", 0).factory());

  /**
   * Does something with each; returns when all is done.
   *
   * @throws RuntimeException what went wrong first
   */
  <T> void each(Collection<T> all, Consumer<T> work) {
    var running = new ArrayList<CompletableFuture<Void>>();
    all.forEach(one -> running.add(CompletableFuture.runAsync(() -> work.accept(one), workers)));
    try {
      CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new)).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  @Override
  public void close() {
    workers.close();
  }
}
