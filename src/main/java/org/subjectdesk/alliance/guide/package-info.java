/**
 * Subject guides (学科导航): {@code /g/{library}/{subject}}, one page with what a library has for a
 * subject. Made by the server, without script, so that it is fast on a phone and can be printed.
 */
@NullMarked
package org.subjectdesk.alliance.guide;

import org.jspecify.annotations.NullMarked;
