package org.subjectdesk.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.script.Words;
import org.subjectdesk.slot.Limits;
import org.subjectdesk.slot.SlotType;
import org.subjectdesk.yaml.YamlNode;

/** Reads the steps of a flow. */
final class StepReader {
  private static final List<String> KINDS =
      List.of(
          "say", "menu", "collect", "if", "link", "answer", "escalate", "refer", "ticket", "call");
  private static final int MOST_STEPS = 200;
  private static final int MOST_LINES = 9;
  private static final int LONGEST_LABEL = 120;

  private final List<Draft> drafts = new ArrayList<>();

  /** A step whose next one is not known yet. */
  private record Draft(YamlNode node, Map<String, YamlNode> parts, String kind, String id) {}

  private StepReader() {}

  static List<Step> steps(YamlNode list) {
    var reader = new StepReader();
    var nodes = list.list();
    if (nodes.isEmpty()) {
      list.fault("a flow without steps", "write its first step below steps");
    }
    if (nodes.size() > MOST_STEPS) {
      list.fault("more than " + MOST_STEPS + " steps", "make two flows of it and link them");
      return List.of();
    }
    nodes.forEach(reader::draft);
    var steps = new ArrayList<Step>();
    for (var i = 0; i < reader.drafts.size(); i++) {
      var after = i + 1 < reader.drafts.size() ? reader.drafts.get(i + 1).id() : Flow.END;
      reader.step(reader.drafts.get(i), after).ifPresent(steps::add);
    }
    return steps;
  }

  private void draft(YamlNode node) {
    var parts = node.map();
    var kinds = KINDS.stream().filter(parts::containsKey).toList();
    if (kinds.size() != 1) {
      node.fault(
          kinds.isEmpty()
              ? "this step says not what it does"
              : "this step does two things: " + kinds,
          "begin it with one of " + String.join(", ", KINDS));
      return;
    }
    var kind = kinds.getFirst();
    var given = Optional.ofNullable(parts.get("id")).flatMap(FlowFile::id);
    var own =
        kind.equals("collect")
            ? Optional.ofNullable(parts.get(kind)).flatMap(FlowFile::id)
            : Optional.<String>empty();
    var id = given.or(() -> own).orElse(kind + "-" + (drafts.size() + 1));
    if (id.equals(Flow.END) || drafts.stream().anyMatch(other -> other.id().equals(id))) {
      node.fault("there is a step " + id + " already", "give this one another id");
    }
    drafts.add(new Draft(node, parts, kind, id));
  }

  private Optional<Step> step(Draft draft, String after) {
    var value = draft.parts().get(draft.kind());
    if (value == null) {
      return Optional.empty();
    }
    var next = target(draft.parts().get("next")).orElse(after);
    var at = new Step.Place(draft.id(), draft.node().line(), next);
    return switch (draft.kind()) {
      case "say" -> known(draft).flatMap(_ -> FlowFile.words(value)).map(t -> new Step.Say(at, t));
      case "menu" -> menu(draft, at, value);
      case "collect" -> collect(draft, at, value);
      case "if" -> when(draft, at, value);
      case "link" -> known(draft).flatMap(_ -> FlowFile.id(value)).map(id -> new Step.Link(at, id));
      case "answer" ->
          known(draft, "else")
              .flatMap(_ -> FlowFile.filled(value))
              .map(entry -> new Step.Answer(at, entry, target(draft, "else").orElse(next)));
      case "escalate" -> known(draft).map(_ -> new Step.Escalate(at));
      case "refer" -> known(draft).flatMap(_ -> FlowFile.id(value)).map(n -> new Step.Refer(at, n));
      case "ticket" ->
          known(draft).flatMap(_ -> FlowFile.words(value)).map(t -> new Step.Ticket(at, t));
      case "call" -> call(draft, at, value);
      default -> Optional.empty();
    };
  }

  private static Optional<Draft> known(Draft draft, String... more) {
    var keys = new HashSet<>(Set.of(more));
    keys.addAll(Set.of("id", "next", draft.kind()));
    draft.node().map(keys);
    return Optional.of(draft);
  }

  private static Optional<String> target(Draft draft, String key) {
    return target(draft.parts().get(key));
  }

  private static Optional<String> target(@Nullable YamlNode node) {
    return Optional.ofNullable(node).flatMap(FlowFile::id);
  }

  private static Optional<Step> menu(Draft draft, Step.Place at, YamlNode value) {
    known(draft, "options");
    var lines = new ArrayList<Step.Menu.Line>();
    for (var node : options(draft, "options")) {
      var parts = node.map(Set.of("label", "next"));
      var label = FlowFile.needed(node, parts, "label").flatMap(StepReader::label);
      lines.add(
          new Step.Menu.Line(
              label.orElse(Words.of("")), target(parts.get("next")).orElse(at.next())));
    }
    return FlowFile.words(value).map(text -> new Step.Menu(at, text, lines));
  }

  private static Optional<Words> label(YamlNode node) {
    return FlowFile.words(node, LONGEST_LABEL);
  }

  private static List<YamlNode> options(Draft draft, String key) {
    var nodes =
        FlowFile.needed(draft.node(), draft.parts(), key).map(YamlNode::list).orElse(List.of());
    if (nodes.size() > MOST_LINES) {
      draft.node().fault("more than " + MOST_LINES + " lines", "make two menus of it");
      return List.of();
    }
    return nodes;
  }

  private static Optional<Step> collect(Draft draft, Step.Place at, YamlNode value) {
    known(draft, "type", "label", "ask", "retry", "choices", "least", "most", "optional");
    var parts = draft.parts();
    var name = FlowFile.id(value);
    var type =
        Optional.ofNullable(parts.get("type"))
            .flatMap(node -> FlowFile.one(node, SlotType.values(), "type"))
            .orElse(SlotType.TEXT);
    var choices = new ArrayList<Step.Slot.Option>();
    if (type == SlotType.CHOICE) {
      for (var node : options(draft, "choices")) {
        choice(node).ifPresent(choices::add);
      }
    } else if (parts.containsKey("choices")) {
      draft.node().fault("choices of a value that is no choice", "write type: choice");
    }
    var limits = new Limits(number(parts.get("least")), number(parts.get("most")));
    var ask = FlowFile.needed(draft.node(), parts, "ask").flatMap(FlowFile::words);
    var label = Optional.ofNullable(parts.get("label")).flatMap(StepReader::label);
    var retry = Optional.ofNullable(parts.get("retry")).flatMap(FlowFile::words);
    var optional = isTrue(parts.get("optional"));
    if (name.isEmpty() || ask.isEmpty()) {
      return Optional.empty();
    }
    var slot =
        new Step.Slot(
            name.get(), type, label.orElse(Words.of(name.get())), choices, limits, optional);
    return Optional.of(new Step.Collect(at, slot, ask.get(), retry));
  }

  private static Optional<Step.Slot.Option> choice(YamlNode node) {
    if (node.isText()) {
      return label(node).map(label -> new Step.Slot.Option(label.chinese(), label));
    }
    var parts = node.map(Set.of("value", "label"));
    var value = FlowFile.needed(node, parts, "value").flatMap(FlowFile::filled);
    var label = FlowFile.needed(node, parts, "label").flatMap(StepReader::label);
    return value.flatMap(known -> label.map(text -> new Step.Slot.Option(known, text)));
  }

  private static OptionalInt number(@Nullable YamlNode node) {
    if (node == null) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(node.text().orElse("").strip()));
    } catch (NumberFormatException _) {
      node.fault("this is not a whole number", "write one such as 10");
      return OptionalInt.empty();
    }
  }

  private static boolean isTrue(@Nullable YamlNode node) {
    var text = node == null ? "false" : node.text().orElse("");
    if (node != null && !text.equals("true") && !text.equals("false")) {
      node.fault("this is neither true nor false", "write true or false");
    }
    return text.equals("true");
  }

  private static Optional<Step> when(Draft draft, Step.Place at, YamlNode value) {
    known(draft, "then", "else");
    var condition = condition(value);
    var then = target(draft, "then").orElse(at.next());
    var otherwise = target(draft, "else").orElse(at.next());
    if (then.equals(otherwise)) {
      draft.node().fault("both ways lead to " + then, "name another step at then or else");
    }
    return condition.map(it -> new Step.If(at, it, then, otherwise));
  }

  private static Optional<Condition> condition(YamlNode node) {
    var parts =
        node.map(Set.of("given", "slot", "is", "at-least", "librarian", "platform", "language"));
    Optional<Condition> condition = Optional.empty();
    if (parts.size() == 1 && parts.containsKey("given")) {
      condition = target(parts.get("given")).map(Condition.Given::new);
    } else if (parts.size() == 1 && parts.containsKey("librarian")) {
      condition = Optional.of(new Condition.LibrarianOnline());
    } else if (parts.size() == 1 && parts.containsKey("platform")) {
      condition = target(parts.get("platform")).map(Condition.PlatformFor::new);
    } else if (parts.size() == 1 && parts.containsKey("language")) {
      condition =
          Optional.ofNullable(parts.get("language"))
              .flatMap(FlowFile::filled)
              .map(Condition.Language::new);
    } else if (parts.size() == 2 && parts.containsKey("slot")) {
      var slot = target(parts.get("slot")).orElse("");
      var least = number(parts.get("at-least"));
      condition =
          least.isPresent()
              ? Optional.of(new Condition.AtLeast(slot, least.getAsInt()))
              : Optional.ofNullable(parts.get("is"))
                  .flatMap(FlowFile::filled)
                  .map(is -> new Condition.Is(slot, is));
    }
    if (condition.isEmpty()) {
      node.fault(
          "this is not a condition",
          "write {given: slot}, {slot: s, is: value}, {slot: s, at-least: 3}, {librarian: online},"
              + " {platform: need} or {language: en}");
    }
    return condition;
  }

  private static Optional<Step> call(Draft draft, Step.Place at, YamlNode value) {
    known(draft);
    var action = FlowFile.one(value, Action.values(), "action");
    return action.map(it -> new Step.Call(at, it));
  }
}
