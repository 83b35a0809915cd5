package org.subjectdesk.wechat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Many virtual threads that do the same thing at once. */
final class Herd {
  /** Counts down as each thread starts: a stand-in waits for it to be sure that all are there. */
  final CountDownLatch running;

  private final int size;

  Herd(int size) {
    this.size = size;
    this.running = new CountDownLatch(size);
  }

  <T> List<T> run(Callable<T> task) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<java.util.concurrent.Future<T>>();
      for (var i = 0; i < size; i++) {
        futures.add(
            threads.submit(
                () -> {
                  running.countDown();
                  return task.call();
                }));
      }
      var results = new ArrayList<T>();
      for (var future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }

  /** Waits, with a generous end, so that a fault fails the test instead of hanging it. */
  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody came");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
