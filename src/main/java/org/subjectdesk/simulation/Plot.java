package org.subjectdesk.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.subjectdesk.simulation.Errand.Opinion;

/**
 * Who comes on which day and what for; the same seed makes the same plot. Everything that the desk
 * must find out later is planted here: {@link Truths} counts it.
 */
public final class Plot {
  /** Nobody of the slow library takes calls in this subject. */
  static final String ORPHAN = "41";

  /** What no library has. */
  static final String WANTED_TOPIC = "量子烘焙";

  /** How readers name the need that the core library's own platform meets. */
  static final String PROJECT_SERVICE = "我要课题服务";

  /** What the last library does not have, but another. */
  static final String SHARED_TOPIC = "药物制剂";

  static final String SHARED = wish(SHARED_TOPIC);

  /** There are libraries with two and three times as many readers as others. */
  private static final int SIZES = 3;

  private static final int GROUPS = 19;
  private static final int FIRST_GROUP = 41;
  private static final int READERS_FOR_ONE = 4_000;
  private static final int MOST = 10;
  private static final int ORPHANS = 12;
  private static final int BAD = 8;
  private static final int WISHES = 9;
  private static final int AWAY = 20;
  private static final int FOR_EACH_ENTRY = 15;

  /** One of so many who come for the first time wants to be told of what is new. */
  private static final int NEWCOMERS = 80;

  private static final double AGAIN = 0.35;
  private static final int SOON = 3;
  private static final int LATER = 60;

  private final Map<LocalDate, List<Visit>> visits = new TreeMap<>();
  private final Cast cast;
  private final Term term;
  private final Random random;
  private final List<String> questions;
  private final List<Entry> entries;
  private final Draw<LocalDate> days;
  private final Draw<LocalDate> workdays;
  private final Draw<String> libraries;
  private int readers;

  /**
   * Plots a term.
   *
   * @param readers how many come at least once; a thousand or more
   * @param questions that the FAQ answers when they are asked in these words
   */
  public Plot(Cast cast, Term term, int readers, long seed, List<String> questions) {
    this.cast = cast;
    this.term = term;
    this.random = new Random(seed);
    this.questions = List.copyOf(questions);
    this.entries = Entry.of(cast);
    this.days = new Draw<>(random, term.days(), day -> term.day(day).load());
    this.workdays = days.only(day -> term.day(day).works());
    this.libraries =
        new Draw<>(random, cast.libraries(), one -> 1 + cast.libraries().indexOf(one) % SIZES);
    plant(Math.clamp(readers / READERS_FOR_ONE, 1, MOST));
    while (this.readers < readers) {
      comes(libraries.next());
    }
  }

  private void plant(int times) {
    for (var topic : Topics.read()) {
      for (var week = 0; week < term.weeks(); week++) {
        for (var i = times * topic.shape().in(week, term); i > 0; i--) {
          var words = topic.words().get(random.nextInt(topic.words().size()));
          add(inWeek(week), libraries.next(), new Errand.AskInVain(topic.id(), words));
        }
      }
    }
    many(times * ORPHANS, () -> add(workdays.next(), cast.slow(), new Errand.GiveUp(ORPHAN)));
    many(times * BAD, () -> ask(badlyAnswered(), Opinion.NOT_HELPFUL));
    many(times * WISHES, () -> wishes(wish(WANTED_TOPIC)));
    many(times * WISHES, () -> wishes(SHARED));
    many(times * WISHES, () -> add(days.next(), libraries.next(), inVain()));
    many(times * AWAY, () -> add(workdays.next(), cast.helped(), talk(true)));
    for (var entry : entries) {
      many(times * FOR_EACH_ENTRY, () -> ask(entry.question(), Opinion.NONE));
    }
  }

  private static void many(int times, Runnable what) {
    for (var i = 0; i < times; i++) {
      what.run();
    }
  }

  private void ask(String question, Opinion opinion) {
    add(days.next(), libraries.next(), new Errand.Ask(question, opinion));
  }

  private static String wish(String topic) {
    return "有没有" + topic + "的书";
  }

  private void wishes(String words) {
    add(days.next(), cast.helped(), new Errand.Wish(words));
  }

  private LocalDate inWeek(int week) {
    return term.monday(week).plusDays(random.nextInt(7));
  }

  /** A reader as most are, who may come again. */
  private void comes(String library) {
    var first = days.next();
    var reader = readers;
    add(first, library, random.nextInt(NEWCOMERS) == 0 ? subscription() : usual(first, library));
    var again = first.plusDays(random.nextInt(SOON, LATER));
    if (random.nextDouble() < AGAIN && !again.isAfter(term.last())) {
      at(again).add(new Visit(reader, library, usual(again, library)));
    }
  }

  private void add(LocalDate day, String library, Errand errand) {
    at(day).add(new Visit(readers++, library, errand));
  }

  private List<Visit> at(LocalDate day) {
    return visits.computeIfAbsent(day, _ -> new ArrayList<>());
  }

  private Errand usual(LocalDate day, String library) {
    var works = term.day(day).works();
    return switch (random.nextInt(100)) {
      case 0, 1, 2, 3, 4, 5 -> works ? talk(library) : question();
      case 6 -> works ? new Errand.GiveUp(subject(library)) : question();
      case 7, 8, 9 -> day.isBefore(term.last().minusWeeks(1)) ? message() : question();
      case 10, 11 -> research();
      default -> question();
    };
  }

  /** One that is left in the last week would be answered after the term. */
  private Errand message() {
    return new Errand.Leave("想借的书总是在编，什么时候能借到？", random.nextInt(5) == 0);
  }

  private Errand subscription() {
    return new Errand.Subscribe(random.nextBoolean() ? "护理" : "电子商务");
  }

  private Errand question() {
    // The first are asked much more often than the last (Zipf).
    var rank = (int) Math.pow(questions.size() - 1.0, random.nextDouble()) - 1;
    var opinion =
        switch (random.nextInt(10)) {
          case 0, 1, 2 -> Opinion.HELPFUL;
          case 3 -> random.nextInt(4) == 0 ? Opinion.NOT_HELPFUL : Opinion.NONE;
          default -> Opinion.NONE;
        };
    return new Errand.Ask(questions.get(rank), opinion);
  }

  private Errand research() {
    var opens = random.nextInt(4) > 0;
    if (random.nextInt(3) == 0) {
      return inVain();
    }
    return new Errand.Research(PROJECT_SERVICE, "职业本科课程思政研究", opens, told(opens, true));
  }

  /** The station for novelty searches helps nobody. */
  private static Errand inVain() {
    return new Errand.Research("我要查新", "锂电池回收工艺", true, Optional.of(false));
  }

  private Optional<Boolean> told(boolean opens, boolean solved) {
    return opens && random.nextInt(3) > 0 ? Optional.of(solved) : Optional.empty();
  }

  private Errand talk(boolean away) {
    return new Errand.Talk("52", "论文开题的文献综述怎么查得全？", stars(), away);
  }

  private Errand talk(String library) {
    return new Errand.Talk(subject(library), "毕业设计要的行业标准哪里能看到全文？", stars(), false);
  }

  private int stars() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> 0;
      case 3 -> 3;
      case 4, 5 -> 4;
      default -> 5;
    };
  }

  /** A major group; at the slow library never the one that is to have no talk. */
  private String subject(String library) {
    Supplier<String> any = () -> String.valueOf(FIRST_GROUP + random.nextInt(GROUPS));
    var subject = any.get();
    while (library.equals(cast.slow()) && subject.equals(ORPHAN)) {
      subject = any.get();
    }
    return subject;
  }

  Cast cast() {
    return cast;
  }

  Term term() {
    return term;
  }

  List<Entry> entries() {
    return entries;
  }

  /** The question with the bad answer. */
  String badlyAnswered() {
    return questions.getLast();
  }

  /** How many readers come. */
  int readers() {
    return readers;
  }

  /** Who comes on a day. */
  List<Visit> on(LocalDate day) {
    return visits.getOrDefault(day, List.of());
  }

  /** All visits in order. */
  List<Visit> visits() {
    return visits.values().stream().flatMap(List::stream).toList();
  }
}
