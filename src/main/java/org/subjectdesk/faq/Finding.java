package org.subjectdesk.faq;

import java.util.Optional;

/**
 * What a librarian should know of an entry before it goes live.
 *
 * @param entry as it would be
 * @param text the text of the entry that it is about: its question, a variant, or a piece of its
 *     answer
 * @param other the other side, where there is one
 * @param note what more there is to say: libraries, or what became of a link; may be empty
 */
public record Finding(Kind kind, FaqEntry entry, String text, Optional<Other> other, String note) {
  /** What is the matter. */
  public enum Kind {
    /** Another entry answers the same question otherwise. */
    NEAR_DUPLICATE,
    /** A variant leads to another entry, unless it is asked word for word. */
    VARIANT_OF_ANOTHER,
    /** Who asks alike, but not word for word, is not even offered the entry. */
    NOT_FOUND,
    /** A library has no value for a placeholder of the answer. */
    PLACEHOLDER,
    /** A link of the answer is no address, or nothing is there. */
    LINK
  }

  /**
   * The other side.
   *
   * @param text which of its texts is the nearest
   * @param confidence how likely the desk thinks it is right, from 0 to 1; 1 = word for word
   */
  public record Other(FaqEntry entry, String text, double confidence) {}
}
