package org.subjectdesk.store;

import java.util.concurrent.atomic.LongAdder;

/** What the lanes did since the store was opened. */
final class Tally {
  private final LongAdder commits = new LongAdder();
  private final LongAdder transactions = new LongAdder();
  private final LongAdder retries = new LongAdder();

  void committed(int bodies) {
    commits.increment();
    transactions.add(bodies);
  }

  void retried() {
    retries.increment();
  }

  long commits() {
    return commits.sum();
  }

  long transactions() {
    return transactions.sum();
  }

  long retries() {
    return retries.sum();
  }
}
