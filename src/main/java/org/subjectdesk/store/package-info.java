/**
 * One thin layer over JDBC for the two databases of the desk, and the only place that knows them.
 *
 * <p>{@link org.subjectdesk.store.Store} has one SQLite file or a PostgreSQL database behind it.
 * Writing goes through <i>lanes</i>: a lane is a thread with a connection that takes whatever waits
 * for it, runs it one after the other, commits once, and only then tells the callers. So a commit's
 * price, which is the disk's, is shared by all who wait for it; and what belongs to one key (a
 * reader) never interleaves. SQLite has one lane, PostgreSQL a few; across nodes the database's
 * unique keys and the rows' versions ({@link org.subjectdesk.store.ConflictException}) decide.
 * Reading goes past the lanes, on a small pool.
 *
 * <p>The same SQL runs on both databases. What to know when writing it:
 *
 * <ul>
 *   <li>Whole numbers, flags (1 or 0) and moments (milliseconds since 1970) are {@code BIGINT}.
 *   <li>In migrations {@code ${text}} is a text that is compared and sorted by its bytes on both,
 *       {@code ${bytes}} a blob, {@code ${serial}} a generated number as primary key.
 *   <li>{@code INSERT … ON CONFLICT … DO NOTHING}, {@code DO UPDATE} and {@code RETURNING} work on
 *       both; {@code LIKE} ignores the case of ASCII letters on SQLite only.
 *   <li>A failed statement dooms its transaction, on both.
 * </ul>
 */
@NullMarked
package org.subjectdesk.store;

import org.jspecify.annotations.NullMarked;
