package org.subjectdesk;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.config.Secret;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.simulation.Cast;
import org.subjectdesk.simulation.Findings;
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

  private final Configuration config;
  private final List<Librarian> librarians;
  private final Term term;
  private final int readers;
  private final long seed;

  Simulation(
      Configuration config, List<Librarian> librarians, Term term, int readers, long seed) {
    this.config = config;
    this.librarians = librarians;
    this.term = term;
    this.readers = readers;
    this.seed = seed;
  }

  /** Plays it; the desk is closed afterwards. Blocking. */
  Findings play(Consumer<String> told) {
    var clock = new StageClock(term.first().atStartOfDay(Application.CALENDAR).toInstant());
    var choice = new Application.Choice(false, true, true, librarians);
    try (var desk = Application.start(anywhere(config), choice, clock)) {
      var plot = new Plot(cast(desk.passwords()), term, readers, seed, questions());
      try (var stage = new Stage(plot, "http://127.0.0.1:" + desk.port(), clock, desk::look)) {
        stage.play(day -> week(day, told));
        return stage.findings();
      }
    }
  }

  /** On ports that nobody else has. */
  private static Configuration anywhere(Configuration config) {
    var listen = config.listen();
    return new Configuration(
        new Configuration.Listen(
            listen.host(), 0, 0, Duration.ZERO, listen.publicUrl(), listen.cluster()),
        config.store(),
        config.content(),
        config.alliance(),
        config.libraries(),
        config.wechat(),
        config.handover(),
        config.rules());
  }

  private void week(LocalDate day, Consumer<String> told) {
    if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      told.accept("played until " + day);
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
    return new Cast(libraries, librarians.stream().map(she -> player(she, passwords)).toList());
  }

  private static Cast.Librarian player(Librarian she, Map<String, Secret> passwords) {
    return new Cast.Librarian(
        she.id(),
        she.library(),
        passwords.getOrDefault(she.id(), new Secret("")).reveal(),
        she.role() == Role.ALLIANCE_ADMIN);
  }
}
