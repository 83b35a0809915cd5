package org.subjectdesk.learning;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import org.subjectdesk.rounds.Rounds;
import org.subjectdesk.store.Store;

/**
 * Counts what was asked on each day, and deletes questions that are too old: at the start and every
 * hour, a few at a time.
 */
public final class Pruning implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofHours(1);

  private final Questions questions = new Questions();
  private final MissedWishes wishes = new MissedWishes();
  private final AskedDays days;
  private final Store store;
  private final Duration keep;
  private final InstantSource clock;
  private final Rounds rounds = new Rounds("pruning", BETWEEN, this::prune);

  /**
   * Starts to prune.
   *
   * @param keep how long a question is kept
   * @param zone the readers'
   */
  public Pruning(Store store, Duration keep, ZoneId zone, InstantSource clock) {
    this.days = new AskedDays(zone);
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
    // The days are counted before their questions go.
    var more = true;
    while (more && !rounds.isClosing()) {
      more = count();
    }
    var before = clock.instant().minus(keep);
    more = true;
    while (more && !rounds.isClosing()) {
      more = store.inTransaction(Questions.class, tx -> questions.prune(tx, before)).join();
    }
    store.inTransaction(Questions.class, tx -> wishes.prune(tx, before)).join();
  }

  private boolean count() {
    return store.inTransaction(AskedDays.class, tx -> days.count(tx, clock.instant())).join();
  }
}
