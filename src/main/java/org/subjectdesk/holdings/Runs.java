package org.subjectdesk.holdings;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * The runs of sources: what came in, what was refused, and where to go on. Owns {@code bib_run} and
 * {@code bib_refused}. Stateless; every call belongs to the caller's transaction.
 */
public final class Runs {
  /** So many refusals of a run are kept word for word; all of them are counted. */
  public static final int REFUSALS_KEPT = 1_000;

  private static final int LONGEST_TEXT = 300;

  /** How a source gives. */
  public enum Kind {
    /** Somebody brought a file. */
    FILE,
    /** The desk fetches it over OAI-PMH. */
    OAI;

    /** Its name in the store and on the wire. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How a run stands. */
  public enum State {
    /** It goes on, or was stopped in the middle and will. */
    RUNNING,
    /** It has come to its end. */
    DONE,
    /** It could not go on; what it had taken stays. */
    FAILED;

    /** Its name in the store and on the wire. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What came of the records of a run.
   *
   * @param same those that were here already, word for word
   * @param gone those that the source has no more
   */
  public record Counts(long added, long changed, long same, long gone, long refused) {
    /** None yet. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** How many records were looked at. */
    public long seen() {
      return added + changed + same + gone + refused;
    }

    Counts plus(Counts more) {
      return new Counts(
          added + more.added,
          changed + more.changed,
          same + more.same,
          gone + more.gone,
          refused + more.refused);
    }
  }

  /**
   * A run.
   *
   * @param why it failed; else empty
   * @param endedAt null while it runs
   * @param highWater where the next run of the source begins; null while that is not known
   * @param resume where this one goes on; null when it begins at the beginning
   * @param size how many records the source says that it delivers; null when it does not
   */
  public record Run(
      long id,
      Source source,
      State state,
      String why,
      Instant beganAt,
      @Nullable Instant endedAt,
      @Nullable Instant highWater,
      @Nullable Token resume,
      @Nullable Long size,
      Counts counts) {}

  /** Who gives, to which library it belongs, and how. */
  public record Source(String id, String library, Kind kind) {}

  /**
   * Where a harvest goes on.
   *
   * @param until when it ends; null when nobody said
   */
  public record Token(String value, @Nullable Instant until) {}

  /** A record that was not taken. */
  public record Refusal(String place, String what, String cure) {}

  /** Begins a run, or goes on with the one that was stopped in the middle. */
  Run begin(Tx tx, Source source, Instant at) {
    var last = last(tx, source.id());
    if (last.isPresent() && last.get().state() != State.DONE && last.get().resume() != null) {
      tx.update("UPDATE bib_run SET state = 'running', why = '' WHERE id = ?", last.get().id());
      return last(tx, source.id()).orElseThrow();
    }
    tx.update(
        "INSERT INTO bib_run (source, library, kind, state, why, began_at, high_water,"
            + " added, changed, same, gone, refused)"
            + " VALUES (?, ?, ?, 'running', '', ?, ?, 0, 0, 0, 0, 0)",
        source.id(),
        source.library(),
        source.kind().key(),
        at,
        last.map(Run::highWater).orElse(null));
    return last(tx, source.id()).orElseThrow();
  }

  /** Whether a source has ever come to its end: what it brings before is no news. */
  boolean hasCome(Tx tx, String source) {
    return tx.one(
            "SELECT 1 AS known FROM bib_run WHERE source = ? AND state = 'done' LIMIT 1",
            row -> row.number("known"),
            source)
        .isPresent();
  }

  /** Adds what a batch came to, and where the run goes on. */
  void count(Tx tx, long run, Counts more, @Nullable Token next, @Nullable Long size) {
    tx.update(
        "UPDATE bib_run SET added = added + ?, changed = changed + ?, same = same + ?,"
            + " gone = gone + ?, refused = refused + ?, token = ?, token_until = ?,"
            + " size = coalesce(?, size) WHERE id = ?",
        more.added(),
        more.changed(),
        more.same(),
        more.gone(),
        more.refused(),
        next == null ? null : next.value(),
        next == null ? null : next.until(),
        size,
        run);
  }

  /** Keeps what was refused, unless the run has so many already that nobody reads more. */
  void refuse(Tx tx, long run, List<Delivered.Refused> refused) {
    if (refused.isEmpty()) {
      return;
    }
    var kept =
        tx.one(
                "SELECT count(*) AS many FROM bib_refused WHERE run = ?",
                row -> row.number("many"),
                run)
            .orElse(0L);
    refused.stream()
        .limit(Math.max(0, REFUSALS_KEPT - kept))
        .forEach(
            one ->
                tx.update(
                    "INSERT INTO bib_refused (run, place, what, cure) VALUES (?, ?, ?, ?)",
                    run,
                    cut(one.place()),
                    cut(one.what()),
                    cut(one.cure())));
  }

  /** What a stranger's file says may hold what no database takes. */
  private static String cut(String text) {
    var clean = text.replace('\0', '\uFFFD');
    return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT) + "…";
  }

  /** Ends a run well. */
  void done(Tx tx, long run, @Nullable Instant highWater, Instant at) {
    tx.update(
        "UPDATE bib_run SET state = 'done', why = '', ended_at = ?, token = NULL,"
            + " token_until = NULL, high_water = coalesce(?, high_water) WHERE id = ?",
        at,
        highWater,
        run);
  }

  /** Ends a run that cannot go on; where it was is kept. */
  void failed(Tx tx, long run, String why, Instant at) {
    tx.update(
        "UPDATE bib_run SET state = 'failed', why = ?, ended_at = ? WHERE id = ?",
        cut(why),
        at,
        run);
  }

  /** The last run of a source. */
  public Optional<Run> last(Tx tx, String source) {
    return tx.one(
        "SELECT * FROM bib_run WHERE source = ? ORDER BY id DESC LIMIT 1", Runs::run, source);
  }

  /** The last run of each source, by its id. */
  public List<Run> last(Tx tx) {
    return tx.list(
        "SELECT * FROM bib_run WHERE id IN (SELECT max(id) FROM bib_run GROUP BY source)"
            + " ORDER BY source",
        Runs::run);
  }

  /** What a run refused, in the order in which it came. */
  public List<Refusal> refused(Tx tx, long run, int most) {
    return tx.list(
        "SELECT place, what, cure FROM bib_refused WHERE run = ? ORDER BY id LIMIT ?",
        row -> new Refusal(row.text("place"), row.text("what"), row.text("cure")),
        run,
        most);
  }

  private static Run run(Row row) {
    var token = row.textOrNull("token");
    return new Run(
        row.number("id"),
        new Source(
            row.text("source"),
            row.text("library"),
            Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT))),
        State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
        row.text("why"),
        row.instant("began_at"),
        row.instantOrNull("ended_at"),
        row.instantOrNull("high_water"),
        token == null ? null : new Token(token, row.instantOrNull("token_until")),
        row.numberOrNull("size"),
        new Counts(
            row.number("added"),
            row.number("changed"),
            row.number("same"),
            row.number("gone"),
            row.number("refused")));
  }
}
