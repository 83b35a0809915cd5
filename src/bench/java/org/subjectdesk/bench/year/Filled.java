package org.subjectdesk.bench.year;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.subjectdesk.bench.arena.Figures;
import org.subjectdesk.figures.Counting;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.StoreSettings;

/**
 * A store with a year in it, and how long it takes to count that; the clock goes on as it is told
 * to. Not safe for threads.
 */
public final class Filled implements AutoCloseable {
  private static final int MINUTES = 5;
  private static final int TALKS_A_MINUTE = 5;

  private final Store store;
  private final InventedYear year;
  private final double filling;
  private final int events;
  private final List<Counted> rounds = new ArrayList<>();
  private Instant now;

  /**
   * A round of the measurement, in seconds.
   *
   * @param first the whole year
   * @param minute today again, the median of some minutes
   * @param hour eight days again
   */
  public record Counted(double first, double minute, double hour) {}

  /** Fills an empty store. */
  public Filled(StoreSettings settings, String library, Instant now, int events) {
    this.now = now;
    this.store = Store.open(settings);
    this.year = new InventedYear(7, library, now.toEpochMilli());
    var start = System.nanoTime();
    this.events = year.write(store, events);
    this.filling = (System.nanoTime() - start) / 1e9;
  }

  /** How many events it was filled with. */
  public int events() {
    return events;
  }

  /** How long that took, in seconds. */
  public double filling() {
    return filling;
  }

  /** Counts the whole year, then minute after minute while talks begin, then once after an hour. */
  public void count() {
    Counting.wipe(store);
    try (var counting = new Counting(store, () -> now)) {
      var first = counting.round();
      var minutes = new double[MINUTES];
      for (var i = 0; i < MINUTES; i++) {
        goOn(Duration.ofMinutes(1), TALKS_A_MINUTE);
        minutes[i] = counting.round();
      }
      goOn(Duration.ofHours(1), TALKS_A_MINUTE * 60);
      rounds.add(new Counted(first, Figures.median(minutes), counting.round()));
    }
  }

  private void goOn(Duration time, int talks) {
    now = now.plus(time);
    year.write(store, now.toEpochMilli(), talks);
  }

  /** The medians of all rounds. */
  public Counted counted() {
    return new Counted(
        Figures.median(rounds.stream().mapToDouble(Counted::first).toArray()),
        Figures.median(rounds.stream().mapToDouble(Counted::minute).toArray()),
        Figures.median(rounds.stream().mapToDouble(Counted::hour).toArray()));
  }

  /** How many rows the figures have, and how much they make together. */
  public record Size(long rows, long amount) {}

  /** How much was counted. */
  public Size figures() {
    return store.<Size>read(
        tx ->
            tx.one(
                    "SELECT COUNT(*) AS size, SUM(amount) AS amount FROM figure",
                    row -> new Size(row.number("size"), row.number("amount")))
                .orElseThrow());
  }

  /** Questions of the first member that wait for an answer, spread over the last days. */
  public void unanswered(int many, int days) {
    year.unanswered(store, many, days);
  }

  /** Gives the store back. */
  @Override
  public void close() {
    store.close();
  }
}
