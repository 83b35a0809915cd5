package org.subjectdesk.message;

import java.time.Instant;

/**
 * Where a message comes from.
 *
 * @param library the member library whose account received it
 * @param reader who wrote it
 * @param id its deduplication id
 * @param at when it arrived here
 */
public record Origin(String library, ReaderId reader, MessageId id, Instant at) {}
