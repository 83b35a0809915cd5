/**
 * The load generator: raw sockets on Vert.x event loops, cheap enough not to be the limit. {@link
 * org.subjectdesk.bench.load.LoadGenerator} is its front door.
 */
@NullMarked
package org.subjectdesk.bench.load;

import org.jspecify.annotations.NullMarked;
