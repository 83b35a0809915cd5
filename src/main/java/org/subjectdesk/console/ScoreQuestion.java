package org.subjectdesk.console;

import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Problem;
import org.subjectdesk.scorecard.Scope;
import org.subjectdesk.staff.Librarian;
import org.subjectdesk.staff.Role;

/**
 * Which part of the scorecard is asked for, by somebody who may see it.
 *
 * @param before the period that it is compared with
 * @param id of the library, the subject's major group or the librarian; empty of the alliance
 */
record ScoreQuestion(Period period, Optional<Period> before, Scope scope, String id) {
  /** What came of reading a request. */
  sealed interface Reading {
    /** The question may be answered. */
    record Asked(ScoreQuestion question) implements Reading {}

    /** It may not. */
    record Refused(Problem problem) implements Reading {}
  }

  /** Days, the last one included. */
  record Period(LocalDate from, LocalDate until) {
    private static final long LONGEST = 3 * 366;
    private static final long DAYS = 31;
    private static final long WEEK = 7;
    private static final long WEEKS = 31 * WEEK;
    private static final long MONTH = 30;

    long days() {
      return ChronoUnit.DAYS.between(from, until) + 1;
    }

    /** How many days make a point of its plot. */
    long step() {
      return days() <= DAYS ? 1 : days() <= WEEKS ? WEEK : MONTH;
    }

    int slots() {
      return Math.toIntExact((days() + step() - 1) / step());
    }

    private Period before() {
      return new Period(from.minusDays(days()), from.minusDays(1));
    }

    private Period yearBefore() {
      return new Period(from.minusYears(1), from.minusYears(1).plusDays(days() - 1));
    }
  }

  /** Reads the parameters, and looks whether the caller may see that. */
  static Reading of(RoutingContext request, Names names) {
    var scope =
        Scope.valueOf(Calls.optional(request, "scope").orElse("alliance").toUpperCase(Locale.ROOT));
    var caller = Caller.of(request);
    var id = Calls.optional(request, "id").orElseGet(() -> own(caller, scope));
    var refused = refused(caller, scope, id, names);
    if (refused.isPresent()) {
      return new Reading.Refused(Problem.unknown(refused.get()));
    }
    try {
      var period =
          new Period(
              LocalDate.parse(Calls.needed(request, "from")),
              LocalDate.parse(Calls.needed(request, "until")));
      if (period.days() < 1 || period.days() > Period.LONGEST) {
        return new Reading.Refused(
            Problem.bad("until: from the day of from on, and no more than three years"));
      }
      var before =
          switch (Calls.optional(request, "compare").orElse("before")) {
            case "year" -> Optional.of(period.yearBefore());
            case "none" -> Optional.<Period>empty();
            default -> Optional.of(period.before());
          };
      return new Reading.Asked(new ScoreQuestion(period, before, scope, id));
    } catch (DateTimeException _) {
      return new Reading.Refused(Days.noDays());
    }
  }

  private static String own(Caller caller, Scope scope) {
    return switch (scope) {
      case ALLIANCE, SUBJECT -> "";
      case LIBRARY -> caller.library();
      case LIBRARIAN -> caller.librarian().map(Librarian::id).orElse("");
    };
  }

  private static Optional<String> refused(Caller caller, Scope scope, String id, Names names) {
    return switch (scope) {
      case ALLIANCE ->
          id.isEmpty() ? Optional.empty() : Optional.of("id: the alliance has none; leave it out");
      case LIBRARY ->
          names.libraries().containsKey(id) && caller.mayIn(id, Role.LIBRARIAN)
              ? Optional.empty()
              : Optional.of("id: you serve no library with this id");
      case SUBJECT ->
          id.length() == 2 && names.subjects().withCode(id).isPresent()
              ? Optional.empty()
              : Optional.of("id: a major group of the catalogue, such as 53");
      case LIBRARIAN ->
          caller.librarian().map(Librarian::id).filter(id::equals).isPresent()
              ? Optional.empty()
              : Optional.of("id: librarians see their own figures only");
    };
  }
}
