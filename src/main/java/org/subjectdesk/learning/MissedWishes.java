package org.subjectdesk.learning;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.store.Tx;

/**
 * Titles and topics that readers looked for and their library does not have, without who looked:
 * the table {@code missed_wish}. Masked like questions, so that a bare number is not kept.
 * Stateless; every call belongs to the caller's transaction.
 */
public final class MissedWishes {
  /** Who of the members has it. */
  public enum Held {
    /** None of them. */
    NOBODY,
    /** Others than the reader's own library. */
    ELSEWHERE;

    private String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Keeps a wish, unless nothing but masks and signs is left of it. */
  public void missed(Tx tx, Questions.Asked wish, Held held, Instant at) {
    var masked = Mask.of(wish.text());
    if (Mask.hasWords(masked)) {
      tx.update(
          "INSERT INTO missed_wish (library, words, bare, subject, held, asked_at)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          wish.library(),
          masked,
          Normaliser.bare(masked),
          wish.subject(),
          held.key(),
          at.truncatedTo(ChronoUnit.HOURS));
    }
  }

  /**
   * Wishes of a time, without its end, the newest first; as questions that got no answer, so that
   * they are grouped in the same way.
   *
   * @param library {@code *} = of all
   */
  public List<Unanswered> of(
      Tx tx, String library, Held held, Instant from, Instant until, int most) {
    return tx.list(
        "SELECT words, bare, subject, asked_at FROM missed_wish WHERE held = ?"
            + " AND (? = '*' OR library = ?) AND asked_at >= ? AND asked_at < ?"
            + " ORDER BY id DESC LIMIT "
            + most,
        row ->
            new Unanswered(
                row.text("words"),
                row.text("bare"),
                Outcome.NOT_HELD,
                row.text("subject"),
                row.instant("asked_at")),
        held.key(),
        library,
        library,
        from,
        until);
  }

  /**
   * Deletes what is older.
   *
   * @return how many
   */
  public int prune(Tx tx, Instant before) {
    return tx.update("DELETE FROM missed_wish WHERE asked_at < ?", before);
  }
}
