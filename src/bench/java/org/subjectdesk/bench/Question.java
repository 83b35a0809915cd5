package org.subjectdesk.bench;

/**
 * What a reader writes.
 *
 * @param answer how the right answer begins
 */
record Question(String text, String answer) {}
