/**
 * What every HTTP edge of the desk shares: {@link org.subjectdesk.http.WebServer} listens and
 * drains, {@link org.subjectdesk.http.Problem} is the one shape of an error, {@link
 * org.subjectdesk.http.Health} says whether the desk lives and may be given work, {@link
 * org.subjectdesk.http.Html} makes data safe for a page.
 */
@NullMarked
package org.subjectdesk.http;

import org.jspecify.annotations.NullMarked;
