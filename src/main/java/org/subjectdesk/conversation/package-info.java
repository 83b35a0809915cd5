/**
 * The shell around the core: one message's way from the edge to the store and back.
 *
 * <p>Read {@link org.subjectdesk.conversation.MessageFlow} first; it fits on a page. It keeps three
 * promises:
 *
 * <ul>
 *   <li>Nothing is acknowledged before it is committed: deduplication, transcript, state of the
 *       consult and replies of one message are one transaction.
 *   <li>Nothing is sent that is not a row first. {@link org.subjectdesk.conversation.Delivery}
 *       sends rows of the {@link org.subjectdesk.conversation.Outbox}, and only those.
 *   <li>A repeated message gets the stored reply, whichever node, thread or connection it meets.
 * </ul>
 *
 * <p>Tables: {@code consult} belongs to {@link org.subjectdesk.conversation.Conversations}; {@code
 * message} to {@link org.subjectdesk.conversation.Transcript} and, for what has yet to be sent, to
 * {@link org.subjectdesk.conversation.Outbox}. A message of a reader is part 0 of its id, the
 * replies to it are parts 1, 2, …
 */
@NullMarked
package org.subjectdesk.conversation;

import org.jspecify.annotations.NullMarked;
