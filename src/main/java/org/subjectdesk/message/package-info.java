/**
 * What a reader says and what the desk answers, free of any channel's protocol.
 *
 * <p>{@link org.subjectdesk.message.Inbound} is everything that can come in, {@link
 * org.subjectdesk.message.Reply} everything that can go out; both are sealed, so a new kind is a
 * compile error wherever it has to be handled. The edges translate their protocol to these types
 * and back; everything below the edges knows nothing else.
 */
@NullMarked
package org.subjectdesk.message;

import org.jspecify.annotations.NullMarked;
