package org.subjectdesk.faq;

import java.util.List;

/**
 * What a search came to.
 *
 * @param band what the hits are good for
 * @param hits up to ten entries, the best first
 * @param exact whether the question is word for word a text of the first hit
 */
public record Found(Band band, List<Match> hits, boolean exact) {
  /** Nothing at all. */
  public static final Found NOTHING = new Found(Band.DECLINE, List.of(), false);

  public Found {
    hits = List.copyOf(hits);
  }

  /** The same hits, but not trusted enough for an outright answer. */
  Found unsure() {
    return band == Band.ANSWER ? new Found(Band.CLARIFY, hits, false) : this;
  }
}
