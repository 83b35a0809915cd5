package org.subjectdesk.learning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts questions together that mean the same, in three steps that each leave fewer: word for word
 * the same, the same characters, the same meaning. In each step what is asked most leads, and every
 * other joins the leader that it is most alike, or leads a group of its own. A meaning may be dear,
 * so only the biggest groups are placed by it; and the work is bounded: when it is used up, what is
 * rare and old is left out.
 */
public final class Grouping {
  /**
   * Steps of comparing in the second step: half a second, and enough for 20,000 short questions of
   * which no two are alike.
   */
  private static final long MOST_WORK = 500_000_000;

  /** Groups that the third step looks at: as many texts are placed by their meaning. */
  private static final int MOST_PLACED = 500;

  private static final int EXAMPLES = 50;

  private Grouping() {}

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
   * @param subject the one that most of them are about; empty = unknown
   * @param times the hour of each, the oldest first
   */
  public record Group(
      String question,
      int count,
      Map<Outcome, Integer> outcomes,
      List<Example> examples,
      String subject,
      List<Instant> times) {
    public Group {
      outcomes = Map.copyOf(outcomes);
      examples = List.copyOf(examples);
      times = List.copyOf(times);
    }

    /** The hour of the oldest. */
    public Instant first() {
      return times.getFirst();
    }

    /** The hour of the newest. */
    public Instant last() {
      return times.getLast();
    }
  }

  /** A text and how often it was asked, in whatever punctuation. */
  public record Example(String text, int count) {}

  /** Groups questions that come the newest first. */
  public static Groups of(List<Unanswered> questions, Meaning meaning) {
    return of(questions, meaning, MOST_WORK);
  }

  static Groups of(List<Unanswered> questions, Meaning meaning, long work) {
    var alike = new Leaders(new SharedCharacters(), work);
    wordForWord(questions).forEach(alike::add);
    var bySize = alike.groups();
    var placed = Math.min(MOST_PLACED, bySize.size());
    var sameMeaning = new Leaders(meaning, Long.MAX_VALUE);
    bySize.subList(0, placed).forEach(sameMeaning::add);
    var groups = new ArrayList<>(sameMeaning.groups());
    groups.addAll(bySize.subList(placed, bySize.size()));
    groups.sort(Leaders.BIGGEST_FIRST);
    return new Groups(groups.stream().map(Grouping::group).toList(), alike.leftOut());
  }

  private static List<List<Unanswered>> wordForWord(List<Unanswered> questions) {
    var same = new LinkedHashMap<String, List<Unanswered>>();
    for (var question : questions) {
      same.computeIfAbsent(question.bare(), _ -> new ArrayList<>()).add(question);
    }
    return same.values().stream().sorted(Leaders.BIGGEST_FIRST).toList();
  }

  private static Group group(List<Unanswered> questions) {
    var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
    questions.forEach(question -> outcomes.merge(question.outcome(), 1, Integer::sum));
    var examples =
        wordForWord(questions).stream()
            .limit(EXAMPLES)
            .map(same -> new Example(same.getFirst().text(), same.size()))
            .toList();
    var times = questions.stream().map(Unanswered::at).sorted(Comparator.naturalOrder()).toList();
    return new Group(
        examples.getFirst().text(),
        questions.size(),
        outcomes,
        examples,
        subject(questions),
        times);
  }

  private static String subject(List<Unanswered> questions) {
    var counts = new LinkedHashMap<String, Integer>();
    questions.stream()
        .map(Unanswered::subject)
        .filter(subject -> !subject.isEmpty())
        .forEach(subject -> counts.merge(subject, 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
