package org.subjectdesk.learning;

import java.time.Instant;
import java.util.List;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * Questions with a known entry that must never become its variants: the table {@code
 * regression_question}. Stateless; every call belongs to the caller's transaction.
 */
public final class RegressionQuestions {
  /**
   * A question and the entry that search must find for it.
   *
   * @param library the layer of the entry, {@link FaqEntry#ALLIANCE} or a member library
   */
  public record Expected(String library, String entry, String text) {}

  /** Keeps a question; one that is word for word the same is kept once. */
  public void keep(Tx tx, Expected expected, Instant at) {
    tx.update(
        "INSERT INTO regression_question (library, entry, bare, text, added_at)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        expected.library(),
        expected.entry(),
        Normaliser.bare(expected.text()),
        expected.text(),
        at);
  }

  /** The bare forms of the questions kept back from an entry, in whatever layer. */
  List<String> keptBack(Tx tx, String entry) {
    return tx.list(
        "SELECT bare FROM regression_question WHERE entry = ?", row -> row.text("bare"), entry);
  }

  /** All questions, in a fixed order. */
  public List<Expected> all(Tx tx) {
    return tx.list(
        "SELECT library, entry, text FROM regression_question ORDER BY library, entry, bare",
        RegressionQuestions::expected);
  }

  /** The questions that a member library's search has to answer: its own and the alliance's. */
  public List<Expected> of(Tx tx, String library) {
    return tx.list(
        "SELECT library, entry, text FROM regression_question WHERE library IN (?, ?)"
            + " ORDER BY library, entry, bare",
        RegressionQuestions::expected,
        FaqEntry.ALLIANCE,
        library);
  }

  private static Expected expected(Row row) {
    return new Expected(row.text("library"), row.text("entry"), row.text("text"));
  }
}
