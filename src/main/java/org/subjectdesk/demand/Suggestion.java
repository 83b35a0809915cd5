package org.subjectdesk.demand;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.subjectdesk.learning.Grouping.Example;

/**
 * Something that librarians could do, with its evidence.
 *
 * @param id what it is about, the same as long as that is; see {@link Keys}
 * @param about the id of an entry or a platform, the code of a subject; empty where the title says
 *     it all
 * @param title in readers' words, masked; the id or code where there are none
 * @param subject a code of the catalogue; empty = unknown
 * @param evidence what it stands on
 */
public record Suggestion(
    String id, Kind kind, String about, String title, String subject, Evidence evidence) {
  /** What to do. */
  public enum Kind {
    /** Write this answer. */
    FAQ,
    /** Improve this answer. */
    IMPROVE,
    /** Buy this, or give access to it. */
    BUY,
    /** Let readers have this from another member. */
    SHARE,
    /** Learn this, or find somebody who knows it. */
    TRAIN,
    /** This platform helps nobody that is led there. */
    REFERRAL;

    /** Its name on the wire and in ids. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a suggestion stands on.
   *
   * @param count how often what speaks for it happened
   * @param of of how many; 0 where that says nothing
   * @param figures more, by name
   * @param examples masked, most frequent first
   * @param first the hour, or the start, of what is counted
   * @param last the hour, or the end
   * @param again whether somebody had decided, and this came afterwards
   */
  public record Evidence(
      int count,
      int of,
      Map<String, Long> figures,
      List<Example> examples,
      Instant first,
      Instant last,
      boolean again) {
    public Evidence {
      figures = Map.copyOf(figures);
      examples = List.copyOf(examples);
    }
  }
}
