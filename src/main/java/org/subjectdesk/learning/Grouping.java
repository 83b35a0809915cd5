package org.subjectdesk.learning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts questions together that mean the same. What is asked most leads; every other question joins
 * the leader that it is most alike, or leads a group of its own. The work is bounded: when it is
 * used up, questions that were not yet looked at are left out, the rare and old ones.
 *
 * <p>Not safe for threads; use one for one set of questions.
 */
public final class Grouping {
  /** Multiplications; about a second. */
  private static final long MOST_WORK = 1_000_000_000;

  private static final int EXAMPLES = 50;

  private final List<Led> groups = new ArrayList<>();
  private final Meaning meaning;
  private long work;

  private Grouping(Meaning meaning, long work) {
    this.meaning = meaning;
    this.work = work;
  }

  /**
   * Groups of questions.
   *
   * @param groups the biggest first
   * @param leftOut how many questions are in none of them
   */
  public record Groups(List<Group> groups, int leftOut) {
    public Groups {
      groups = List.copyOf(groups);
    }
  }

  /**
   * Questions that mean the same.
   *
   * @param question the one that was asked most
   * @param count how often all of them were asked together
   * @param outcomes how often each outcome
   * @param examples up to 50 different texts, what was asked most first, {@code question} among
   *     them
   * @param first the hour of the oldest
   * @param last the hour of the newest
   */
  public record Group(
      String question,
      int count,
      Map<Outcome, Integer> outcomes,
      List<Example> examples,
      Instant first,
      Instant last) {
    public Group {
      outcomes = Map.copyOf(outcomes);
      examples = List.copyOf(examples);
    }
  }

  /** A text and how often it was asked, in whatever punctuation. */
  public record Example(String text, int count) {}

  /** Groups questions that come the newest first. */
  public static Groups of(List<Unanswered> questions, Meaning meaning) {
    return of(questions, meaning, MOST_WORK);
  }

  static Groups of(List<Unanswered> questions, Meaning meaning, long work) {
    var grouping = new Grouping(meaning, work);
    var leftOut = 0;
    for (var text : byCount(questions)) {
      if (grouping.work > 0) {
        grouping.add(text);
      } else {
        leftOut += text.size();
      }
    }
    var groups =
        grouping.groups.stream()
            .map(Led::group)
            .sorted(Comparator.comparingInt(Group::count).reversed())
            .toList();
    return new Groups(groups, leftOut);
  }

  /** Word for word the same question together, what was asked most, then newest, first. */
  private static List<List<Unanswered>> byCount(List<Unanswered> questions) {
    var same = new LinkedHashMap<String, List<Unanswered>>();
    for (var question : questions) {
      same.computeIfAbsent(question.bare(), _ -> new ArrayList<>()).add(question);
    }
    return same.values().stream()
        .sorted(Comparator.<List<Unanswered>>comparingInt(Collection::size).reversed())
        .toList();
  }

  private void add(List<Unanswered> text) {
    var place = new Place(meaning.place(text.getFirst().text()));
    nearest(place)
        .orElseGet(
            () -> {
              var led = new Led(place);
              groups.add(led);
              return led;
            })
        .texts
        .add(text);
  }

  private Optional<Led> nearest(Place place) {
    var best = Optional.<Led>empty();
    var most = meaning.same();
    for (var group : groups) {
      var cosine = place.cosine(group.place);
      if (cosine >= most) {
        most = cosine;
        best = Optional.of(group);
      }
    }
    work -= (long) groups.size() * place.size() + 1;
    return best;
  }

  private static final class Led {
    private final Place place;
    private final List<List<Unanswered>> texts = new ArrayList<>();

    Led(Place place) {
      this.place = place;
    }

    Group group() {
      var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
      var all = texts.stream().flatMap(List::stream).toList();
      all.forEach(question -> outcomes.merge(question.outcome(), 1, Integer::sum));
      var examples =
          texts.stream()
              .limit(EXAMPLES)
              .map(same -> new Example(same.getFirst().text(), same.size()))
              .toList();
      var times = all.stream().map(Unanswered::at).sorted().toList();
      return new Group(
          examples.getFirst().text(),
          all.size(),
          outcomes,
          examples,
          times.getFirst(),
          times.getLast());
    }
  }
}
