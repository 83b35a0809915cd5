package org.subjectdesk.faq;

/**
 * What readers and librarians have told about a question.
 *
 * @param library where it was asked
 * @param text the question
 * @param entry the id of an entry
 * @param right whether this entry answers it
 */
public record Label(String library, String text, String entry, boolean right) {}
