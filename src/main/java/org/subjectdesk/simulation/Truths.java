package org.subjectdesk.simulation;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.subjectdesk.simulation.Errand.Opinion;

/** What the desk should have seen when a plot was played, counted from the plot alone. */
final class Truths {
  /** What is counted, each for the library of the reader. */
  enum Count {
    VISITS,
    READERS,
    QUESTIONS,
    ANSWERED,
    UNANSWERED,
    JUDGED,
    HELPFUL,
    HANDED,
    ASKED,
    TAKEN,
    UNTAKEN,
    TICKETS,
    IN_TIME,
    RATINGS,
    STARS,
    REFERRALS,
    CLICKED,
    ENDED,
    SOLVED,
    SUBSCRIPTIONS,
    RECEIVED,
    /** Referrals to the core library's own platform that helped readers of others. */
    SOLVED_BY_CORE
  }

  private final Map<Count, Map<String, Long>> counts = new EnumMap<>(Count.class);
  private final Map<String, Map<String, Long>> asked = new TreeMap<>();
  private final Map<Integer, Map<Count, Long>> weeks = new TreeMap<>();
  private final Plot plot;

  private Truths(Plot plot) {
    this.plot = plot;
  }

  static Truths of(Plot plot) {
    var truths = new Truths(plot);
    var known = new HashSet<Integer>();
    for (var day : plot.term().days()) {
      for (var visit : plot.on(day)) {
        truths.add(Count.VISITS, visit.library());
        if (known.add(visit.reader())) {
          truths.add(Count.READERS, visit.library());
        }
        truths.add(visit, plot.term().week(day));
      }
    }
    return truths;
  }

  private void add(Visit visit, int week) {
    var library = visit.library();
    switch (visit.errand()) {
      case Errand.Ask(var question, var opinion) -> {
        question(Count.ANSWERED, library, week);
        asked.computeIfAbsent(question, _ -> new TreeMap<>()).merge(library, 1L, Long::sum);
        judged(opinion, library, week);
      }
      case Errand.AskInVain _ -> question(Count.UNANSWERED, library, week);
      case Errand.Wish(var words) -> {
        // One that the catalogue answers is no question to the FAQ.
        if (!words.equals(Plot.SHARED)) {
          question(Count.UNANSWERED, library, week);
        }
      }
      case Errand.Talk talk -> {
        add(library, Count.HANDED, Count.ASKED, Count.TAKEN);
        if (talk.stars() > 0) {
          add(Count.RATINGS, library);
          add(Count.STARS, library, talk.stars());
        }
        if (talk.away()) {
          add(Count.RECEIVED, library);
        }
      }
      case Errand.GiveUp _ -> add(library, Count.HANDED, Count.ASKED, Count.UNTAKEN);
      case Errand.Leave(_, var late) -> {
        add(library, Count.HANDED, Count.ASKED, Count.UNTAKEN, Count.TICKETS);
        add(Count.IN_TIME, library, late ? 0 : 1);
      }
      case Errand.Research research -> add(research, library);
      case Errand.Subscribe _ -> add(Count.SUBSCRIPTIONS, library);
    }
  }

  private void judged(Opinion opinion, String library, int week) {
    if (opinion != Opinion.NONE) {
      add(Count.JUDGED, library);
      add(Count.HELPFUL, library, opinion == Opinion.HELPFUL ? 1 : 0);
    }
    if (opinion == Opinion.NOT_HELPFUL) {
      in(week, Count.UNANSWERED);
    }
  }

  private void add(Errand.Research research, String library) {
    add(Count.REFERRALS, library);
    add(Count.CLICKED, library, research.opens() ? 1 : 0);
    research
        .solved()
        .ifPresent(
            solved -> {
              add(Count.ENDED, library);
              add(Count.SOLVED, library, solved ? 1 : 0);
              var core = plot.cast().core();
              var helps = solved && research.wish().equals(Plot.PROJECT_SERVICE);
              add(Count.SOLVED_BY_CORE, library, helps && !library.equals(core) ? 1 : 0);
            });
  }

  private void question(Count how, String library, int week) {
    add(library, Count.QUESTIONS, how);
    in(week, Count.QUESTIONS);
    if (how == Count.UNANSWERED) {
      in(week, how);
    }
  }

  private void in(int week, Count count) {
    weeks.computeIfAbsent(week, _ -> new EnumMap<>(Count.class)).merge(count, 1L, Long::sum);
  }

  private void add(String library, Count... all) {
    for (var count : all) {
      add(count, library);
    }
  }

  private void add(Count count, String library) {
    add(count, library, 1);
  }

  private void add(Count count, String library, long so) {
    counts.computeIfAbsent(count, _ -> new TreeMap<>()).merge(library, so, Long::sum);
  }

  long of(Count count, String library) {
    return counts.getOrDefault(count, Map.of()).getOrDefault(library, 0L);
  }

  long of(Count count) {
    return counts.getOrDefault(count, Map.of()).values().stream().mapToLong(it -> it).sum();
  }

  /** In a week, counted from 0. */
  long in(Count count, int week) {
    return weeks.getOrDefault(week, Map.of()).getOrDefault(count, 0L);
  }

  /** How often readers of other libraries than this one asked a question. */
  long askedElsewhere(String question, String library) {
    return asked.getOrDefault(question, Map.of()).entrySet().stream()
        .filter(one -> !one.getKey().equals(library))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
