/**
 * Readers in talk with librarians, and how soon a librarian's console knows what was said: {@link
 * org.subjectdesk.bench.talks.Hall} is the desk with all of them, {@link
 * org.subjectdesk.bench.talks.Echo} the least that a live connection costs.
 */
@NullMarked
package org.subjectdesk.bench.talks;

import org.jspecify.annotations.NullMarked;
