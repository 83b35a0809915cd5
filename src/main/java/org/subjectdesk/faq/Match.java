package org.subjectdesk.faq;

/**
 * An entry that fits a question.
 *
 * @param score from 0 to 1, comparable between questions; 1 is the entry's own text
 */
public record Match(FaqEntry entry, double score) {}
