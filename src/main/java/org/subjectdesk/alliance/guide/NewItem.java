package org.subjectdesk.alliance.guide;

import java.net.URI;

/**
 * Something that came in lately, as a guide lists it.
 *
 * @param about who wrote it, when, who has it
 */
public record NewItem(String title, String about, URI link) {}
