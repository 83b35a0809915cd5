package org.subjectdesk.bench.data;

/**
 * What a reader writes.
 *
 * @param answer how the right answer begins
 */
public record Question(String text, String answer) {}
