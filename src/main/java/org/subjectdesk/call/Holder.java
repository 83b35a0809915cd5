package org.subjectdesk.call;

/**
 * What an attachment belongs to: an application, a milestone, or, with neither, the call itself.
 *
 * @param application its id, or empty
 * @param milestone its id, or empty
 */
public record Holder(String application, String milestone) {
  /** Whether it is the call itself. */
  boolean isCall() {
    return application.isEmpty() && milestone.isEmpty();
  }
}
