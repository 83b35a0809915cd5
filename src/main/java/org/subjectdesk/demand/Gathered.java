package org.subjectdesk.demand;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.handover.Handovers;
import org.subjectdesk.handover.Handovers.Fate;
import org.subjectdesk.handover.Referrals;
import org.subjectdesk.learning.AskedDays;
import org.subjectdesk.learning.MissedWishes;
import org.subjectdesk.learning.Questions;
import org.subjectdesk.learning.Questions.Opinion;
import org.subjectdesk.learning.Unanswered;
import org.subjectdesk.store.Tx;

/**
 * What is kept about a time, as it was read in one transaction.
 *
 * @param open questions that wait for an answer, the newest first
 * @param wanted wishes that no member can meet, the newest first
 * @param elsewhere wishes that only another member can meet, the newest first
 * @param opinions what readers said of answers
 * @param fates how consults fared
 * @param led how many were led to each platform and how far they came; since the decision about it,
 *     if there is one
 * @param decisions by the ids of suggestions
 * @param days how much was asked
 */
record Gathered(
    List<Unanswered> open,
    List<Unanswered> wanted,
    List<Unanswered> elsewhere,
    List<Opinion> opinions,
    List<Fate> fates,
    List<Referrals.Count> led,
    Map<String, Decisions.Decision> decisions,
    List<AskedDays.Count> days) {
  private static final int MOST = 20_000;

  static Gathered read(Tx tx, Scope scope, Span span) {
    var library = scope.library();
    var from = span.start();
    var until = span.end();
    var wishes = new MissedWishes();
    var questions = new Questions();
    var decisions = new HashMap<String, Decisions.Decision>();
    new Decisions().of(tx, library).forEach(one -> decisions.put(one.id(), one));
    return new Gathered(
        questions.unanswered(tx, library, from, MOST).stream()
            .filter(one -> scope.covers(one.subject()) && one.at().isBefore(until))
            .toList(),
        within(scope, wishes.of(tx, library, MissedWishes.Held.NOBODY, from, until, MOST)),
        within(scope, wishes.of(tx, library, MissedWishes.Held.ELSEWHERE, from, until, MOST)),
        questions.opinions(tx, library, from, until, MOST).stream()
            .filter(one -> scope.covers(one.subject()))
            .toList(),
        new Handovers()
            .fates(tx, library, from, until).stream()
                .filter(one -> scope.covers(one.subject()))
                .toList(),
        // The funnel of a platform does not tell subjects apart.
        scope.subject().isEmpty() ? led(tx, library, from, until, decisions) : List.of(),
        decisions,
        new AskedDays(span.zone())
            .live(tx, library, span.from(), span.until()).stream()
                .filter(day -> scope.covers(day.subject()))
                .toList());
  }

  private static List<Unanswered> within(Scope scope, List<Unanswered> all) {
    return all.stream().filter(one -> scope.covers(one.subject())).toList();
  }

  private static List<Referrals.Count> led(
      Tx tx,
      String library,
      Instant from,
      Instant until,
      Map<String, Decisions.Decision> decisions) {
    return funnel(tx, library, from, until).stream()
        .map(
            count -> {
              var decided = decisions.get(Keys.of(Suggestion.Kind.REFERRAL, count.key()));
              return decided == null || !decided.at().isAfter(from)
                  ? count
                  : funnel(tx, library, decided.at(), until).stream()
                      .filter(since -> since.key().equals(count.key()))
                      .findFirst()
                      .orElse(new Referrals.Count(count.key(), 0, 0, 0, 0, 0, 0));
            })
        .toList();
  }

  private static List<Referrals.Count> funnel(Tx tx, String library, Instant from, Instant until) {
    var where = Optional.of(library).filter(one -> !one.equals("*"));
    return new Referrals().funnel(tx, Referrals.By.PLATFORM, where, from, until, Duration.ZERO);
  }
}
