/**
 * Referral (引流): the link {@code /r/{token}} that leads a reader to a platform, and whether
 * platforms work.
 */
@NullMarked
package org.subjectdesk.alliance.referral;

import org.jspecify.annotations.NullMarked;
