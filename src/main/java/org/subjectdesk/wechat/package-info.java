/**
 * The edge to WeChat Official Accounts: the platform's pushes come in, customer-service messages go
 * out.
 *
 * <ul>
 *   <li>In: {@link org.subjectdesk.wechat.Pushes} turns the fields of one push into an {@link
 *       org.subjectdesk.message.Inbound}, into silence, or into the name of the field that is
 *       wrong.
 *   <li>Out, in the answer itself: {@link org.subjectdesk.wxapi.PassiveText} writes a reply as the
 *       text of a passive reply; {@link org.subjectdesk.message.TextParts} divides what is too
 *       long.
 *   <li>Out, later: {@link org.subjectdesk.wechat.CustomerService} makes one attempt through the
 *       customer-service API of the reader's account; {@link org.subjectdesk.wxapi.ErrorCodes} says
 *       what an error code means for the outbox.
 *   <li>{@link org.subjectdesk.wechat.Accounts} holds one API client per account, {@link
 *       org.subjectdesk.wxapi.TokenFlight} its access token.
 * </ul>
 *
 * <p>WxJava supplies the message types, addresses and constants. Its transport is not used as it
 * comes: its client trusts every certificate, its logs hold tokens, openids and texts, its token is
 * fetched by a herd, and a busy platform blocks the caller for half a minute. {@link
 * org.subjectdesk.wechat.WeChatApi} and {@link org.subjectdesk.wxapi.TokenCalls} say how each is
 * cured, {@code WxJavaTrapsIT} shows each fault.
 */
@NullMarked
package org.subjectdesk.wechat;

import org.jspecify.annotations.NullMarked;
