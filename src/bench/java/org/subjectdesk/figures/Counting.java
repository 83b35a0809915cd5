package org.subjectdesk.figures;

import java.time.Duration;
import java.time.InstantSource;
import org.subjectdesk.store.Store;

/**
 * The rounds of a desk that counts its figures, one by one. Stands in the figures' package because
 * only they may ask for a round.
 */
public final class Counting implements AutoCloseable {
  /** As by default. */
  private static final Duration KEEP = Duration.ofDays(365);

  private final FigureRounds rounds;

  /** As after a start: the first round counts all that was not counted yet. */
  public Counting(Store store, InstantSource clock) {
    this.rounds = new FigureRounds(store, KEEP, clock);
  }

  /** One round; seconds. */
  public double round() {
    var start = System.nanoTime();
    rounds.count();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Forgets all that was counted. */
  public static void wipe(Store store) {
    store
        .inTransaction(
            Counting.class,
            tx -> tx.update("DELETE FROM figure") + tx.update("DELETE FROM figure_source"))
        .join();
  }

  @Override
  public void close() {
    rounds.close();
  }
}
