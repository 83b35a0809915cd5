/**
 * The readers' own API and pages. {@link org.subjectdesk.webchat.ReaderGate} knows who calls,
 * {@link org.subjectdesk.webchat.ReaderApi} and its neighbours are the operations of the contract
 * with the tag {@code reader}, {@link org.subjectdesk.webchat.LiveChat} is the WebSocket that tells
 * pages what was said to them. {@link org.subjectdesk.webchat.ChatPage} is the page {@code /chat/}
 * and the script that shows it in frames of other pages.
 */
@NullMarked
package org.subjectdesk.webchat;

import org.jspecify.annotations.NullMarked;
