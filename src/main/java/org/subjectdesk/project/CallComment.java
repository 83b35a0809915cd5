package org.subjectdesk.project;

import java.time.Instant;

/**
 * Something said.
 *
 * @param key the name that its writer's page gave it: sent twice, it stands once
 * @param milestone what it is about; empty = the whole project
 */
public record CallComment(
    String key, String milestone, String author, String library, String text, Instant at) {}
