package org.subjectdesk.simulation;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.simulation.Truths.Count;

/** Compares the scorecard with the truths: of the alliance and of each library. */
record ScorecardCheck(Trial trial) {
  private static final String WHERE = "scorecard";
  private static final double MINUTE = 60;
  private static final double LONG = 450;

  void check() {
    var term = trial.plot().term();
    var path = "/scorecard?scope=alliance&from=" + term.first() + "&until=" + term.last();
    var card = trial.staff().read(path);
    var cast = trial.plot().cast();
    expected(null).forEach((id, planted) -> alliance(card, id, planted));
    alliance(card, "active-librarians", cast.librarians().size());
    alliance(card, "entries-new", trial.plot().entries().size());
    for (var library : cast.libraries()) {
      expected(library).forEach((id, planted) -> library(card, id, library, planted));
    }
    library(card, "wait-median", cast.slow(), LONG);
    library(card, "wait-median", cast.core(), MINUTE);
  }

  private void alliance(JsonObject card, String id, double planted) {
    var value = figure(card, id).getDouble("value");
    trial.findings().number(WHERE, id, planted, value == null ? Double.NaN : value);
  }

  private void library(JsonObject card, String id, String library, double planted) {
    Findings.objects(figure(card, id).getJsonArray("libraries")).stream()
        .filter(cell -> cell.getString("id").equals(library))
        .filter(cell -> cell.getValue("value") != null)
        .forEach(
            cell ->
                trial
                    .findings()
                    .number(WHERE, id + " of " + library, planted, cell.getDouble("value")));
  }

  private static JsonObject figure(JsonObject card, String id) {
    return Findings.objects(card.getJsonArray("figures")).stream()
        .filter(one -> one.getString("indicator").equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** By the indicators' ids. */
  private Map<String, Double> expected(@Nullable String library) {
    var all = new LinkedHashMap<String, Double>();
    count(all, "consults", library, Count.VISITS);
    count(all, "visits", library, Count.VISITS);
    count(all, "new-readers", library, Count.READERS);
    count(all, "questions", library, Count.QUESTIONS);
    count(all, "taken", library, Count.TAKEN);
    count(all, "tickets", library, Count.TICKETS);
    count(all, "referrals", library, Count.REFERRALS);
    count(all, "subscriptions", library, Count.SUBSCRIPTIONS);
    share(all, "answered-share", library, Count.ANSWERED, Count.QUESTIONS);
    share(all, "unanswered-share", library, Count.UNANSWERED, Count.QUESTIONS);
    share(all, "helpful-share", library, Count.HELPFUL, Count.JUDGED);
    share(all, "handover-share", library, Count.HANDED, Count.VISITS);
    share(all, "untaken-share", library, Count.UNTAKEN, Count.ASKED);
    share(all, "tickets-in-time", library, Count.IN_TIME, Count.TICKETS);
    share(all, "stars", library, Count.STARS, Count.RATINGS);
    share(all, "referral-clicks", library, Count.CLICKED, Count.REFERRALS);
    share(all, "referral-solved", library, Count.SOLVED, Count.ENDED);
    return all;
  }

  private long of(Count count, @Nullable String library) {
    return library == null ? trial.truths().of(count) : trial.truths().of(count, library);
  }

  private void count(Map<String, Double> all, String id, @Nullable String library, Count count) {
    all.put(id, (double) of(count, library));
  }

  private void share(
      Map<String, Double> all, String id, @Nullable String library, Count part, Count whole) {
    if (of(whole, library) > 0) {
      all.put(id, (double) of(part, library) / of(whole, library));
    }
  }
}
