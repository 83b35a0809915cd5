package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.subjectdesk.flow.Condition;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.FlowGraph;
import org.subjectdesk.flow.Step;
import org.subjectdesk.message.Reply;
import org.subjectdesk.publishing.FlowDraft;
import org.subjectdesk.rehearsal.Rehearsal;
import org.subjectdesk.script.Words;
import org.subjectdesk.yaml.Fault;

/** Flows, their faults and their rehearsals in the words of {@code /openapi.yaml}. */
final class ScriptJson {
  private ScriptJson() {}

  static JsonObject flow(Flow flow) {
    var when = flow.when();
    return new JsonObject()
        .put("id", flow.id())
        .put("name", Names.inBoth(flow.name()))
        .put(
            "begins",
            new JsonObject()
                .put("phrases", new JsonArray(when.phrases()))
                .put("keys", sorted(when.keys()))
                .put("events", sorted(when.events().stream().map(ScriptJson::key).toList()))
                .put("after", sorted(when.after()))
                .put("needs", sorted(when.needs())))
        .put("graph", graph(flow));
  }

  private static JsonArray sorted(Iterable<String> names) {
    var sorted = new TreeSet<String>();
    names.forEach(sorted::add);
    return new JsonArray(List.copyOf(sorted));
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static JsonObject graph(Flow flow) {
    var nodes = new JsonArray();
    flow.steps().forEach(step -> nodes.add(node(step)));
    var edges = new JsonArray();
    FlowGraph.edges(flow)
        .forEach(
            edge ->
                edges.add(
                    new JsonObject()
                        .put("from", edge.from())
                        .put("to", edge.to())
                        .put("label", edge.label())));
    return new JsonObject().put("nodes", nodes).put("edges", edges);
  }

  private static JsonObject node(Step step) {
    return new JsonObject()
        .put("id", step.at().id())
        .put("kind", step.getClass().getSimpleName().toLowerCase(Locale.ROOT))
        .put("text", Names.inBoth(text(step)))
        .put("line", step.at().line())
        .put("waits", FlowGraph.waits(step));
  }

  /** What a step is about. */
  private static Words text(Step step) {
    return switch (step) {
      case Step.Say(_, var text) -> text;
      case Step.Menu(_, var text, _) -> text;
      case Step.Collect(_, var slot, _, _) -> slot.label();
      case Step.If(_, var condition, _, _) -> Words.of(text(condition));
      case Step.Link(_, var flow) -> Words.of(flow);
      case Step.Answer(_, var entry, _) -> Words.of(entry);
      case Step.Escalate _ -> Words.of("");
      case Step.Refer(_, var need) -> Words.of(need);
      case Step.Ticket(_, var text) -> text;
      case Step.Call(_, var action) -> Words.of(action.key());
    };
  }

  private static String text(Condition condition) {
    return switch (condition) {
      case Condition.Given(var slot) -> slot;
      case Condition.Is(var slot, var value) -> slot + " = " + value;
      case Condition.AtLeast(var slot, var least) -> slot + " ≥ " + least;
      case Condition.PlatformFor(var need) -> "platform: " + need;
      case Condition.LibrarianOnline() -> "librarian: online";
      case Condition.Language(var language) -> "language: " + language;
    };
  }

  /** A fault; its file is named as in the folder of the scripts, a draft's not at all. */
  static JsonObject fault(Fault fault, Path folder) {
    var json = fault(fault);
    return fault.file().equals(FlowDraft.FILE)
        ? json
        : json.put("file", name(fault.file(), folder));
  }

  /** A fault of a file that the reader knows. */
  static JsonObject fault(Fault fault) {
    return new JsonObject()
        .put("line", fault.line())
        .put("message", ChineseFaults.of(fault.what()) + "；" + ChineseFaults.of(fault.cure()))
        .put("messageEn", fault.what() + "; " + fault.cure());
  }

  /** How a file is called in the folder of the scripts. */
  static String name(String file, Path folder) {
    var path = Path.of(file);
    return path.startsWith(folder) ? folder.relativize(path).toString() : path.toString();
  }

  static JsonObject played(Rehearsal.Played turn) {
    var replies = new JsonArray();
    turn.replies().forEach(reply -> replies.add(reply(reply)));
    var slots = new JsonArray();
    turn.slots()
        .forEach(
            (name, shown) -> slots.add(new JsonObject().put("name", name).put("value", shown)));
    return new JsonObject()
        .put("replies", replies)
        .put("flow", turn.flow())
        .put("step", turn.step())
        .put("way", new JsonArray(turn.way()))
        .put("slots", slots)
        .put("decision", turn.decision())
        .put("why", turn.why());
  }

  private static JsonObject reply(Reply reply) {
    return switch (reply) {
      case Reply.Text(var text) -> reply(text, List.of(), "");
      case Reply.Menu(var head, var options, var tail) -> reply(head, options, tail);
      case Reply.Answer(var answer, var ask, var options) ->
          reply(answer + "\n\n" + ask, options, "");
    };
  }

  private static JsonObject reply(String head, List<Reply.Option> options, String tail) {
    var lines = new JsonArray();
    options.forEach(
        option ->
            lines.add(
                new JsonObject().put("number", option.number()).put("label", option.label())));
    return new JsonObject().put("text", head).put("options", lines).put("tail", tail);
  }
}
