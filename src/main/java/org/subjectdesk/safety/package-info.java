/**
 * Content safety (内容安全): what readers and librarians publish to others is looked at first, and a
 * hit waits for a person. See {@code docs/safety.md}.
 *
 * <ul>
 *   <li>{@link org.subjectdesk.safety.WordList} is the local list; {@link
 *       org.subjectdesk.safety.WordFiles} reads it from the content folder.
 *   <li>{@link org.subjectdesk.safety.PlatformCheck} is the port to WeChat's {@code msg_sec_check};
 *       its adapter is in the edge to mini-programs.
 *   <li>{@link org.subjectdesk.safety.Safety} asks both: a hit of either holds, and where the
 *       platform cannot say, the list decides.
 *   <li>{@link org.subjectdesk.safety.HeldTexts} owns the table {@code held}: what waits, and what
 *       was decided. What a release does is for those who know the texts: {@code
 *       conversation.Releases} and {@code editing.Publication}.
 * </ul>
 *
 * <p>The platform is asked before a transaction, never in one.
 */
@NullMarked
package org.subjectdesk.safety;

import org.jspecify.annotations.NullMarked;
