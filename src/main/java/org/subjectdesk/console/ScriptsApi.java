package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.FlowFile;
import org.subjectdesk.flow.Flows;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.publishing.FlowDraft;
import org.subjectdesk.publishing.FlowShelf;
import org.subjectdesk.publishing.Publisher;
import org.subjectdesk.rehearsal.Rehearsal;
import org.subjectdesk.rehearsal.Stage;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.staff.Role;
import org.subjectdesk.yaml.Fault;

/** The operations on {@code /scripts}: the flows of a library, and drafts of them tried out. */
public final class ScriptsApi implements Operations {
  private static final ZoneId CALENDAR = ZoneId.of("Asia/Shanghai");

  private final Workplace work;
  private final Publisher publisher;
  private final Live live;

  /**
   * The scripts that are live.
   *
   * @param texts a library's id → what it says
   * @param entries the FAQ that flows may speak of; blocking
   * @param faults what is wrong in the files, if they were refused
   * @param directory the platforms as they are now
   * @param folder where the files are
   */
  public record Live(
      FlowShelf flows,
      Function<String, LibraryTexts> texts,
      Supplier<List<FaqEntry>> entries,
      Supplier<List<Fault>> faults,
      Supplier<Directory> directory,
      Path folder) {}

  /** Sets up the operations. */
  public ScriptsApi(Workplace work, Publisher publisher, Live live) {
    this.work = work;
    this.publisher = publisher;
    this.live = live;
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes
        .getRoute("listFlows")
        .addHandler(request -> answer(request, Calls.needed(request, "library"), this::list));
    routes
        .getRoute("rehearse")
        .addHandler(
            request -> {
              var body = Calls.body(request);
              answer(request, body.getString("library"), library -> rehearse(library, body));
            });
  }

  /** Answers for a library where the caller works. */
  private void answer(RoutingContext request, String library, Function<String, JsonObject> of) {
    var hers =
        work.libraries().contains(library) && Caller.of(request).mayIn(library, Role.LIBRARIAN);
    Calls.answer(
        request,
        () ->
            hers
                ? Calls.json(of.apply(library))
                : Calls.refused(Problem.unknown("library: you serve no library with this id")));
  }

  private JsonObject list(String library) {
    var flows = new JsonArray();
    live.flows().files(library).forEach(read -> flows.add(flow(read)));
    var faults = new JsonArray();
    live.faults().get().stream()
        .filter(fault -> concerns(fault, library))
        .forEach(fault -> faults.add(ScriptJson.fault(fault, live.folder())));
    return new JsonObject().put("library", library).put("flows", flows).put("faults", faults);
  }

  private JsonObject flow(FlowFile.Read read) {
    return ScriptJson.flow(read.flow())
        .put("file", ScriptJson.name(read.file(), live.folder()))
        .put("content", live.flows().content(read.flow()));
  }

  /** What is wrong in another library's own files is not her business. */
  private boolean concerns(Fault fault, String library) {
    var others = live.folder().resolve("libraries");
    var file = Path.of(fault.file());
    return !file.startsWith(others) || file.startsWith(others.resolve(library));
  }

  private JsonObject rehearse(String library, JsonObject body) {
    var texts = live.texts().apply(library);
    var draft =
        FlowDraft.of(
            body.getString("content"),
            library,
            texts.values(),
            live.flows().files(library),
            live.entries().get());
    var faults = new JsonArray();
    draft.faults().forEach(fault -> faults.add(ScriptJson.fault(fault, live.folder())));
    var json = new JsonObject().put("faults", faults).put("turns", new JsonArray());
    draft.flow().map(ScriptJson::flow).ifPresent(flow -> json.put("flow", flow));
    var said = body.getJsonArray("said", new JsonArray());
    if (draft.faults().isEmpty() && !said.isEmpty()) {
      var today = LocalDate.ofInstant(work.clock().instant(), CALENDAR);
      var librarians = body.getBoolean("librarians", true);
      try (var found = index(library, draft)) {
        var stage =
            new Stage(
                library,
                new Stage.Content(
                    texts, draft.flows(), found.index(), work.subjects(), live.directory().get()),
                today,
                librarians);
        json.put("turns", play(new Rehearsal(stage), said, draft.flow().orElseThrow()));
      }
    }
    return json;
  }

  /** An index, and whether it was made for this rehearsal. */
  private record Borrowed(FaqIndex index, boolean own) implements AutoCloseable {
    @Override
    public void close() {
      if (own) {
        index.close();
      }
    }
  }

  /** What readers say finds the draft by its own phrases, not by those of the live flow. */
  private Borrowed index(String library, FlowDraft draft) {
    var begins = draft.flow().flatMap(flow -> Flows.entry(library, flow));
    var same = draft.flow().flatMap(flow -> live.flows().of(library).find(flow.id()));
    return same.isPresent() && same.flatMap(flow -> Flows.entry(library, flow)).equals(begins)
        ? new Borrowed(publisher.get(), false)
        : new Borrowed(
            publisher.previewBeside(live.flows().entriesWith(library, draft.flows())), true);
  }

  private static JsonArray play(Rehearsal rehearsal, JsonArray said, Flow draft) {
    var turns = new JsonArray();
    for (var i = 0; i < said.size(); i++) {
      turns.add(ScriptJson.played(play(rehearsal, said.getJsonObject(i), draft)));
    }
    return turns;
  }

  private static Rehearsal.Played play(Rehearsal rehearsal, JsonObject said, Flow draft) {
    var text = said.getString("text", "");
    return switch (said.getString("does")) {
      case "types" -> rehearsal.types(text);
      case "taps" -> rehearsal.taps(said.getString("option", ""), text);
      case "clicks" -> rehearsal.clicks(text);
      case "follows" -> rehearsal.follows();
      case "scans" -> rehearsal.scans();
      case "sends-picture" -> rehearsal.sends("image");
      default -> rehearsal.begins(draft);
    };
  }
}
