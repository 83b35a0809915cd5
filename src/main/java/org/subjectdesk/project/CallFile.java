package org.subjectdesk.project;

import java.time.Instant;
import org.subjectdesk.call.FileKind;
import org.subjectdesk.call.Holder;

/**
 * An attachment without its content.
 *
 * @param size in bytes
 * @param author the id of who brought it
 */
public record CallFile(
    String id,
    String call,
    Holder holder,
    String name,
    FileKind kind,
    long size,
    String author,
    Instant at) {}
