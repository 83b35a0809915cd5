package org.subjectdesk.directory;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.subjectdesk.script.Words;

/**
 * Where a member's catalogue is harvested by OAI-PMH 2.0.
 *
 * @param library the member whose holdings these are
 * @param address the base URL, of http or https
 * @param set the set to harvest; empty = all
 * @param prefix the form of the records: {@code oai_dc} or {@code marcxml}
 * @param every how often
 */
public record CatalogueSource(
    String id,
    String library,
    Words name,
    URI address,
    Optional<String> set,
    String prefix,
    Duration every) {}
