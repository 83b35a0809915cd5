package org.subjectdesk.simulation;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Plays a plot at a running desk, day by day: at ten those who want a person are served, in the
 * afternoon those of the library that the core library helps, in the evening messages are left, and
 * at night the desk does its rounds.
 */
public final class Stage implements AutoCloseable {
  /** Where the libraries are. */
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** How long readers wait for a librarian. */
  static final Duration WAIT = Duration.ofSeconds(50);

  /** How long they wait for one of the slow library. */
  static final Duration LONG_WAIT = Duration.ofSeconds(400);

  private static final Duration PATIENCE = Duration.ofSeconds(100);
  private static final LocalTime EARLY = LocalTime.of(0, 10);
  private static final LocalTime OPEN = LocalTime.of(8, 0);
  private static final LocalTime MORNING = LocalTime.of(10, 0);
  private static final LocalTime AFTERNOON = LocalTime.of(15, 0);
  private static final LocalTime EVENING = LocalTime.of(21, 30);
  private static final LocalTime NIGHT = LocalTime.of(23, 50);

  /** The messages to be answered on a day: ticket and library. */
  private final Map<LocalDate, Map<String, String>> due = new TreeMap<>();

  private final Crowd crowd = new Crowd();
  private final Plot plot;
  private final StageClock clock;
  private final Runnable rounds;
  private final Api api;
  private final Readers readers;
  private final Staff staff;
  private final Project project;

  /** A reader who waits for a librarian. */
  private record Waiting(Visit visit, ReaderClient page) {}

  /**
   * Sets it.
   *
   * @param desk its address, without a slash at the end
   * @param clock that the desk goes by
   * @param rounds has the desk do at once what it does again and again
   */
  public Stage(Plot plot, String desk, StageClock clock, Runnable rounds) {
    this.plot = plot;
    this.clock = clock;
    this.rounds = rounds;
    this.api = new Api(desk);
    this.readers = new Readers(api);
    this.staff = new Staff(api, plot, clock);
    this.project = new Project(staff, plot);
  }

  /**
   * Plays it. Blocking.
   *
   * @param until the last day that is played
   * @param told is told of each day that is over
   */
  public void play(LocalDate until, Consumer<LocalDate> told) {
    at(plot.term().first(), OPEN);
    staff.arrive();
    staff.awaitCatalogue();
    staff.write(plot.entries());
    plot.term().days().stream()
        .takeWhile(day -> !day.isAfter(until))
        .forEach(
            day -> {
              play(day);
              told.accept(day);
            });
    // What a day gave is known when it is over.
    at(until.plusDays(1), EARLY);
    rounds.run();
  }

  /** What the desk tells of it now. Blocking. */
  public Findings findings() {
    var trial = new Trial(staff, plot, Truths.of(plot), new Findings());
    new ScorecardCheck(trial).check();
    new LedgerCheck(trial).check();
    new DemandCheck(trial).check();
    return trial.findings();
  }

  private void play(LocalDate day) {
    at(day, OPEN);
    staff.stay(day);
    project.on(day);
    at(day, MORNING);
    answer(day);
    if (plot.term().day(day).works()) {
      morning(day);
    }
    at(day, AFTERNOON);
    staff.stay(day);
    crowd.each(on(day, errand -> !needsLibrarian(errand)), readers::alone);
    afternoon(day);
    at(day, EVENING);
    evening(day);
    staff.stay(day);
    at(day, NIGHT);
    rounds.run();
  }

  private void at(LocalDate day, LocalTime time) {
    clock.to(day.atTime(time).atZone(ZONE).toInstant());
  }

  private List<Visit> on(LocalDate day, Predicate<Errand> which) {
    return plot.on(day).stream().filter(visit -> which.test(visit.errand())).toList();
  }

  private static boolean needsLibrarian(Errand errand) {
    return errand instanceof Errand.Talk
        || errand instanceof Errand.GiveUp
        || errand instanceof Errand.Leave;
  }

  private void morning(LocalDate day) {
    var begin = clock.instant();
    var slow = plot.cast().slow();
    List<Waiting> talks;
    try (var _ = staff.present(plot.cast().libraries(), day)) {
      talks = wait(day, errand -> errand instanceof Errand.Talk(_, _, _, var away) && !away);
      var leaving = wait(day, Errand.GiveUp.class::isInstance);
      clock.to(begin.plus(WAIT));
      serve(talks, day, library -> !library.equals(slow));
      clock.to(begin.plus(PATIENCE));
      crowd.each(leaving, one -> Readers.press(one.page(), "cancel", new JsonObject()));
    }
    clock.to(begin.plus(LONG_WAIT));
    // The desk takes a consult away from whoever has not been seen for minutes.
    try (var _ = staff.present(List.of(slow), day)) {
      serve(talks, day, slow::equals);
    }
  }

  private void answer(LocalDate day) {
    crowd.each(
        due.getOrDefault(day, Map.of()).entrySet(),
        one -> staff.answer(one.getValue(), day, one.getKey()));
  }

  private List<Waiting> wait(LocalDate day, Predicate<Errand> which) {
    var waiting = new ConcurrentLinkedQueue<Waiting>();
    crowd.each(on(day, which), visit -> waiting.add(new Waiting(visit, readers.waits(visit))));
    return List.copyOf(waiting);
  }

  private void serve(List<Waiting> waiting, LocalDate day, Predicate<String> where) {
    crowd.each(
        waiting.stream().filter(one -> where.test(one.visit().library())).toList(),
        one -> serve(one, one.visit().library(), day));
  }

  private void serve(Waiting one, String by, LocalDate day) {
    staff.serve(by, day, one.page().consult());
    if (one.visit().errand() instanceof Errand.Talk talk && talk.stars() > 0) {
      Readers.press(one.page(), "rating", new JsonObject().put("stars", talk.stars()));
    }
  }

  private void afternoon(LocalDate day) {
    var core = plot.cast().core();
    try (var _ = staff.present(List.of(core), day)) {
      var talks = wait(day, errand -> errand instanceof Errand.Talk(_, _, _, var away) && away);
      clock.on(WAIT);
      crowd.each(talks, one -> serve(one, core, day));
    }
  }

  private void evening(LocalDate day) {
    var leaving = on(day, Errand.Leave.class::isInstance);
    crowd.each(
        leaving,
        visit -> {
          var leave = (Errand.Leave) visit.errand();
          var ticket = readers.leaves(visit, leave.words());
          var then = leave.late() ? late(day) : day.plusDays(1);
          synchronized (due) {
            due.computeIfAbsent(then, _ -> new TreeMap<>()).put(ticket, visit.library());
          }
        });
  }

  /** A message is due on the next working day; this one is answered on the one after it. */
  private LocalDate late(LocalDate day) {
    var due = plot.term().workday(day.plusDays(1));
    return plot.term().workday(due.plusDays(1));
  }

  @Override
  public void close() {
    crowd.close();
    api.close();
  }
}
