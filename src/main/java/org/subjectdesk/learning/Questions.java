package org.subjectdesk.learning;

import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Found;
import org.subjectdesk.faq.Label;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * What was asked, without who asked it: the table {@code question}. Stateless; every call belongs
 * to the caller's transaction.
 */
public final class Questions {
  /** The number of a question that was not kept; whatever is said about it is dropped. */
  public static final long NOT_KEPT = 0;

  private static final int MOST_LABELS = 5_000;
  private static final int PRUNED_AT_ONCE = 500;
  private static final double SCORE_STEPS = 10_000;

  /**
   * A question as a reader asks it.
   *
   * @param library where
   * @param subject what her consult is about; empty = unknown, then the nearest entry tells
   * @param text in her words
   */
  public record Asked(String library, String subject, String text) {
    /** What it is about, as far as anybody knows. */
    String about(Found found) {
      var nearest =
          found.band() == Band.DECLINE
              ? FaqEntry.ANY_SUBJECT
              : found.hits().stream()
                  .findFirst()
                  .map(hit -> hit.entry().subject())
                  .orElse(FaqEntry.ANY_SUBJECT);
      return !subject.isEmpty() || nearest.equals(FaqEntry.ANY_SUBJECT) ? subject : nearest;
    }
  }

  /**
   * Keeps a question, unless nothing but masks, numbers and signs is left of it. One insert.
   *
   * @param asked the question
   * @param found what the search found
   * @param entry the entry that it was answered with, or an empty text
   * @return its number, or {@link #NOT_KEPT}
   */
  public long asked(Tx tx, Asked asked, Found found, Outcome outcome, String entry, Instant at) {
    var masked = Mask.of(asked.text());
    if (!Mask.hasWords(masked)) {
      return NOT_KEPT;
    }
    return tx.one(
            "INSERT INTO question (library, text, bare, band, hits, outcome, entry, linked,"
                + " subject, is_open, is_label, asked_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?)"
                + " RETURNING id",
            row -> row.number("id"),
            asked.library(),
            masked,
            Normaliser.bare(masked),
            found.band().name().toLowerCase(Locale.ROOT),
            hits(found),
            outcome.key(),
            entry,
            asked.about(found),
            outcome.isOpen(),
            outcome.isLabel(),
            at.truncatedTo(ChronoUnit.HOURS))
        .orElseThrow();
  }

  /** The reader chose an entry from the menu. */
  public void chosen(Tx tx, long question, String entry) {
    if (question != NOT_KEPT) {
      tx.update(
          "UPDATE question SET outcome = ?, entry = ?, is_open = 0, is_label = 1 WHERE id = ?",
          Outcome.CHOSEN.key(),
          entry,
          question);
    }
  }

  /** The reader said whether the answer helped her. */
  public void rated(Tx tx, long question, boolean helpful) {
    if (question != NOT_KEPT) {
      tx.update(
          "UPDATE question SET outcome = ?, is_open = ?, is_label = 1 WHERE id = ?",
          (helpful ? Outcome.HELPFUL : Outcome.NOT_HELPFUL).key(),
          !helpful,
          question);
    }
  }

  /** The reader wanted a person, or said that it is none of these, while she had to choose. */
  public void refused(Tx tx, long question) {
    if (question != NOT_KEPT) {
      tx.update(
          "UPDATE question SET outcome = ? WHERE id = ? AND outcome = ?",
          Outcome.NONE_OF_THESE.key(),
          question,
          Outcome.CLARIFIED.key());
    }
  }

  /** How often an entry of the alliance answered readers of a library. */
  public record Served(String entry, String library, long times) {}

  /**
   * Which entries of the alliance answered whom in a time, without its end. An answer that did not
   * help is none, nor is one by an entry of the library's own that has the same id.
   */
  public List<Served> served(Tx tx, Instant from, Instant until) {
    return tx.list(
        "SELECT entry, library, count(*) AS times FROM question q WHERE entry <> '' AND"
            + " outcome <> ? AND asked_at >= ? AND asked_at < ? AND NOT EXISTS (SELECT 1 FROM"
            + " faq_entry e WHERE e.library = q.library AND e.id = q.entry AND e.withdrawn = 0)"
            + " GROUP BY entry, library ORDER BY entry, library",
        row -> new Served(row.text("entry"), row.text("library"), row.number("times")),
        Outcome.NOT_HELPFUL.key(),
        from,
        until);
  }

  /**
   * Questions without a good answer, the newest first.
   *
   * @param library where they were asked; {@link FaqEntry#ALLIANCE} = anywhere
   */
  public List<Unanswered> unanswered(Tx tx, String library, Instant since, int most) {
    var from = since.truncatedTo(ChronoUnit.HOURS);
    var newest = " AND asked_at >= ? ORDER BY id DESC LIMIT " + most;
    var open = "SELECT text, bare, outcome, subject, asked_at FROM question WHERE is_open = 1";
    return library.equals(FaqEntry.ALLIANCE)
        ? tx.list(open + newest, Questions::unanswered, from)
        : tx.list(open + " AND library = ?" + newest, Questions::unanswered, library, from);
  }

  /**
   * What a reader said of an answer.
   *
   * @param entry that it was
   * @param text her question, masked
   */
  public record Opinion(String entry, boolean helpful, String subject, String text, Instant at) {}

  /**
   * What readers of a library, {@link FaqEntry#ALLIANCE} = of all, said of answers, newest first.
   */
  public List<Opinion> opinions(Tx tx, String library, Instant from, Instant until, int most) {
    return tx.list(
        "SELECT entry, outcome, subject, text, asked_at FROM question WHERE is_label = 1"
            + " AND outcome IN ('helpful', 'not-helpful') AND (? = '*' OR library = ?)"
            + " AND asked_at >= ? AND asked_at < ? ORDER BY id DESC LIMIT "
            + most,
        row ->
            new Opinion(
                row.text("entry"),
                Outcome.of(row.text("outcome")) == Outcome.HELPFUL,
                row.text("subject"),
                row.text("text"),
                row.instant("asked_at")),
        library,
        library,
        from,
        until);
  }

  /**
   * These questions were linked to an entry, wherever they are open.
   *
   * @param texts all that are word for word the same count
   * @return how many
   */
  public int linked(Tx tx, String library, Collection<String> texts, String entry) {
    return settle(tx, "linked = ?, is_label = 1", library, texts, entry);
  }

  /**
   * These questions need no answer. Who asks the same again is counted again.
   *
   * @return how many
   */
  public int dismissed(Tx tx, String library, Collection<String> texts) {
    return settle(tx, "linked = ?", library, texts, "");
  }

  private static int settle(
      Tx tx, String change, String library, Collection<String> texts, String entry) {
    var same = "UPDATE question SET is_open = 0, " + change + " WHERE is_open = 1 AND bare = ?";
    var settled = 0;
    for (var text : texts) {
      var bare = Normaliser.bare(Mask.of(text));
      settled +=
          library.equals(FaqEntry.ALLIANCE)
              ? tx.update(same, entry, bare)
              : tx.update(same + " AND library = ?", entry, bare, library);
    }
    return settled;
  }

  /** How often each entry answered readers of a library, by its id. Reads all that is kept. */
  public Map<String, Long> answered(Tx tx, String library) {
    return tx
        .list(
            "SELECT entry, COUNT(*) AS times FROM question WHERE library = ? AND entry <> ''"
                + " GROUP BY entry",
            row -> Map.entry(row.text("entry"), row.number("times")),
            library)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * What readers and librarians said about single questions, the newest question first, at most
   * 5,000. A librarian's word about an entry goes before a reader's.
   */
  public List<Label> labels(Tx tx) {
    return tx
        .list(
            "SELECT library, text, outcome, entry, linked FROM question WHERE is_label = 1"
                + " ORDER BY id DESC LIMIT "
                + MOST_LABELS,
            Questions::labels)
        .stream()
        .flatMap(List::stream)
        .limit(MOST_LABELS)
        .toList();
  }

  /**
   * Deletes the oldest questions, a bounded number of them.
   *
   * @return whether there may be more to delete
   */
  public boolean prune(Tx tx, Instant before) {
    return tx.update(
            "DELETE FROM question WHERE asked_at < ? AND id IN"
                + " (SELECT id FROM question ORDER BY id LIMIT "
                + PRUNED_AT_ONCE
                + ")",
            before)
        == PRUNED_AT_ONCE;
  }

  private static String hits(Found found) {
    var hits = new JsonArray();
    found
        .hits()
        .forEach(
            hit ->
                hits.add(
                    new JsonArray()
                        .add(hit.entry().id())
                        .add(Math.round(hit.score() * SCORE_STEPS) / SCORE_STEPS)));
    return hits.encode();
  }

  private static Unanswered unanswered(Row row) {
    return new Unanswered(
        row.text("text"),
        row.text("bare"),
        Outcome.of(row.text("outcome")),
        row.text("subject"),
        row.instant("asked_at"));
  }

  private static List<Label> labels(Row row) {
    var library = row.text("library");
    var text = row.text("text");
    var linked = row.text("linked");
    var entry = row.text("entry");
    var outcome = Outcome.of(row.text("outcome"));
    var byLibrarian =
        linked.isEmpty() ? Stream.<Label>of() : Stream.of(new Label(library, text, linked, true));
    var byReader =
        outcome.isLabel() && !entry.equals(linked)
            ? Stream.of(new Label(library, text, entry, outcome != Outcome.NOT_HELPFUL))
            : Stream.<Label>of();
    return Stream.concat(byLibrarian, byReader).toList();
  }
}
