package org.subjectdesk.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.subjectdesk.scorecard.Measure;
import org.subjectdesk.scorecard.Tally;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * Days' figures (table {@code figure}). Counting is idempotent: of the same events the same figures
 * are stored, however often. Blocking; safe for any thread.
 */
public final class Figures {
  /** So many days are counted at once, so that what is read fits into memory. */
  private static final int CHUNK = 31;

  /** So many rows go with one statement. */
  private static final int ROWS = 50;

  private static final String INSERT =
      "INSERT INTO figure (day, measure, library, subject, librarian, bucket, amount) VALUES ";
  private static final String ONE = "(?, ?, ?, ?, ?, ?, ?)";
  private static final String CHANGED =
      " ON CONFLICT (day, measure, library, subject, librarian, bucket)"
          + " DO UPDATE SET amount = excluded.amount";
  private static final String MANY =
      INSERT + String.join(", ", Collections.nCopies(ROWS, ONE)) + CHANGED;

  /** In which rows are written: two nodes never wait for each other. */
  private static final Comparator<Key> ORDER =
      Comparator.comparingLong(Key::day)
          .thenComparing(Key::measure)
          .thenComparing(Key::library)
          .thenComparing(Key::subject)
          .thenComparing(Key::librarian)
          .thenComparingLong(Key::bucket);

  private final Store store;

  /** Counts what is in that store. */
  public Figures(Store store) {
    this.store = store;
  }

  /** A row without its amount. */
  private record Key(
      long day, String measure, String library, String subject, String librarian, long bucket) {
    static Key of(Tally tally) {
      return new Key(
          tally.slot(),
          tally.measure().key(),
          tally.library(),
          tally.subject(),
          tally.librarian(),
          tally.bucket());
    }
  }

  /** What is stored of a source, and what its events say. */
  private record Found(Map<Key, Long> stored, Map<Key, Long> counted) {
    boolean isChanged() {
      return !stored.equals(counted);
    }
  }

  /**
   * Which days are to be counted, as days since 1970.
   *
   * @param today the last one, though it is not over
   * @param anew how many before it are counted again
   * @param oldest the first one that can be
   */
  record Days(long today, long anew, long oldest) {}

  /**
   * Counts the days of a source that were not counted yet, and some of the last ones anew.
   *
   * @param goOn asked between chunks
   */
  void count(Source source, Days days, BooleanSupplier goOn) {
    var today = days.today();
    var counted = store.<Optional<Long>>read(tx -> counted(tx, source));
    var from =
        // After a standstill also what was counted of its first day is not whole.
        counted
            .map(day -> Math.min(day, today - days.anew()))
            .orElseGet(() -> Math.min(today, store.<Long>read(source::first)));
    var kept = CompletableFuture.completedFuture(true);
    for (var first = Math.max(from, days.oldest());
        first <= today && goOn.getAsBoolean();
        first += CHUNK) {
      var last = Math.min(today, first + CHUNK - 1);
      var begin = first;
      // The next days are counted while these are written: no row belongs to both.
      var found = store.<Found>read(tx -> find(tx, source, begin, last));
      kept.join();
      if (found.isChanged() || counted.filter(day -> day >= last).isEmpty()) {
        kept = store.inTransaction(Figures.class, tx -> keep(tx, source, found, last));
      }
    }
    kept.join();
  }

  private static Optional<Long> counted(Tx tx, Source source) {
    return tx.one(
        "SELECT day FROM figure_source WHERE source = ?", row -> row.number("day"), source.name());
  }

  private static Found find(Tx tx, Source source, long first, long last) {
    var counted = new HashMap<Key, Long>();
    for (var tally : source.count(tx, first, last)) {
      counted.merge(Key.of(tally), tally.amount(), Long::sum);
    }
    var stored = new HashMap<Key, Long>();
    tx.list(source.stored(), Figures::read, first, last)
        .forEach(tally -> stored.put(Key.of(tally), tally.amount()));
    return new Found(stored, counted);
  }

  private static boolean keep(Tx tx, Source source, Found found, long last) {
    found.stored().keySet().stream()
        .filter(key -> !found.counted().containsKey(key))
        .sorted(ORDER)
        .forEach(key -> delete(tx, key));
    var changed =
        found.counted().entrySet().stream()
            .filter(row -> !row.getValue().equals(found.stored().get(row.getKey())))
            .sorted(Map.Entry.comparingByKey(ORDER))
            .toList();
    for (var i = 0; i < changed.size(); ) {
      var rows = changed.size() - i >= ROWS ? ROWS : 1;
      insert(tx, changed.subList(i, i + rows));
      i += rows;
    }
    tx.update(
        "INSERT INTO figure_source (source, day) VALUES (?, ?)"
            + " ON CONFLICT (source) DO UPDATE SET day = excluded.day",
        source.name(),
        last);
    return !changed.isEmpty();
  }

  private static void insert(Tx tx, List<Map.Entry<Key, Long>> rows) {
    var args = new ArrayList<Object>();
    for (var row : rows) {
      var key = row.getKey();
      Collections.addAll(
          args,
          key.day(),
          key.measure(),
          key.library(),
          key.subject(),
          key.librarian(),
          key.bucket(),
          row.getValue());
    }
    tx.update(rows.size() == ROWS ? MANY : INSERT + ONE + CHANGED, args.toArray());
  }

  private static void delete(Tx tx, Key key) {
    tx.update(
        "DELETE FROM figure WHERE day = ? AND measure = ? AND library = ? AND subject = ?"
            + " AND librarian = ? AND bucket = ?",
        key.day(),
        key.measure(),
        key.library(),
        key.subject(),
        key.librarian(),
        key.bucket());
  }

  /**
   * What was counted in a period.
   *
   * @param first days since 1970
   * @param last the last one of them
   * @param step how many days make a slot; the last one may have fewer
   */
  public List<Tally> read(Tx tx, long first, long last, long step) {
    var found = new ArrayList<Tally>();
    for (var slot = 0L; first + slot * step <= last; slot++) {
      var begin = first + slot * step;
      // One by one: what is sorted then fits into the database's memory.
      found.addAll(
          tx.list(
              "SELECT ? AS day, measure, library, subject, librarian, bucket,"
                  + " SUM(amount) AS amount FROM figure WHERE day >= ? AND day <= ?"
                  + " GROUP BY measure, library, subject, librarian, bucket",
              Figures::read,
              slot,
              begin,
              Math.min(last, begin + step - 1)));
    }
    return found;
  }

  /** Until which day everything was counted; empty before the first time. */
  public Optional<Long> until(Tx tx) {
    return tx.one(
            "SELECT MIN(day) AS day, COUNT(*) AS sources FROM figure_source",
            row ->
                row.number("sources") < Sources.ALL.size()
                    ? Optional.<Long>empty()
                    : Optional.of(row.number("day")))
        .orElseThrow();
  }

  private static Tally read(Row row) {
    return new Tally(
        row.number("day"),
        Measure.of(row.text("measure")),
        row.text("library"),
        row.text("subject"),
        row.text("librarian"),
        row.number("bucket"),
        row.number("amount"));
  }
}
