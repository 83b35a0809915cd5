/**
 * What the desk keeps for the people behind it, beside the consult itself: who is present ({@link
 * org.subjectdesk.handover.Presence}), what waits and who has how much ({@link
 * org.subjectdesk.handover.Staffing}), every way of a consult with its reason ({@link
 * org.subjectdesk.handover.Handovers}), messages left for later ({@link
 * org.subjectdesk.handover.Tickets}), ratings, blocked readers, notes and replies kept at hand.
 *
 * <p>Who has a consult is the consult's phase and nothing in here: the queue is a query on phases.
 */
@NullMarked
package org.subjectdesk.handover;

import org.jspecify.annotations.NullMarked;
