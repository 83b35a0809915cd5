package org.subjectdesk.store;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A body that waits for its lane, and the caller who waits for it. The outcome is kept here until
 * the commit is done; only then does the caller learn it.
 */
final class Job<T> {
  private final Work<T> work;
  private final CompletableFuture<T> caller = new CompletableFuture<>();
  private @Nullable T result;
  private @Nullable Throwable failure;

  Job(Work<T> work) {
    this.work = work;
  }

  CompletableFuture<T> caller() {
    return caller;
  }

  /** Runs the body within the session's transaction, unless the caller has given up meanwhile. */
  void run(Session session) throws Exception {
    if (!caller.isDone()) {
      result = session.run(work);
    }
  }

  void fail(Throwable cause) {
    failure = cause;
  }

  /** Tells the caller, whose own code may run in here. */
  void settle() {
    var told = result;
    if (failure != null) {
      caller.completeExceptionally(failure);
    } else if (told != null) {
      caller.complete(told);
    } else {
      caller.completeExceptionally(new NullPointerException("the body returned null"));
    }
  }
}
