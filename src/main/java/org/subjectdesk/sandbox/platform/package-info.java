/**
 * The half of WeChat that pushes: it speaks the Official Account protocol to a real callback over
 * real HTTP, as the platform's pages 接入指南, 接收普通消息, 接收事件推送, 被动回复用户消息 and 消息加解密说明 describe it.
 *
 * <p>{@link org.subjectdesk.sandbox.platform.Platform} is the front door: it pushes what a {@link
 * org.subjectdesk.sandbox.platform.Reader} does (an {@link org.subjectdesk.sandbox.platform.Act})
 * and returns the {@link org.subjectdesk.sandbox.platform.Exchange}, with every try. It knows no
 * page, keeps no state and needs nothing else of the sandbox, so tests use it alone.
 */
@NullMarked
package org.subjectdesk.sandbox.platform;

import org.jspecify.annotations.NullMarked;
