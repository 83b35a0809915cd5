package org.subjectdesk.simulation;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.subjectdesk.simulation.Topics.Topic;
import org.subjectdesk.simulation.Truths.Count;

/** Compares the demand page with the truths: before the examinations, and at the end. */
record DemandCheck(Trial trial) {
  private static final String WHERE = "demand";

  void check() {
    var term = trial.plot().term();
    var before = read("", term.first(), term.monday(term.examWeek()).minusDays(1));
    var end = read("", term.first(), term.last());
    weeks(end);
    for (var topic : Topics.read()) {
      switch (topic.shape()) {
        case RISING -> trend(before, topic, "rising"::equals);
        case STEADY, FALLING -> trend(before, topic, kind -> !kind.equals("rising"));
        case EXAMS ->
            trend(read("", term.first(), term.last().minusWeeks(1)), topic, "rising"::equals);
      }
      suggested(end, "faq", topic.words()::contains, topic.id());
    }
    suggested(end, "improve", trial.plot().badlyAnswered()::equals, "the answer that did not help");
    var helped = read("&library=" + trial.plot().cast().helped(), term.first(), term.last());
    suggested(helped, "buy", Plot.WANTED_TOPIC::equals, "what no library has");
    suggested(helped, "share", Plot.SHARED_TOPIC::equals, "what another library has");
    var slow = read("&library=" + trial.plot().cast().slow(), term.first(), term.last());
    about(slow, "train", Plot.ORPHAN::equals, "subject " + Plot.ORPHAN + " at the slow library");
    about(end, "referral", id -> id.contains("novelty"), "the station that helps nobody");
  }

  private JsonObject read(String more, LocalDate from, LocalDate until) {
    return trial.staff().read("/demand?from=" + from + "&until=" + until + more);
  }

  private void weeks(JsonObject demand) {
    var weeks = Findings.objects(demand.getJsonArray("weeks"));
    for (var week = 0; week < trial.plot().term().weeks(); week++) {
      var found = weeks.get(week);
      var name = " in week " + (week + 1);
      trial
          .findings()
          .count(
              WHERE,
              "asked" + name,
              trial.truths().in(Count.QUESTIONS, week),
              found.getLong("asked"));
      trial
          .findings()
          .count(
              WHERE,
              "unanswered" + name,
              trial.truths().in(Count.UNANSWERED, week),
              found.getLong("unanswered"));
    }
  }

  private void trend(JsonObject demand, Topic topic, Predicate<String> right) {
    var found =
        Findings.objects(demand.getJsonArray("topics")).stream()
            .filter(one -> topic.words().contains(one.getString("question")))
            .map(one -> one.getJsonObject("trend").getString("kind"))
            .findFirst()
            .orElse("no such topic");
    var what = topic.id() + ", " + topic.shape().name().toLowerCase(Locale.ROOT);
    trial.findings().that(WHERE, what, right.test(found) && !found.startsWith("no"), found);
  }

  private void suggested(JsonObject demand, String kind, Predicate<String> text, String what) {
    var found =
        suggestions(demand, kind).stream()
            .flatMap(
                one ->
                    Findings.objects(one.getJsonObject("evidence").getJsonArray("examples"))
                        .stream())
            .anyMatch(example -> text.test(example.getString("text")));
    trial.findings().that(WHERE, "suggests " + kind + ": " + what, found, titles(demand));
  }

  private void about(JsonObject demand, String kind, Predicate<String> about, String what) {
    var found =
        suggestions(demand, kind).stream().anyMatch(one -> about.test(one.getString("about")));
    trial.findings().that(WHERE, "suggests " + kind + ": " + what, found, titles(demand));
  }

  private static String titles(JsonObject demand) {
    return Findings.objects(demand.getJsonArray("suggestions")).stream()
        .map(one -> one.getString("kind") + " " + one.getJsonObject("title").getString("zh"))
        .collect(Collectors.joining("; "));
  }

  private static List<JsonObject> suggestions(JsonObject demand, String kind) {
    return Findings.objects(demand.getJsonArray("suggestions")).stream()
        .filter(one -> one.getString("kind").equals(kind))
        .toList();
  }
}
