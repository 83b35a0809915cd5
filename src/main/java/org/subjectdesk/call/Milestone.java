package org.subjectdesk.call;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Something that is to be there on a day.
 *
 * @param deliverable what
 * @param party whose duty it is, as in {@link Party#application}
 * @param note what was said when it changed last
 */
public record Milestone(
    String id,
    String title,
    String deliverable,
    LocalDate due,
    String party,
    Stage stage,
    String note) {
  /** How far it is. */
  public enum Stage {
    PLANNED,
    DELIVERED,
    ACCEPTED,
    DROPPED;

    /** Its name in the store and on the wire. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one that the store kept. */
    public static Stage kept(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing is to be done any more. */
    boolean isOver() {
      return this == ACCEPTED || this == DROPPED;
    }
  }

  Milestone in(Stage next, String words) {
    return new Milestone(id, title, deliverable, due, party, next, words);
  }
}
