package org.subjectdesk.faq;

/**
 * An entry that fits a question.
 *
 * @param score from 0 to 1, comparable between questions; 1 is the entry's own text
 * @param evidence what speaks for it
 */
public record Match(FaqEntry entry, double score, Evidence evidence) {
  /** A match that nothing more is known of. */
  public Match(FaqEntry entry, double score) {
    this(entry, score, Evidence.NONE);
  }
}
