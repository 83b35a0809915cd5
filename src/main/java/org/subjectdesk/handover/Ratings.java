package org.subjectdesk.handover;

import java.time.Instant;
import java.util.Optional;
import org.subjectdesk.store.Tx;

/** How readers found their talk. Stateless; every call belongs to the caller's transaction. */
public final class Ratings {
  /** One opinion; the words may be empty. */
  public record Rating(int stars, String words, Instant at) {}

  /** Keeps the stars; the first ones count. */
  public void stars(
      Tx tx, String consult, String library, String librarian, int stars, Instant at) {
    tx.update(
        "INSERT INTO rating (consult, library, librarian, stars, words, at)"
            + " VALUES (?, ?, ?, ?, '', ?) ON CONFLICT (consult) DO NOTHING",
        consult,
        library,
        librarian,
        stars,
        at);
  }

  /** Keeps the words beside the stars; without stars they stand alone, with none given. */
  public void words(
      Tx tx, String consult, String library, String librarian, String words, Instant at) {
    tx.update(
        "INSERT INTO rating (consult, library, librarian, stars, words, at) VALUES (?, ?, ?, 0, ?,"
            + " ?) ON CONFLICT (consult) DO UPDATE SET words = excluded.words",
        consult,
        library,
        librarian,
        words,
        at);
  }

  /** What a reader said of a talk. */
  public Optional<Rating> of(Tx tx, String consult) {
    return tx.one(
        "SELECT stars, words, at FROM rating WHERE consult = ?",
        row -> new Rating((int) row.number("stars"), row.text("words"), row.instant("at")),
        consult);
  }
}
