package org.subjectdesk.demand;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.subjectdesk.learning.Grouping.Example;
import org.subjectdesk.learning.Grouping.Group;

/** Questions of one meaning that nobody answers, week by week. Pure. */
public final class Topics {
  private static final int MOST = 50;
  private static final int EXAMPLES = 5;

  private Topics() {}

  /**
   * One topic.
   *
   * @param question what was asked most, masked
   * @param subject a code of the catalogue; empty = unknown
   * @param weeks how often in each week, the oldest first
   */
  public record Topic(
      String question,
      int count,
      String subject,
      List<Integer> weeks,
      Trend trend,
      List<Example> examples) {
    public Topic {
      weeks = List.copyOf(weeks);
      examples = List.copyOf(examples);
    }
  }

  /** The topics of a time: what rises first, then what is asked most. */
  static List<Topic> of(List<Group> groups, Span span, long[] asked) {
    return groups.stream()
        .map(group -> topic(group, span, asked))
        .sorted(
            Comparator.<Topic, Boolean>comparing(one -> one.trend().kind() != Trend.Kind.RISING)
                .thenComparing(Topic::count, Comparator.reverseOrder()))
        .limit(MOST)
        .toList();
  }

  private static Topic topic(Group group, Span span, long[] asked) {
    var weeks = new int[span.weeks()];
    group.times().forEach(at -> weeks[span.weekOf(at)]++);
    return new Topic(
        group.question(),
        group.count(),
        group.subject(),
        Arrays.stream(weeks).boxed().toList(),
        Trend.of(weeks, asked),
        group.examples().stream().limit(EXAMPLES).toList());
  }
}
