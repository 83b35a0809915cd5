package org.subjectdesk.call;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a library, or an organisation through it, offers to do.
 *
 * @param organisation the organisation's name; empty = the library itself
 * @param material what it offers, in words
 * @param scores who judged it → points from 0 to 100, one for each criterion
 * @param version rises with every change of the application's own
 */
public record Application(
    String id,
    String library,
    String organisation,
    String material,
    Stage stage,
    Map<String, List<Integer>> scores,
    long version) {
  public Application {
    scores = Map.copyOf(scores);
  }

  /** How far an application is. */
  public enum Stage {
    DRAFT,
    SUBMITTED,
    WITHDRAWN,
    SELECTED,
    DECLINED;

    /** Its name in the store and on the wire. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one that the store kept. */
    public static Stage kept(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }

  Application in(Stage next) {
    return new Application(id, library, organisation, material, next, scores, version + 1);
  }

  Application saying(String text) {
    return new Application(id, library, organisation, text, Stage.DRAFT, scores, version + 1);
  }

  Application scored(Map<String, List<Integer>> next) {
    return new Application(id, library, organisation, material, stage, next, version);
  }

  /** The mean of all who judged, from 0 to 100, by the criteria's weights; empty before anybody. */
  public OptionalDouble score(List<Share> criteria) {
    return scores.values().stream()
        .mapToDouble(
            points -> {
              var sum = 0.0;
              for (var i = 0; i < points.size(); i++) {
                sum += (double) points.get(i) * criteria.get(i).points() / Share.WHOLE;
              }
              return sum;
            })
        .average();
  }
}
