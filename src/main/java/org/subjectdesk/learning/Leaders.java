package org.subjectdesk.learning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One step of {@link Grouping}: whoever comes first leads; whoever is near enough joins the nearest
 * leader. Not safe for threads.
 */
final class Leaders {
  /** The order in which questions should be added. Stable, so that the newest stay first. */
  static final Comparator<List<Unanswered>> BIGGEST_FIRST =
      Comparator.<List<Unanswered>>comparingInt(Collection::size).reversed();

  private final List<Led> groups = new ArrayList<>();
  private final Meaning meaning;
  private long work;
  private int leftOut;

  private record Led(Place place, List<Unanswered> questions) {}

  /**
   * Starts without a leader.
   *
   * @param work how many multiplications may be done; what comes later is left out
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
    var place = new Place(meaning.place(questions.getFirst().text()));
    nearest(place)
        .ifPresentOrElse(
            led -> led.questions().addAll(questions),
            () -> groups.add(new Led(place, new ArrayList<>(questions))));
  }

  private Optional<Led> nearest(Place place) {
    var best = Optional.<Led>empty();
    var most = meaning.same();
    for (var group : groups) {
      var cosine = place.cosine(group.place());
      if (cosine >= most) {
        most = cosine;
        best = Optional.of(group);
      }
    }
    work -= (long) groups.size() * place.size() + 1;
    return best;
  }

  /** What led where, the biggest group first. */
  List<List<Unanswered>> groups() {
    return groups.stream().map(Led::questions).sorted(BIGGEST_FIRST).toList();
  }

  /** How many questions were left out. */
  int leftOut() {
    return leftOut;
  }
}
