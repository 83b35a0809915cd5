package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.nio.file.Path;
import java.util.List;
import org.subjectdesk.console.DirectoryEdits.Written;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.publishing.DirectoryShelf;
import org.subjectdesk.publishing.DirectoryShelf.Outcome;
import org.subjectdesk.staff.Audit;
import org.subjectdesk.yaml.Fault;

/** The operations on {@code /directory}: the alliance's platforms, resources and partners. */
public final class DirectoryApi implements Operations {
  private static final String ALLIANCE = "*";

  private final DeskRoom room;
  private final Audit audit;
  private final DirectoryEdits edits;
  private final DirectoryShelf shelf;

  /** Sets up the operations. */
  public DirectoryApi(DeskRoom room, Audit audit, DirectoryEdits edits) {
    this.room = room;
    this.audit = audit;
    this.edits = edits;
    this.shelf = edits.shelf();
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes
        .getRoute("readDirectory")
        .addHandler(request -> Calls.answer(request, () -> Calls.json(read())));
    routes
        .getRoute("checkDirectory")
        .addHandler(request -> Calls.answer(request, () -> check(request)));
    routes
        .getRoute("writeDirectory")
        .addHandler(request -> Calls.answer(request, () -> write(request)));
  }

  private JsonObject read() {
    var texts = shelf.texts();
    var files = new JsonArray();
    for (var file : texts.files()) {
      var json = new JsonObject().put("name", file.name()).put("text", file.text());
      file.edit()
          .ifPresent(
              edit ->
                  json.put("by", room.names().person(edit.author()))
                      .put("at", edit.at().toString()));
      files.add(json);
    }
    return new JsonObject().put("edition", texts.edition()).put("files", files);
  }

  private Answer check(RoutingContext request) {
    var body = Calls.body(request);
    if (!shelf.knows(body.getString("name"))) {
      return Calls.refused(unknown());
    }
    var faults = shelf.check(body.getString("name"), body.getString("text"));
    return Calls.json(new JsonObject().put("faults", json(faults)));
  }

  private static Problem unknown() {
    return Problem.bad("name: the directory has no such file; take one that it lists");
  }

  private Answer write(RoutingContext request) {
    var body = Calls.body(request);
    var at = room.clock().instant();
    var name = body.getString("name");
    if (!shelf.knows(name)) {
      return Calls.refused(unknown());
    }
    var who = Caller.by(request);
    var edit = new DirectoryShelf.Edit(name, body.getString("text"), who, at);
    return switch (edits.write(edit, body.getLong("edition"))) {
      case Written.Held() -> Calls.json(read().put("held", true));
      case Written.Tried(var outcome) -> tried(edit, outcome);
    };
  }

  private Answer tried(DirectoryShelf.Edit edit, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> {
        audit.record(
            new Audit.Deed(edit.at(), edit.author(), ALLIANCE, "edit-directory", edit.name(), ""));
        yield Calls.json(read());
      }
      case Outcome.Faulty(var faults) ->
          Calls.refused(
              Problem.bad(
                      "text: line " + faults.getFirst().line() + ": " + faults.getFirst().what())
                  .with(new JsonObject().put("code", "faults").put("faults", json(faults))));
      case Outcome.Outdated() ->
          Calls.refused(
              Problem.outdated("edition: somebody else has changed the directory; read it again"));
    };
  }

  private static JsonArray json(List<Fault> faults) {
    var json = new JsonArray();
    faults.forEach(
        fault ->
            json.add(
                ScriptJson.fault(fault)
                    .put("file", String.valueOf(Path.of(fault.file()).getFileName()))));
    return json;
  }
}
