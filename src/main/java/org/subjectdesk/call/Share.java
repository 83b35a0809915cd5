package org.subjectdesk.call;

import java.util.List;

/**
 * A part of a whole.
 *
 * @param name whose, or what it is for
 * @param points in basis points: 10,000 are the whole
 */
public record Share(String name, int points) {
  /** The points of a whole. */
  public static final int WHOLE = 10_000;

  /** Whether parts are a whole: none is empty, and nothing is left over. */
  public static boolean areWhole(List<Share> parts) {
    return parts.stream().allMatch(one -> one.points() > 0 && !one.name().isBlank())
        && parts.stream().mapToLong(Share::points).sum() == WHOLE;
  }
}
