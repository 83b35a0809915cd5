package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.subjectdesk.demand.Decisions;
import org.subjectdesk.demand.Demand;
import org.subjectdesk.demand.Season;
import org.subjectdesk.demand.Suggestion;
import org.subjectdesk.demand.Topics;
import org.subjectdesk.demand.Trend;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.learning.Grouping.Example;
import org.subjectdesk.script.Words;

/** What was found about demand, as it goes over the wire. Safe for any thread. */
public final class DemandJson {
  private static final double CENTS = 100;
  private static final int MOST_RATIO = 1_000;

  private final Names names;
  private final Supplier<FaqIndex> faq;
  private final Supplier<Directory> directory;

  /** Knows what entries and platforms are called. */
  public DemandJson(Names names, Supplier<FaqIndex> faq, Supplier<Directory> directory) {
    this.names = names;
    this.faq = faq;
    this.directory = directory;
  }

  JsonObject of(Demand.Report report, String library) {
    return new JsonObject()
        .put("from", report.span().from().toString())
        .put("until", report.span().until().toString())
        .put("weeks", array(report.weeks().stream().map(DemandJson::week).toList()))
        .put("season", season(report.season()))
        .put("subjects", array(report.subjects().stream().map(this::subject).toList()))
        .put("topics", array(report.topics().stream().map(this::topic).toList()))
        .put("suggestions", suggestions(report.suggestions(), library))
        .put("decided", array(report.decided().stream().map(this::decision).toList()))
        .put("leftOut", report.leftOut());
  }

  JsonArray suggestions(List<Suggestion> suggestions, String library) {
    return array(suggestions.stream().map(one -> suggestion(one, library)).toList());
  }

  JsonObject decision(Decisions.Decision decision) {
    return new JsonObject()
        .put("id", decision.id())
        .put("kind", decision.id().substring(0, decision.id().indexOf('-')))
        .put("title", decision.title())
        .put("state", decision.state().key())
        .put("reason", decision.reason())
        .put("who", names.librarian().apply(decision.who()))
        .put("at", decision.at().toString());
  }

  private static JsonObject week(Demand.Week week) {
    return new JsonObject()
        .put("start", week.start().toString())
        .put("asked", week.asked())
        .put("unanswered", week.unanswered());
  }

  private static JsonObject season(Season season) {
    return new JsonObject()
        .put("known", season.known())
        .put("asked", season.asked())
        .put("before", season.before())
        .put("ahead", season.ahead())
        .put("trend", trend(season.trend()));
  }

  private JsonObject subject(Demand.OfSubject subject) {
    var weeks = new JsonArray();
    subject.weeks().forEach(count -> weeks.add(shown(count)));
    return new JsonObject()
        .put("subject", names.subject(subject.subject()))
        .put("asked", shown(subject.asked()))
        .put("unanswered", shown(subject.unanswered()))
        .put("weeks", weeks)
        .put("trend", trend(subject.trend()));
  }

  /** Few in a cell may be one reader: they are told as −1. */
  private static long shown(long count) {
    return count > 0 && count < Demand.SMALL ? -1 : count;
  }

  private JsonObject topic(Topics.Topic topic) {
    return new JsonObject()
        .put("question", topic.question())
        .put("count", topic.count())
        .put("subject", names.subject(topic.subject()))
        .put("weeks", new JsonArray(topic.weeks()))
        .put("trend", trend(topic.trend()))
        .put("examples", examples(topic.examples()));
  }

  private static JsonObject trend(Trend trend) {
    return new JsonObject()
        .put("kind", trend.kind().name().toLowerCase(Locale.ROOT))
        .put("ratio", rounded(trend.ratio()))
        .put("sure", rounded(trend.sure()));
  }

  private static double rounded(double ratio) {
    return Math.round(Math.min(ratio, MOST_RATIO) * CENTS) / CENTS;
  }

  private JsonObject suggestion(Suggestion suggestion, String library) {
    var evidence = suggestion.evidence();
    var figures = new JsonObject();
    evidence.figures().forEach(figures::put);
    return new JsonObject()
        .put("id", suggestion.id())
        .put("kind", suggestion.kind().key())
        .put("about", suggestion.about())
        .put("title", Names.inBoth(title(suggestion, library)))
        .put("subject", names.subject(suggestion.subject()))
        .put(
            "evidence",
            new JsonObject()
                .put("count", evidence.count())
                .put("of", evidence.of())
                .put("figures", figures)
                .put("examples", examples(evidence.examples()))
                .put("first", evidence.first().toString())
                .put("last", evidence.last().toString())
                .put("again", evidence.again()));
  }

  /** What a suggestion is called at a library. */
  public Words title(Suggestion suggestion, String library) {
    return switch (suggestion.kind()) {
      case FAQ, BUY, SHARE -> Words.of(suggestion.title());
      case IMPROVE -> Words.of(question(suggestion.about(), library));
      case TRAIN -> Words.of(names.subjectName(suggestion.about()));
      case REFERRAL ->
          directory
              .get()
              .platform(suggestion.about())
              .map(platform -> platform.name())
              .orElse(Words.of(suggestion.about()));
    };
  }

  private String question(String entry, String library) {
    return faq.get().entry(library, entry).map(FaqEntry::question).orElse(entry);
  }

  private static JsonArray examples(List<Example> examples) {
    return array(
        examples.stream()
            .map(one -> new JsonObject().put("text", one.text()).put("count", one.count()))
            .toList());
  }

  private static JsonArray array(List<JsonObject> items) {
    return new JsonArray(items);
  }
}
