package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.Lookup;
import org.subjectdesk.directory.CatalogueSource;
import org.subjectdesk.holdings.CatalogueShelf;
import org.subjectdesk.holdings.Harvests;
import org.subjectdesk.holdings.Joined;
import org.subjectdesk.holdings.Overview;
import org.subjectdesk.holdings.Runs;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.publishing.DirectoryShelf;
import org.subjectdesk.staff.Audit;
import org.subjectdesk.staff.Role;
import org.subjectdesk.store.Tx;

/** The operations on {@code /catalogue}: the members' records, what became of them, and search. */
public final class CatalogueApi implements Operations {
  private static final int MOST_NOTES = 100;
  private static final int MOST_RUNS = 10;
  private static final int RECENT = 3;
  private static final int MOST_JOINED = 5;
  private static final int PAGE = 20;

  private final Runs runs = new Runs();
  private final DeskRoom room;
  private final Audit audit;
  private final Parts parts;
  private final CatalogueJson json;

  /** It counts all records, and pages look again and again. */
  private volatile Counted counted =
      new Counted(-1, new Overview(0, 0, 0, 0, List.of()), List.of());

  private record Counted(long change, Overview overview, List<Joined> joined) {}

  /** What the catalogue is made of. */
  public record Parts(
      CatalogueShelf shelf,
      Harvests harvests,
      DirectoryShelf directory,
      Uploads uploads,
      InstantSource clock) {}

  /** Sets up the operations. */
  public CatalogueApi(DeskRoom room, Audit audit, Parts parts) {
    this.room = room;
    this.audit = audit;
    this.parts = parts;
    this.json = new CatalogueJson(room.names(), parts.uploads());
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes
        .getRoute("readCatalogue")
        .addHandler(request -> Calls.answer(request, () -> Calls.json(read())));
    routes
        .getRoute("readRefusals")
        .addHandler(request -> Calls.answer(request, () -> Calls.json(notes(request))));
    routes
        .getRoute("readRuns")
        .addHandler(request -> Calls.answer(request, () -> Calls.json(runs(request))));
    routes
        .getRoute("harvestSource")
        .addHandler(request -> Calls.answer(request, () -> harvest(request)));
    routes
        .getRoute("searchCatalogue")
        .addHandler(request -> Calls.answer(request, () -> Calls.json(search(request))));
    routes
        .getRoute("readWork")
        .addHandler(request -> Calls.answer(request, () -> Calls.json(work(request))));
  }

  private JsonObject read() {
    var all = room.store().<List<List<Runs.Run>>>read(this::recent);
    var harvested = parts.directory().get().sources();
    var sources = new JsonArray();
    for (var source : harvested) {
      var recent = all.stream().filter(it -> isOf(it, source.id())).findFirst().orElse(List.of());
      var standing = parts.harvests().standing(source.id());
      sources.add(json.source(source, recent, standing.wanted()));
    }
    all.stream()
        .filter(recent -> harvested.stream().noneMatch(it -> isOf(recent, it.id())))
        .forEach(recent -> sources.add(json.source(recent)));
    var now = counted();
    return json.overview(now.overview())
        .put("joined", new JsonArray(now.joined().stream().map(json::joined).toList()))
        .put("behind", parts.shelf().behind())
        .put("members", json.members())
        .put("sources", sources);
  }

  private static boolean isOf(List<Runs.Run> runs, String source) {
    return runs.getFirst().source().id().equals(source);
  }

  /** The last runs of each source that has any, the newest first. */
  private List<List<Runs.Run>> recent(Tx tx) {
    return runs.last(tx).stream()
        .map(last -> runs.of(tx, last.source().id(), Long.MAX_VALUE, RECENT))
        .toList();
  }

  /** Counted anew only when something has changed. */
  private Counted counted() {
    var before = counted;
    var now =
        room.store()
            .<Counted>read(
                tx -> {
                  var change = Overview.change(tx);
                  return change == before.change()
                      ? before
                      : new Counted(change, Overview.of(tx), Joined.last(tx, MOST_JOINED));
                });
    counted = now;
    return now;
  }

  private JsonObject runs(RoutingContext request) {
    var source = Calls.needed(request, "source");
    var before = whole(request, "before").orElse(Long.MAX_VALUE);
    var all = room.store().<List<Runs.Run>>read(tx -> runs.of(tx, source, before, MOST_RUNS + 1));
    return new JsonObject()
        .put("more", all.size() > MOST_RUNS)
        .put("runs", new JsonArray(all.stream().limit(MOST_RUNS).map(json::run).toList()));
  }

  private JsonObject notes(RoutingContext request) {
    var run = whole(request, "run").orElseThrow();
    var after = whole(request, "after").orElse(0L);
    var all = room.store().<List<Runs.Note>>read(tx -> runs.notes(tx, run, after, MOST_NOTES + 1));
    return new JsonObject()
        .put("more", all.size() > MOST_NOTES)
        .put(
            "refusals",
            new JsonArray(all.stream().limit(MOST_NOTES).map(CatalogueJson::note).toList()));
  }

  private static Optional<Long> whole(RoutingContext request, String name) {
    return Calls.optional(request, name).map(it -> new BigDecimal(it).longValueExact());
  }

  private Answer harvest(RoutingContext request) {
    var id = Calls.id(request);
    var source =
        parts.directory().get().sources().stream().filter(it -> it.id().equals(id)).findFirst();
    if (source.isEmpty()) {
      return Calls.refused(
          Problem.unknown("id: the directory has no source " + id + "; see sources.yaml"));
    }
    if (!Caller.of(request).mayIn(source.get().library(), Role.LIBRARY_ADMIN)) {
      return Calls.refused(Gate.forbidden("id: this source is another library's"));
    }
    parts.harvests().want(id);
    audit(request, source.get());
    return Calls.json(new JsonObject().put("wanted", true));
  }

  private void audit(RoutingContext request, CatalogueSource source) {
    audit.record(
        new Audit.Deed(
            parts.clock().instant(),
            Caller.of(request).id(),
            source.library(),
            "harvest",
            source.id(),
            ""));
  }

  private JsonObject search(RoutingContext request) {
    var kinds =
        Calls.optional(request, "kind").flatMap(Kind::of).stream().collect(Collectors.toSet());
    var subjects = Calls.optional(request, "subject").stream().collect(Collectors.toSet());
    var libraries = Calls.optional(request, "library").stream().collect(Collectors.toSet());
    var years =
        Calls.optional(request, "year").stream()
            .map(_ -> Calls.number(request, "year", 0))
            .collect(Collectors.toSet());
    var filter = new Lookup.Filter(kinds, subjects, libraries, years);
    var words = Calls.optional(request, "q").orElse("");
    var from = Calls.number(request, "from", 0);
    var size = Calls.number(request, "size", PAGE);
    return json.hits(parts.shelf().find(new Lookup(words, filter, from, size)));
  }

  private JsonObject work(RoutingContext request) {
    var records = parts.shelf().records(Calls.needed(request, "id"));
    return new JsonObject()
        .put("records", new JsonArray(records.stream().map(json::entry).toList()));
  }
}
