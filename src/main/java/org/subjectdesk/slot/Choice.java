package org.subjectdesk.slot;

/**
 * One of some lines.
 *
 * @param value what the desk keeps
 * @param label what the reader sees
 */
public record Choice(String value, String label) {}
