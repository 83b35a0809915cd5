/**
 * The public catalogue (一体化馆藏): {@code /catalogue/{library}}, what the members have together, seen
 * from one of them. Made by the server, without script, so that it is fast on a phone.
 */
@NullMarked
package org.subjectdesk.alliance.opac;

import org.jspecify.annotations.NullMarked;
