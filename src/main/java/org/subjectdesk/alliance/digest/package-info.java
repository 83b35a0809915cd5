/**
 * Digests (订阅): {@code /d/{token}}, the page of what is new for a reader's subjects. Made by the
 * server, without script; holds nothing about her.
 */
@NullMarked
package org.subjectdesk.alliance.digest;

import org.jspecify.annotations.NullMarked;
