package org.subjectdesk.simulation;

import java.util.Optional;

/** What a reader comes for. */
sealed interface Errand {
  /** What a reader says of an answer. */
  enum Opinion {
    NONE,
    HELPFUL,
    NOT_HELPFUL
  }

  /** A question whose answer is in the FAQ, in the FAQ's own words. */
  record Ask(String question, Opinion opinion) implements Errand {}

  /** A question that nobody has answered. */
  record AskInVain(String topic, String words) implements Errand {}

  /** A wish for a title that her library does not have. */
  record Wish(String words) implements Errand {}

  /**
   * A talk with a librarian.
   *
   * @param subject her page's; empty if it has none
   * @param stars 0 = she gives none
   * @param away nobody of her library is there, and she agrees to the shared desk
   */
  record Talk(String subject, String words, int stars, boolean away) implements Errand {}

  /** She wants a person, and has no time to wait. */
  record GiveUp(String subject) implements Errand {}

  /**
   * In the evening she leaves a message.
   *
   * @param late it is answered after it was due
   */
  record Leave(String words, boolean late) implements Errand {}

  /**
   * A need that a platform meets.
   *
   * @param wish how she says it
   * @param opens she follows the link
   * @param solved what she tells afterwards; empty = nothing
   */
  record Research(String wish, String need, boolean opens, Optional<Boolean> solved)
      implements Errand {}

  /** She wants to be told of what is new in a programme. */
  record Subscribe(String programme) implements Errand {}
}
