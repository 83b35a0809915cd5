package org.subjectdesk.faq;

/**
 * What a reader or a librarian said about one question: that an entry answers it, or that it does
 * not. A text that a librarian linked may be a variant of the entry by now.
 *
 * @param library the member library where it was asked
 * @param text the question
 * @param entry the id of the entry, as that library shows it
 * @param right whether the entry answers the question
 */
public record Label(String library, String text, String entry, boolean right) {}
