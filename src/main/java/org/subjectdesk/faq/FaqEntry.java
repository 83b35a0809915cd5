package org.subjectdesk.faq;

import java.util.List;

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
 */
public record FaqEntry(
    String library,
    String id,
    String subject,
    String question,
    List<String> variants,
    String answer) {
  /** The {@link #library} of entries that every member shows. */
  public static final String ALLIANCE = "*";

  /** The {@link #subject} of entries that belong to none in particular. */
  public static final String ANY_SUBJECT = "*";

  public FaqEntry {
    variants = List.copyOf(variants);
  }
}
