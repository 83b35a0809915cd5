package org.subjectdesk.directory;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.subjectdesk.script.Words;

/**
 * Where a library's records can be harvested by OAI-PMH 2.0.
 *
 * @param id names it in the store; never another source's
 * @param library whose records they are
 * @param name told to librarians
 * @param address the provider's base URL; http or https
 * @param set only the records of this set; empty = all
 * @param prefix the form that is asked for, such as {@code oai_dc} or {@code marcxml}
 * @param every from one harvest to the next
 */
public record CatalogueSource(
    String id,
    String library,
    Words name,
    URI address,
    Optional<String> set,
    String prefix,
    Duration every) {}
