package org.subjectdesk.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Holds a key's lane, so that what is offered meanwhile has to wait and meets in one group. */
final class Gate implements AutoCloseable {
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);
  private final CompletableFuture<Boolean> passed;

  private Gate(Store store, Object key) {
    passed =
        store.inTransaction(
            key,
            tx -> {
              entered.countDown();
              open.await();
              return true;
            });
  }

  /** Returns when the lane stands still. */
  static Gate before(Store store, Object key) {
    var gate = new Gate(store, key);
    try {
      gate.entered.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return gate;
  }

  /** Lets the lane go on. */
  @Override
  public void close() {
    open.countDown();
    passed.join();
  }
}
