/**
 * Project calls (项目招募): what somebody wants done together, who may take part, and how it goes to
 * its end. A {@link org.subjectdesk.call.Call} is the whole of it: what it says ({@link
 * org.subjectdesk.call.Terms}), the applications, the agreement, the milestones. {@link
 * org.subjectdesk.call.CallRules#next} is the one machine for states and rights: an {@link
 * org.subjectdesk.call.Act} of somebody at some time gives the call as it is then, or a {@link
 * org.subjectdesk.call.Refusal}. {@link org.subjectdesk.call.Sight} says who sees what of it.
 *
 * <p>A library that has left the alliance is a library that is not among the members: nothing is
 * written for that, the rules look at the members each time ({@code docs/calls.md}). Pure: no
 * clock, no database.
 */
@NullMarked
package org.subjectdesk.call;

import org.jspecify.annotations.NullMarked;
