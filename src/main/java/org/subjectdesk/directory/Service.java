package org.subjectdesk.directory;

import org.subjectdesk.script.Words;

/**
 * Something that readers need and a chat cannot give, such as a novelty search (查新).
 *
 * @param id as flows name it in {@code refer}
 * @param name as readers are told
 */
public record Service(String id, Words name) {}
