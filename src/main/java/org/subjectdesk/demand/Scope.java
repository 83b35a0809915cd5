package org.subjectdesk.demand;

/**
 * Whose readers are looked at.
 *
 * @param library a member's id; {@code *} = all
 * @param subject a code of the catalogue, and whatever is within it; empty = whatever they ask
 *     about
 */
public record Scope(String library, String subject) {
  private static final int GROUP = 2;

  /** Whether something that is about this subject, empty = unknown, belongs to it. */
  boolean covers(String other) {
    return other.startsWith(subject);
  }

  /** The major group (专业大类) of a subject; empty where it is unknown. */
  static String group(String subject) {
    return subject.length() <= GROUP ? subject : subject.substring(0, GROUP);
  }
}
