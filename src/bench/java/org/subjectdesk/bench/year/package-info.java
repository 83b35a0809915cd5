/**
 * An invented year of an alliance, written into a store as the desk would have: members, their
 * people, and what readers and librarians did. Seeded, so that every run and every store has the
 * same.
 */
@NullMarked
package org.subjectdesk.bench.year;

import org.jspecify.annotations.NullMarked;
