/**
 * The local stand-in for WeChat, for the demo and for tests: nobody needs an account, nothing
 * leaves the machine. Never part of {@code serve}.
 *
 * <p>{@link org.subjectdesk.sandbox.Sandbox} is the front door. Its parts: {@link
 * org.subjectdesk.sandbox.platform.Platform} pushes what readers do to the desk's real callback;
 * {@code WechatRoutes} is the API that the desk calls in turn ({@code /sandbox/wechat/cgi-bin/…});
 * {@code Dialogues} remembers what appeared on whose phone; {@code PageRoutes} and {@code Live}
 * show it to the page {@code /sandbox/} and take its commands; {@code Faults} holds what shall go
 * wrong.
 *
 * <p>All state is in memory and bounded; what is oldest is forgotten. Everything is thread-safe,
 * because several event loops share the routes.
 */
@NullMarked
package org.subjectdesk.sandbox;

import org.jspecify.annotations.NullMarked;
