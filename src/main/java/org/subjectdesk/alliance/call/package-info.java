/**
 * Project calls (项目招募) as readers see them: the open ones of their subject, for pages of the desk's
 * API and for guides. Librarians' side is {@code console}'s.
 */
@NullMarked
package org.subjectdesk.alliance.call;

import org.jspecify.annotations.NullMarked;
