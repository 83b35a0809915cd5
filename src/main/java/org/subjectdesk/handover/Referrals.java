package org.subjectdesk.handover;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.config.Secret;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.directory.Field;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * Readers who were led to platforms, and how far each came: offered, accepted, clicked, opened
 * there, solved or not. Each step counts once, at its first time. Safe for any thread; every call
 * belongs to the caller's transaction.
 */
public final class Referrals {
  private static final int ID_LENGTH = 24;

  /** So long after the link she is asked, or may say, whether it helped. */
  private static final Duration ASKED = Duration.ofDays(14);

  /**
   * One referral.
   *
   * @param passed what she agreed to pass on
   * @param visitor the browser that its link was opened in; empty before
   */
  public record Referral(
      String id,
      String library,
      String platform,
      String need,
      Map<Field, String> passed,
      String visitor,
      boolean accepted) {}

  /**
   * Notes an offer.
   *
   * @return its id
   */
  public String offer(
      Tx tx, Consult consult, String platform, String need, Map<Field, String> passed, Instant at) {
    var id = Secret.random().reveal().substring(0, ID_LENGTH);
    var json = new JsonObject();
    passed.forEach((field, value) -> json.put(field.key(), value));
    tx.update(
        "INSERT INTO referral (id, library, platform, need, subject, consult, account, reader,"
            + " passed, visitor, offered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)",
        id,
        consult.library(),
        platform,
        need,
        consult.subject(),
        consult.id(),
        consult.reader().account(),
        consult.reader().openid(),
        json.encode(),
        at);
    return id;
  }

  /** She agreed; empty when the offer is not hers or not known any more. */
  public Optional<Referral> accept(Tx tx, String id, ReaderId reader, Instant at) {
    tx.update(
        "UPDATE referral SET accepted_at = ? WHERE id = ? AND account = ? AND reader = ?"
            + " AND accepted_at IS NULL",
        at,
        id,
        reader.account(),
        reader.openid());
    return tx.one(
        "SELECT * FROM referral WHERE id = ? AND account = ? AND reader = ?",
        Referrals::read,
        id,
        reader.account(),
        reader.openid());
  }

  /** She wants nothing to be passed on. */
  public void passNothing(Tx tx, String id, ReaderId reader) {
    tx.update(
        "UPDATE referral SET passed = '{}' WHERE id = ? AND account = ? AND reader = ?"
            + " AND accepted_at IS NULL",
        id,
        reader.account(),
        reader.openid());
  }

  /** A referral by its id. */
  public Optional<Referral> find(Tx tx, String id) {
    return tx.one("SELECT * FROM referral WHERE id = ?", Referrals::read, id);
  }

  /**
   * Its link was opened for the first time.
   *
   * @param visitor a name for the browser, which may come again
   * @return false when it was opened before
   */
  public boolean click(Tx tx, String id, String visitor, Instant at) {
    return tx.update(
            "UPDATE referral SET clicked_at = ?, visitor = ? WHERE id = ? AND clicked_at IS NULL",
            at,
            visitor,
            id)
        == 1;
  }

  /** The platform saw her; the first time counts. */
  public boolean open(Tx tx, String id, Instant at) {
    return tx.update("UPDATE referral SET opened_at = ? WHERE id = ? AND opened_at IS NULL", at, id)
        == 1;
  }

  /** It is over; the first word counts. */
  public boolean end(Tx tx, String id, boolean solved, Instant at) {
    return tx.update(
            "UPDATE referral SET ended_at = ?, solved = ? WHERE id = ? AND accepted_at IS NOT NULL"
                + " AND ended_at IS NULL",
            at,
            solved ? 1 : 0,
            id)
        == 1;
  }

  /** The last referral that she took and told nothing of yet. */
  public Optional<String> untold(Tx tx, ReaderId reader, Instant at) {
    return tx.one(
        "SELECT id FROM referral WHERE account = ? AND reader = ? AND offered_at > ?"
            + " AND accepted_at IS NOT NULL AND ended_at IS NULL"
            + " ORDER BY accepted_at DESC LIMIT 1",
        row -> row.text("id"),
        reader.account(),
        reader.openid(),
        at.minus(ASKED));
  }

  /** The last one whose link she opened so long ago that she may be asked of it, and never was. */
  public Optional<Referral> unasked(Tx tx, ReaderId reader, Instant at, Duration after) {
    return tx.one(
        "SELECT * FROM referral WHERE account = ? AND reader = ? AND offered_at > ?"
            + " AND clicked_at <= ? AND ended_at IS NULL AND asked_at IS NULL"
            + " ORDER BY clicked_at DESC LIMIT 1",
        Referrals::read,
        reader.account(),
        reader.openid(),
        at.minus(ASKED),
        at.minus(after));
  }

  /**
   * She is asked of it now.
   *
   * @return false when she was before
   */
  public boolean ask(Tx tx, String id, Instant at) {
    return tx.update("UPDATE referral SET asked_at = ? WHERE id = ? AND asked_at IS NULL", at, id)
        == 1;
  }

  /** Deletes who she is and what she passed on; that somebody was led stays as a number. */
  public void forget(Tx tx, ReaderId reader) {
    tx.update(
        "UPDATE referral SET account = '', reader = '', consult = '', visitor = '', passed = '{}'"
            + " WHERE account = ? AND reader = ?",
        reader.account(),
        reader.openid());
  }

  private static Referral read(Row row) {
    var passed = new EnumMap<Field, String>(Field.class);
    new JsonObject(row.text("passed"))
        .forEach(
            one ->
                Field.of(one.getKey())
                    .ifPresent(field -> passed.put(field, String.valueOf(one.getValue()))));
    return new Referral(
        row.text("id"),
        row.text("library"),
        row.text("platform"),
        row.text("need"),
        passed,
        row.text("visitor"),
        row.instantOrNull("accepted_at") != null);
  }

  /** A referral that helped. */
  public record Solved(String id, String library, String platform, Instant at) {}

  /** Those that helped in a time, without its end. */
  public List<Solved> solved(Tx tx, Instant from, Instant until) {
    return tx.list(
        "SELECT id, library, platform, ended_at FROM referral WHERE solved = 1 AND ended_at >= ?"
            + " AND ended_at < ? ORDER BY ended_at, id",
        row ->
            new Solved(
                row.text("id"), row.text("library"), row.text("platform"), row.instant("ended_at")),
        from,
        until);
  }

  /** By what a funnel is grouped. */
  public enum By {
    /** The platform's id. */
    PLATFORM,
    /** The reader's library. */
    LIBRARY,
    /** The subject's code. */
    SUBJECT,
    /** The day, in the readers' zone, as {@code 2026-11-24}. */
    DAY
  }

  /** How many came how far. */
  public record Count(
      String key,
      long offered,
      long accepted,
      long clicked,
      long opened,
      long solved,
      long unsolved) {}

  /**
   * How many came how far, of those offered in a time.
   *
   * @param library empty = of all libraries
   */
  public List<Count> funnel(
      Tx tx, By by, Optional<String> library, Instant from, Instant until, Duration zone) {
    var day = "(offered_at + " + zone.toMillis() + ") / 86400000";
    var key =
        switch (by) {
          case PLATFORM -> "platform";
          case LIBRARY -> "library";
          case SUBJECT -> "subject";
          case DAY -> "CAST(" + day + " AS TEXT)";
        };
    return tx.list(
        "SELECT "
            + key
            + " AS name, COUNT(*) AS offered, COUNT(accepted_at) AS accepted,"
            + " COUNT(clicked_at) AS clicked, COUNT(opened_at) AS opened,"
            + " COALESCE(SUM(solved), 0) AS solved,"
            + " COUNT(solved) - COALESCE(SUM(solved), 0) AS unsolved"
            + " FROM referral WHERE offered_at >= ? AND offered_at < ?"
            + " AND (? = '' OR library = ?) GROUP BY "
            + key
            + " ORDER BY "
            + key,
        row ->
            new Count(
                by == By.DAY
                    ? LocalDate.ofEpochDay(Long.parseLong(row.text("name"))).toString()
                    : row.text("name"),
                row.number("offered"),
                row.number("accepted"),
                row.number("clicked"),
                row.number("opened"),
                row.number("solved"),
                row.number("unsolved")),
        from,
        until,
        library.orElse(""),
        library.orElse(""));
  }
}
