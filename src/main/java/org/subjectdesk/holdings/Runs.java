package org.subjectdesk.holdings;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.catalogue.reading.Remark;
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
   * @param by whom it was brought
   * @param remarks why it failed, or what is remarkable of one that was done
   * @param endedAt null while it runs
   * @param size how many records the source says that it has; null when it does not
   * @param remarked how many remarks there are on records that it took
   */
  public record Run(
      long id,
      Source source,
      Brought by,
      State state,
      List<String> remarks,
      Instant beganAt,
      @Nullable Instant endedAt,
      @Nullable Long size,
      Counts counts,
      long remarked) {
    public Run {
      remarks = List.copyOf(remarks);
    }
  }

  /** Who gives, to which library it belongs, and how. */
  public record Source(String id, String library, Kind kind) {}

  /**
   * How a file came.
   *
   * @param file its name
   * @param who the id of the librarian; empty = from the command line
   */
  public record Brought(String file, String who) {
    /** What the desk fetched itself. */
    public static final Brought BY_DESK = new Brought("", "");
  }

  /** A record that was not taken. */
  public record Refusal(String place, String what, String cure) {}

  /**
   * What is to be known of a record.
   *
   * @param id the next page begins behind it
   * @param taken whether it is here all the same; then there is no cure
   */
  public record Note(long id, boolean taken, Refusal told) {}

  /** Begins a run. */
  Run begin(Tx tx, Source source, Brought by, Instant at) {
    var id =
        tx.one(
                "INSERT INTO bib_run (source, library, kind, state, remarks, began_at,"
                    + " added, changed, same, gone, refused, name, who)"
                    + " VALUES (?, ?, ?, 'running', '', ?, 0, 0, 0, 0, 0, ?, ?) RETURNING id",
                row -> row.number("id"),
                source.id(),
                source.library(),
                source.kind().key(),
                at,
                cut(by.file()),
                by.who())
            .orElseThrow();
    return run(tx, id);
  }

  /** A run that there is. */
  Run run(Tx tx, long id) {
    return tx.one("SELECT * FROM bib_run WHERE id = ?", Runs::run, id).orElseThrow();
  }

  /** Goes on with a run that was broken off. */
  Run resume(Tx tx, long id) {
    tx.update(
        "UPDATE bib_run SET state = 'running', remarks = '', ended_at = NULL WHERE id = ?", id);
    return run(tx, id);
  }

  /** Whether a source has ever come to its end: what it brings before is no news. */
  boolean hasCome(Tx tx, String source) {
    return tx.one(
            "SELECT 1 AS known FROM bib_run WHERE source = ? AND state = 'done' LIMIT 1",
            row -> row.number("known"),
            source)
        .isPresent();
  }

  /**
   * Adds what a batch came to.
   *
   * @param size how many records the source says that it has; null = as before
   */
  void count(Tx tx, long run, Counts more, @Nullable Long size) {
    tx.update(
        "UPDATE bib_run SET added = added + ?, changed = changed + ?, same = same + ?,"
            + " gone = gone + ?, refused = refused + ?, size = coalesce(?, size) WHERE id = ?",
        more.added(),
        more.changed(),
        more.same(),
        more.gone(),
        more.refused(),
        size,
        run);
  }

  /**
   * Keeps what was refused, unless the run has so many already that nobody reads more.
   *
   * @return how many of them it had not refused before: a list that begins anew brings the same
   */
  int refuse(Tx tx, Run run, List<Delivered.Refused> refused) {
    if (refused.isEmpty()) {
      return 0;
    }
    var fresh =
        run.source().kind() == Kind.OAI
            ? refused.stream().filter(one -> !isKnown(tx, run.id(), one)).toList()
            : refused;
    var kept =
        tx.one(
                "SELECT count(*) AS many FROM bib_refused WHERE run = ? AND taken = 0",
                row -> row.number("many"),
                run.id())
            .orElse(0L);
    fresh.stream()
        .limit(Math.max(0, REFUSALS_KEPT - kept))
        .forEach(one -> keep(tx, run.id(), one.place(), one.what(), one.cure(), false));
    return fresh.size();
  }

  private static boolean isKnown(Tx tx, long run, Delivered.Refused one) {
    return tx.one(
            "SELECT 1 AS known FROM bib_refused WHERE run = ? AND place = ? AND what = ?"
                + " AND taken = 0 LIMIT 1",
            row -> row.number("known"),
            run,
            cut(one.place()),
            cut(one.what()))
        .isPresent();
  }

  /** Keeps what is to be known of records that were taken. */
  void remark(Tx tx, long run, List<Remark> remarks) {
    remarks.forEach(one -> keep(tx, run, one.place(), one.what(), "", true));
    tx.update("UPDATE bib_run SET remarked = remarked + ? WHERE id = ?", remarks.size(), run);
  }

  private static void keep(Tx tx, long run, String place, String what, String cure, boolean taken) {
    tx.update(
        "INSERT INTO bib_refused (run, place, what, cure, taken) VALUES (?, ?, ?, ?, ?)",
        run,
        cut(place),
        cut(what),
        cut(cure),
        taken);
  }

  /** What a stranger's file says may hold what no database takes. */
  private static String cut(String text) {
    var clean = text.replace('\0', '\uFFFD');
    return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT) + "…";
  }

  /** Ends a run. */
  void end(Tx tx, long run, State state, List<String> remarks, Instant at) {
    tx.update(
        "UPDATE bib_run SET state = ?, remarks = ?, ended_at = ? WHERE id = ?",
        state.key(),
        remarks.stream().map(Runs::cut).collect(Collectors.joining("\n")),
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

  /**
   * The runs of a source, the newest first.
   *
   * @param before only those older than the run of this id
   */
  public List<Run> of(Tx tx, String source, long before, int most) {
    return tx.list(
        "SELECT * FROM bib_run WHERE source = ? AND id < ? ORDER BY id DESC LIMIT ?",
        Runs::run,
        source,
        before,
        most);
  }

  /**
   * What is to be known of a run's records, in the order in which it was found.
   *
   * @param after only what comes behind the note of this id; 0 = from the beginning
   */
  public List<Note> notes(Tx tx, long run, long after, int most) {
    return tx.list(
        "SELECT * FROM bib_refused WHERE run = ? AND id > ? ORDER BY id LIMIT ?",
        row -> new Note(row.number("id"), row.flag("taken"), refusal(row)),
        run,
        after,
        most);
  }

  private static Refusal refusal(Row row) {
    return new Refusal(row.text("place"), row.text("what"), row.text("cure"));
  }

  /** What a run refused, in the order in which it came. */
  public List<Refusal> refused(Tx tx, long run, int most) {
    return tx.list(
        "SELECT place, what, cure FROM bib_refused WHERE run = ? AND taken = 0 ORDER BY id LIMIT ?",
        Runs::refusal,
        run,
        most);
  }

  private static Run run(Row row) {
    return new Run(
        row.number("id"),
        new Source(
            row.text("source"),
            row.text("library"),
            Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT))),
        new Brought(row.text("name"), row.text("who")),
        State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
        row.text("remarks").lines().toList(),
        row.instant("began_at"),
        row.instantOrNull("ended_at"),
        row.numberOrNull("size"),
        new Counts(
            row.number("added"),
            row.number("changed"),
            row.number("same"),
            row.number("gone"),
            row.number("refused")),
        row.number("remarked"));
  }
}
