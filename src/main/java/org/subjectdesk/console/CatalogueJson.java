package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.Facet;
import org.subjectdesk.catalogue.Hits;
import org.subjectdesk.catalogue.Holding;
import org.subjectdesk.catalogue.Work;
import org.subjectdesk.directory.CatalogueSource;
import org.subjectdesk.holdings.Joined;
import org.subjectdesk.holdings.Overview;
import org.subjectdesk.holdings.Runs;

/** The catalogue on the wire. */
record CatalogueJson(Names names, Uploads uploads) {
  JsonObject overview(Overview now) {
    var libraries =
        now.libraries().stream()
            .map(
                one ->
                    new JsonObject()
                        .put("library", names.library(one.library()))
                        .put("records", one.records())
                        .put("works", one.works())
                        .put("alone", one.alone()))
            .toList();
    return new JsonObject()
        .put("records", now.records())
        .put("works", now.works())
        .put("shared", now.shared())
        .put("waiting", now.waiting())
        .put("libraries", new JsonArray(libraries));
  }

  /** The libraries whose files may come. */
  JsonArray members() {
    return new JsonArray(
        names.libraries().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> new JsonObject().put("id", one.getKey()).put("name", one.getValue()))
            .toList());
  }

  /** A source of the directory, with its last runs. */
  JsonObject source(CatalogueSource source, List<Runs.Run> recent, boolean wanted) {
    var json =
        new JsonObject()
            .put("id", source.id())
            .put("name", source.name().chinese())
            .put("nameEn", source.name().in("en"))
            .put("library", names.library(source.library()))
            .put("kind", Runs.Kind.OAI.key())
            .put("wanted", wanted);
    return with(json, recent);
  }

  /** A source that is known by its runs alone, of which there are some. */
  JsonObject source(List<Runs.Run> recent) {
    var source = recent.getFirst().source();
    var json =
        new JsonObject()
            .put("id", source.id())
            .put("name", names.library(source.library()))
            .put("nameEn", names.library(source.library()))
            .put("library", names.library(source.library()))
            .put("kind", source.kind().key())
            .put("wanted", false);
    return with(json, recent);
  }

  private JsonObject with(JsonObject source, List<Runs.Run> recent) {
    recent.stream().findFirst().ifPresent(last -> source.put("run", run(last)));
    return source.put("runs", new JsonArray(recent.stream().map(this::run).toList()));
  }

  JsonObject run(Runs.Run run) {
    var counts = run.counts();
    var json =
        new JsonObject()
            .put("id", run.id())
            .put("state", run.state().key())
            .put("remarks", new JsonArray(run.remarks().stream().map(ChineseFaults::of).toList()))
            .put("remarksEn", new JsonArray(run.remarks()))
            .put("file", run.by().file())
            .put("beganAt", run.beganAt().toString())
            .put("seen", counts.seen())
            .put("added", counts.added())
            .put("changed", counts.changed())
            .put("same", counts.same())
            .put("gone", counts.gone())
            .put("refused", counts.refused())
            .put("remarked", run.remarked());
    if (!run.by().who().isEmpty()) {
      json.put("who", names.person(run.by().who()));
    }
    var ended = run.endedAt();
    if (ended != null) {
      json.put("endedAt", ended.toString());
    }
    share(run).ifPresent(share -> json.put("share", share));
    return json;
  }

  /** How far it is: of a harvest by what the provider says, of a file by what was read of it. */
  private Optional<Double> share(Runs.Run run) {
    if (run.state() != Runs.State.RUNNING) {
      return Optional.empty();
    }
    var size = run.size();
    return size != null && size > 0
        ? Optional.of(Math.min(1, (double) run.counts().seen() / size))
        : uploads.share(run.source().id());
  }

  static JsonObject note(Runs.Note note) {
    var told = note.told();
    return new JsonObject()
        .put("id", note.id())
        .put("taken", note.taken())
        .put("place", ChineseFaults.of(told.place()))
        .put("placeEn", told.place())
        .put("message", message(ChineseFaults.of(told.what()), "；", ChineseFaults.of(told.cure())))
        .put("messageEn", message(told.what(), "; ", told.cure()));
  }

  private static String message(String what, String between, String cure) {
    return cure.isEmpty() ? what : what + between + cure;
  }

  JsonObject joined(Joined work) {
    var records =
        work.records().stream()
            .map(
                one ->
                    new JsonObject()
                        .put("library", names.library(one.key().library()))
                        .put("title", one.title())
                        .put("source", one.key().source())
                        .put("id", one.key().id()))
            .toList();
    return new JsonObject()
        .put("title", work.records().getFirst().title())
        .put("records", new JsonArray(records));
  }

  JsonObject hits(Hits hits) {
    var facets = new JsonObject();
    for (var facet : Facet.values()) {
      var counts =
          hits.counts().getOrDefault(facet, List.of()).stream()
              .map(one -> new JsonObject().put("value", one.value()).put("works", one.works()))
              .toList();
      facets.put(facet.name().toLowerCase(Locale.ROOT), new JsonArray(counts));
    }
    return new JsonObject()
        .put("total", hits.total())
        .put("works", new JsonArray(hits.works().stream().map(this::work).toList()))
        .put("facets", facets);
  }

  private JsonObject work(Work work) {
    return new JsonObject()
        .put("id", work.id())
        .put("title", work.title())
        .put("persons", new JsonArray(work.persons()))
        .put("publisher", work.imprint().publisher())
        .put("year", work.imprint().year())
        .put("isbn", new JsonArray(work.numbers().isbn()))
        .put("holdings", new JsonArray(work.holdings().stream().map(this::holding).toList()));
  }

  private JsonObject holding(Holding one) {
    return new JsonObject()
        .put("library", names.library(one.library()))
        .put("kind", one.kind().word())
        .put("callNumber", one.callNumber())
        .put("link", one.link());
  }

  JsonObject entry(BibRecord one) {
    return new JsonObject()
        .put("source", one.key().source())
        .put("id", one.key().id())
        .put("library", names.library(one.key().library()))
        .put("title", one.title())
        .put("persons", new JsonArray(one.persons()))
        .put("publisher", one.imprint().publisher())
        .put("year", one.imprint().year())
        .put("edition", one.imprint().edition())
        .put("isbn", new JsonArray(one.numbers().isbn()))
        .put("kind", one.kind().word())
        .put("clc", one.access().clc());
  }
}
