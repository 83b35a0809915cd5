/**
 * The edge to WeChat mini-programs.
 *
 * <ul>
 *   <li>In: {@link org.subjectdesk.miniprogram.MessagePush} is the route of their customer messages
 *       (客服消息); {@link org.subjectdesk.miniprogram.Pushes} turns the fields of one into an {@link
 *       org.subjectdesk.message.Inbound}. Nothing is handed back with it: replies are rows of the
 *       outbox.
 *   <li>Out: {@link org.subjectdesk.miniprogram.CustomerMessages} makes one attempt to send one
 *       through the customer-service API.
 *   <li>{@link org.subjectdesk.miniprogram.LoginApi} opens sessions of the desk's own API for
 *       readers of a mini-program's pages, by the code that {@code wx.login} gave them.
 *   <li>{@link org.subjectdesk.miniprogram.MiniPrograms} holds one API client for each.
 * </ul>
 *
 * <p>One person may have three accounts here: {@code ma:wx…} writes customer messages, {@code
 * app:wx…} uses the pages, and {@code wx…} follows the Official Account. {@link
 * org.subjectdesk.reader.Persons} knows that they are one.
 *
 * <p>WxJava supplies the messages, addresses and constants, and its transport is replaced as in the
 * edge to Official Accounts: see {@link org.subjectdesk.wxapi}. Source of the protocol: the
 * platform's pages 接收客服消息, 发送客服消息, 消息推送 and 小程序登录.
 */
@NullMarked
package org.subjectdesk.miniprogram;

import org.jspecify.annotations.NullMarked;
