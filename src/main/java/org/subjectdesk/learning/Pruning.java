package org.subjectdesk.learning;

import java.time.Duration;
import java.time.InstantSource;
import org.subjectdesk.rounds.Rounds;
import org.subjectdesk.store.Store;

/** Deletes questions that are too old, at the start and every hour, a few at a time. */
public final class Pruning implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofHours(1);

  private final Questions questions = new Questions();
  private final Store store;
  private final Duration keep;
  private final InstantSource clock;
  private final Rounds rounds = new Rounds("pruning", BETWEEN, this::prune);

  /**
   * Starts to prune.
   *
   * @param keep how long a question is kept
   */
  public Pruning(Store store, Duration keep, InstantSource clock) {
    this.store = store;
    this.keep = keep;
    this.clock = clock;
    rounds.start();
  }

  @Override
  public void close() {
    rounds.close();
  }

  private void prune() {
    var before = clock.instant().minus(keep);
    var more = true;
    while (more && !rounds.isClosing()) {
      more = store.inTransaction(Questions.class, tx -> questions.prune(tx, before)).join();
    }
  }
}
