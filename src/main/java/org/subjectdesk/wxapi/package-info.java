/**
 * What the edges to WeChat share, because Official Accounts and mini-programs speak the same
 * protocol and edges never import each other.
 *
 * <ul>
 *   <li>In: {@link org.subjectdesk.wxapi.PushRoute} is the route of pushes: it opens the envelope,
 *       asks the account's {@link org.subjectdesk.wxapi.PushRoute.Door} for the {@link
 *       org.subjectdesk.wxapi.Meaning}, and gets the answer within the platform's patience ({@link
 *       org.subjectdesk.wxapi.Answering}).
 *   <li>Out: {@link org.subjectdesk.wxapi.TokenCalls} makes a call with the account's token, of
 *       which there is one flight at a time ({@link org.subjectdesk.wxapi.TokenFlight}); {@link
 *       org.subjectdesk.wxapi.ErrorCodes} says what a refusal means for the outbox; {@link
 *       org.subjectdesk.wxapi.PassiveText} writes menus for where there are none.
 * </ul>
 *
 * <p>Beside the two edges this is the only place that may use WxJava: the cures of its transport
 * have to throw and take its own types.
 */
@NullMarked
package org.subjectdesk.wxapi;

import org.jspecify.annotations.NullMarked;
