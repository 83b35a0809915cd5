package org.subjectdesk.faq;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A question that the desk can answer.
 *
 * @param library the member library it belongs to, or {@link #ALLIANCE}
 * @param id unique within its library; an entry of a library replaces the alliance's with the same
 *     id
 * @param subject {@link #ANY_SUBJECT}, or a code of two, four or six digits
 * @param question as a librarian would put it; shown in menus
 * @param variants how readers ask it
 * @param answer plain text; {@code {{name}}} stands for a value of the library
 * @param upkeep who keeps it true
 */
public record FaqEntry(
    String library,
    String id,
    String subject,
    String question,
    List<String> variants,
    String answer,
    Upkeep upkeep) {
  /** The {@link #library} of entries that every member shows. */
  public static final String ALLIANCE = "*";

  /** The {@link #subject} of entries that belong to none in particular. */
  public static final String ANY_SUBJECT = "*";

  public FaqEntry {
    variants = List.copyOf(variants);
  }

  /**
   * Whether it is an answer. An id with a colon, which no librarian can give, stands for something
   * else that is found by what readers say, such as a dialogue.
   */
  public boolean isAnswer() {
    return id.indexOf(':') < 0;
  }

  /** An entry of which nothing is known but what it says. */
  public FaqEntry(
      String library,
      String id,
      String subject,
      String question,
      List<String> variants,
      String answer) {
    this(library, id, subject, question, variants, answer, Upkeep.NONE);
  }

  /**
   * Who keeps an entry true.
   *
   * @param owner who answers for it; empty when nobody was named
   * @param source where the answer comes from; empty when it was not told
   * @param reviewBy the last day on which it may be trusted without another look
   */
  public record Upkeep(String owner, String source, Optional<LocalDate> reviewBy) {
    /** Nothing is known. */
    public static final Upkeep NONE = new Upkeep("", "", Optional.empty());
  }

  /** The same entry, kept by another. */
  public FaqEntry with(Upkeep other) {
    return new FaqEntry(library, id, subject, question, variants, answer, other);
  }

  /** Whether its review date has passed: then its answer is not to be given outright. */
  public boolean isOverdue(LocalDate today) {
    return upkeep.reviewBy().filter(day -> day.isBefore(today)).isPresent();
  }
}
