/**
 * {@link org.subjectdesk.bench.arena.Arena} has all servers running side by side, each row of the
 * table as a {@link org.subjectdesk.bench.arena.Contest}.
 */
@NullMarked
package org.subjectdesk.bench.arena;

import org.jspecify.annotations.NullMarked;
