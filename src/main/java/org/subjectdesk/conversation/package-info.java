/**
 * The shell around the pure core: takes a message through deduplication, decision and one durable
 * commit, and brings replies to their readers.
 *
 * <p>{@link org.subjectdesk.conversation.ReplySender} is the port through which a reply leaves when
 * it cannot travel in the answer to the reader's own message; an edge implements it for its
 * channel.
 */
@NullMarked
package org.subjectdesk.conversation;

import org.jspecify.annotations.NullMarked;
