package org.subjectdesk;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.LoggerFactory;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.config.Secret;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.simulation.Cast;
import org.subjectdesk.simulation.Plot;
import org.subjectdesk.simulation.Stage;
import org.subjectdesk.simulation.StageClock;
import org.subjectdesk.simulation.Term;
import org.subjectdesk.staff.Librarian;
import org.subjectdesk.staff.Role;

/** Starts a desk by a clock that is moved on, and plays a term at it. */
final class Simulation {
  /** With fewer readers some truths are too small to be told. */
  static final int FEWEST = 1_000;

  private static final String LOGS = "org.subjectdesk";

  private final Configuration config;
  private final Application.Choice choice;
  private final Term term;
  private final int readers;
  private final long seed;

  /**
   * Of a term.
   *
   * @param config of a store that is empty; the core library first
   * @param choice with accounts for those who work
   */
  Simulation(Configuration config, Application.Choice choice, Term term, int readers, long seed) {
    this.config = config;
    this.choice = choice;
    this.term = term;
    this.readers = readers;
    this.seed = seed;
  }

  /**
   * Plays it; the desk is closed afterwards. Blocking.
   *
   * @param until the last day that is played
   * @param told is told when a week is over
   * @param end what is done before the desk is closed
   * @return what that gave
   */
  <T> T play(LocalDate until, Consumer<LocalDate> told, Function<Stage, T> end) {
    var clock = new StageClock(term.first().atStartOfDay(Application.CALENDAR).toInstant());
    try (var _ = new Quiet();
        var desk = Application.start(config, choice, clock)) {
      var plot = new Plot(cast(desk.passwords()), term, readers, seed, questions());
      try (var stage = new Stage(plot, "http://127.0.0.1:" + desk.port(), clock, desk::look)) {
        stage.play(until, day -> weekly(day, told));
        return end.apply(stage);
      }
    }
  }

  /** A line for each of a hundred thousand messages helps nobody. */
  private static final class Quiet implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger(LOGS);
    private final Level usual = logger.getLevel();

    Quiet() {
      logger.setLevel(Level.WARN);
    }

    @Override
    public void close() {
      logger.setLevel(usual);
    }
  }

  private static void weekly(LocalDate day, Consumer<LocalDate> told) {
    if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      told.accept(day);
    }
  }

  private List<String> questions() {
    return Content.read(config).entries().stream()
        .filter(entry -> entry.library().equals(FaqEntry.ALLIANCE))
        .map(FaqEntry::question)
        .toList();
  }

  private Cast cast(Map<String, Secret> passwords) {
    var libraries = config.libraries().stream().map(Configuration.Library::id).toList();
    return new Cast(
        libraries, choice.accounts().stream().map(she -> player(she, passwords)).toList());
  }

  private static Cast.Librarian player(Librarian she, Map<String, Secret> passwords) {
    return new Cast.Librarian(
        she.id(),
        she.library(),
        passwords.getOrDefault(she.id(), new Secret("")).reveal(),
        she.role() == Role.ALLIANCE_ADMIN);
  }
}
