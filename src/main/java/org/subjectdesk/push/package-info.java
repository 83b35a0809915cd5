/**
 * What readers wish to be told of the desk's own accord, within the rules of the platform: that an
 * answer waits, or that there is something new for a subject (订阅). Knows no channel; the way to the
 * reader is {@code conversation}'s.
 *
 * <ul>
 *   <li>{@link org.subjectdesk.push.Consents} is the ledger of taps: one tap, one message. Whoever
 *       sends subscribe messages, over whichever channel, gets its right to from there.
 *   <li>{@link org.subjectdesk.push.Subscriptions}: who, which subject, told until when.
 *   <li>{@link org.subjectdesk.push.NewItems} is the port to what is new; a source that is added
 *       goes into the list of {@link org.subjectdesk.push.DigestMaker}.
 *   <li>{@link org.subjectdesk.push.Digests}: what was found for a reader, and the page of it. It
 *       holds what was new and nothing about her; only the row knows whose it is.
 * </ul>
 *
 * <p>A reader gets at most one digest in an interval, none in quiet hours, none without anything
 * new, and none from the moment in which she stops.
 */
@NullMarked
package org.subjectdesk.push;

import org.jspecify.annotations.NullMarked;
