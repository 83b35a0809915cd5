package org.subjectdesk.alliance.resource;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How a harvest waits, until the desk closes. Safe for any thread. */
class Patience implements AutoCloseable {
  private final CompletableFuture<Void> closing = new CompletableFuture<>();

  /** Waits; less when the desk closes. */
  void pause(Duration time) {
    try {
      closing.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      // Waited.
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for something, at most so long; less when the desk closes. */
  void await(CompletableFuture<?> something, Duration time)
      throws TimeoutException, ExecutionException, InterruptedException {
    CompletableFuture.anyOf(something, closing).get(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  final boolean isClosing() {
    return closing.isDone();
  }

  /** Ends all waiting. */
  @Override
  public void close() {
    closing.complete(null);
  }
}
