package org.subjectdesk.learning;

import java.time.Instant;

/**
 * A question that got no good answer.
 *
 * @param text as it was asked, masked
 * @param bare its letters and digits: the same for questions that are word for word the same
 * @param outcome what came of it
 * @param subject what it is about, a code of the catalogue; empty = unknown
 * @param at the hour in which it was asked
 */
public record Unanswered(String text, String bare, Outcome outcome, String subject, Instant at) {}
