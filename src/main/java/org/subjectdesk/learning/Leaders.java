package org.subjectdesk.learning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * One step of {@link Grouping}: whoever comes first leads; whoever is near enough joins the nearest
 * leader. Not safe for threads.
 */
final class Leaders {
  /** The order in which questions should be added. Stable, so that the newest stay first. */
  static final Comparator<List<Unanswered>> BIGGEST_FIRST =
      Comparator.<List<Unanswered>>comparingInt(Collection::size).reversed();

  private final List<List<Unanswered>> groups = new ArrayList<>();
  private final Places places = new Places();
  private final Meaning meaning;
  private long work;
  private int leftOut;

  /**
   * Starts without a leader.
   *
   * @param work how many steps of comparing may be done; what comes later is left out
   */
  Leaders(Meaning meaning, long work) {
    this.meaning = meaning;
    this.work = work;
  }

  /** Adds questions that are together already; the first speaks for all. */
  void add(List<Unanswered> questions) {
    if (work <= 0) {
      leftOut += questions.size();
      return;
    }
    var place = meaning.place(questions.getFirst().text());
    nearest(place)
        .ifPresentOrElse(
            group -> groups.get(group).addAll(questions),
            () -> {
              places.add(place);
              groups.add(new ArrayList<>(questions));
            });
  }

  private OptionalInt nearest(float[] place) {
    work -= places.work(place) + 1;
    var cosines = places.cosines(place);
    var best = OptionalInt.empty();
    var most = meaning.same();
    for (var group = 0; group < cosines.length; group++) {
      if (cosines[group] >= most) {
        most = cosines[group];
        best = OptionalInt.of(group);
      }
    }
    return best;
  }

  /** What led where, the biggest group first. */
  List<List<Unanswered>> groups() {
    return groups.stream().sorted(BIGGEST_FIRST).toList();
  }

  /** How many questions were left out. */
  int leftOut() {
    return leftOut;
  }
}
