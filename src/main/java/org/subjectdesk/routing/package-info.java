/**
 * Who should take a consult, and why: subject, duty, presence, load, deputies, the alliance's
 * shared desk.
 *
 * <p>A {@link org.subjectdesk.routing.Roster} says who is on duty when: shifts of a week, laid over
 * a {@link org.subjectdesk.routing.WorkCalendar} with terms, vacations, public holidays and make-up
 * working days. {@link org.subjectdesk.routing.Routing#place} turns a {@link
 * org.subjectdesk.routing.Need} into a {@link org.subjectdesk.routing.Placement}: a queue, or none,
 * which means a ticket, with every fact that led there in Chinese and in English. {@link
 * org.subjectdesk.routing.RosterFiles} reads what librarians write about all this.
 *
 * <p>Everything here is a pure function of its arguments. Traps: duty alone makes nobody reachable,
 * presence alone makes nobody on duty, so both are asked for each time; a holiday closes even a
 * shift of {@link org.subjectdesk.routing.Season#ALWAYS}; and the end {@code 00:00} of a shift is
 * the midnight after it.
 */
@NullMarked
package org.subjectdesk.routing;

import org.jspecify.annotations.NullMarked;
