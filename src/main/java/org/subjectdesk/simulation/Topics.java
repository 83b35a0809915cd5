package org.subjectdesk.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** What readers ask that nobody answers ({@code simulation/topics.tsv}). */
final class Topics {
  /** How a topic goes over a term. */
  enum Shape {
    /** More from week to week, until the examinations. */
    RISING,
    STEADY,
    FALLING,
    /** Only at the time of the examinations. */
    EXAMS;

    private static final int GROWING = 6;

    /** How often it is asked in a week, beside the others. */
    int in(int week, Term term) {
      var toExams = term.examWeek() - 1 - week;
      return switch (this) {
        case RISING -> toExams < 0 || toExams >= GROWING ? 0 : 1 << (GROWING - 1 - toExams);
        case STEADY -> week == Term.HOLIDAY_WEEK ? 1 : 8;
        case FALLING -> week < GROWING ? 1 << (GROWING - 1 - week) : 0;
        case EXAMS -> week < term.examWeek() ? 0 : 20;
      };
    }
  }

  /**
   * A topic.
   *
   * @param words ways to ask for it
   */
  record Topic(Shape shape, String id, List<String> words) {}

  private Topics() {}

  static List<Topic> read() {
    var topics = new LinkedHashMap<String, Topic>();
    for (var line : lines()) {
      var cells = line.split("\t", -1);
      var shape = Shape.valueOf(cells[0].toUpperCase(Locale.ROOT));
      topics
          .computeIfAbsent(cells[1], id -> new Topic(shape, id, new ArrayList<>()))
          .words()
          .add(cells[2]);
    }
    return List.copyOf(topics.values());
  }

  private static List<String> lines() {
    try (var in = Topics.class.getResourceAsStream("/simulation/topics.tsv")) {
      if (in == null) {
        throw new IllegalStateException("simulation/topics.tsv is not in the jar");
      }
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
