package org.subjectdesk.bench.talks;

/**
 * How many.
 *
 * @param librarians at their consoles
 * @param talks readers in talk with them
 * @param waiting readers who wait beside
 */
public record Crowd(int librarians, int talks, int waiting) {}
