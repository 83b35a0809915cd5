package org.subjectdesk.store;

/**
 * The store takes no more work: the lane's queue is full, or the store is closing. Nothing was run
 * and nothing was written; the same work may be offered again later.
 */
public final class StoreBusy extends StoreFailure {
  private static final long serialVersionUID = 1;

  StoreBusy(String why) {
    super(why);
  }
}
