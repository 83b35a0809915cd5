package org.subjectdesk.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.subjectdesk.rounds.Rounds;
import org.subjectdesk.store.Store;

/**
 * Counts: today every minute, and every hour the days before again, because what became of an event
 * is often known later. Starts with all days of which there are events.
 */
public final class FigureRounds implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofMinutes(1);
  private static final Duration AGAIN = Duration.ofHours(1);

  /** A referral's link lives for seven days; nothing that is counted is known later. */
  private static final long ANEW = 8;

  private final Figures figures;
  private final Duration keep;
  private final InstantSource clock;
  private final Rounds rounds = new Rounds("figures", BETWEEN, this::count);
  private Instant again = Instant.MIN;

  /**
   * Prepares.
   *
   * @param keep how long questions are kept: of a day of which some are deleted nothing is counted
   */
  public FigureRounds(Store store, Duration keep, InstantSource clock) {
    this.figures = new Figures(store);
    this.keep = keep;
    this.clock = clock;
  }

  /** Starts the first round. To be called once. */
  public void start() {
    rounds.start();
  }

  /** One round. Blocking. */
  public synchronized void count() {
    var now = clock.instant();
    var today = Source.dayOf(now.toEpochMilli());
    var isDue = !now.isBefore(again);
    for (var source : Sources.ALL) {
      var days = new Figures.Days(today, isDue ? ANEW : 0, oldest(source, today));
      figures.count(source, days, () -> !rounds.isClosing());
    }
    if (isDue) {
      again = now.plus(AGAIN);
    }
  }

  /** The first day of which no event was deleted for its age. */
  private long oldest(Source source, long today) {
    return source.name().equals(Sources.QUESTIONS) ? today - keep.toDays() + 1 : 0;
  }

  @Override
  public void close() {
    rounds.close();
  }
}
