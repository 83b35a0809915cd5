/**
 * What readers ask that nobody answers, and what could be done about it.
 *
 * <p>{@link org.subjectdesk.demand.Demand} reads what the desk keeps anyway, {@link
 * org.subjectdesk.demand.Gathered}, none of which knows a reader: questions without a good answer,
 * wishes for titles, opinions on answers, how consults fared, the funnel of platforms. Out of that
 * {@link org.subjectdesk.demand.Topics} are made, questions of one meaning with their {@link
 * org.subjectdesk.demand.Trend}, and {@link org.subjectdesk.demand.Suggestions} with their
 * evidence. A {@link org.subjectdesk.demand.Span} is cut into weeks that end with its last day;
 * {@link org.subjectdesk.demand.Season} compares with the same weeks of the year before.
 *
 * <p>{@link org.subjectdesk.demand.Weekly} says when librarians are told of their {@link
 * org.subjectdesk.demand.WeekSummary}; package {@code conversation} tells them.
 *
 * <p>Tables: {@code suggestion_decision} belongs to {@link org.subjectdesk.demand.Decisions},
 * {@code weekly_digest} and {@code weekly_choice} to {@link org.subjectdesk.demand.WeeklyDigests}.
 */
@NullMarked
package org.subjectdesk.demand;

import org.jspecify.annotations.NullMarked;
