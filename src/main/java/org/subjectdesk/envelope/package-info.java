/**
 * WeChat's push envelope: who signed it, how it is encrypted, how it is spelled in XML or JSON.
 *
 * <p>{@link org.subjectdesk.envelope.Envelope} is the front door: one per account, it opens a push
 * into its fields and seals the reply. Beneath it lie {@link org.subjectdesk.envelope.Signature},
 * {@link org.subjectdesk.envelope.MessageCipher}, {@link org.subjectdesk.envelope.PushXml} and
 * {@link org.subjectdesk.envelope.PushJson} (strict readers) and {@link
 * org.subjectdesk.envelope.FlatXml} (writer); the sandbox plays the platform with the same parts.
 *
 * <p>It is our own, because it runs once or twice for every message and because it meets the open
 * internet before anybody is known: it is several times cheaper than the client library's, it
 * checks the appId, and whatever arrives it throws nothing but {@link
 * org.subjectdesk.envelope.EnvelopeException}. The client library is its oracle in the tests.
 *
 * <p>Everything here is immutable or stateless and may be used from any thread. Nothing here does
 * I/O, knows a message's meaning, or puts content into an exception.
 *
 * <p>Source of the protocol: the platform's pages 接入指南, 消息加解密说明 and 被动回复用户消息.
 */
@NullMarked
package org.subjectdesk.envelope;

import org.jspecify.annotations.NullMarked;
