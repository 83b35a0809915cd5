package org.subjectdesk.bench.talks;

/**
 * A reader with her librarian.
 *
 * @param librarian her number
 * @param consult its id
 */
record Talk(int librarian, String consult) {}
