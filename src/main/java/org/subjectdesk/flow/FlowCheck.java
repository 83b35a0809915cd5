package org.subjectdesk.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.script.Words;
import org.subjectdesk.yaml.Faults;

/** Finds what is wrong in flows that are each readable: among their steps, and among each other. */
public final class FlowCheck {
  /** A menu with its lines, in UTF-8 bytes: what one message of the platform takes, with a tail. */
  private static final int LONGEST_MENU = 1_700;

  private static final Set<String> LANGUAGES = Set.of(Words.CHINESE, Words.ENGLISH);

  private final Map<String, FlowFile.Read> flows = new LinkedHashMap<>();
  private final Function<String, Optional<String>> entries;
  private final Faults faults;

  /**
   * Prepares.
   *
   * @param flows all that one library has, the alliance's that it does not replace among them
   * @param entries a question's bare form, or {@code id:} and an entry's id → the entry's id
   */
  public FlowCheck(
      Iterable<FlowFile.Read> flows, Function<String, Optional<String>> entries, Faults faults) {
    flows.forEach(read -> this.flows.put(read.flow().id(), read));
    this.entries = entries;
    this.faults = faults;
  }

  /** Adds each fault with file and line. */
  public void run() {
    flows.values().forEach(this::steps);
    flows.values().forEach(this::ways);
    circles();
    triggers();
  }

  private void fault(FlowFile.Read read, Step step, String what, String cure) {
    faults.add(read.file(), step.at().line(), what, cure);
  }

  private void steps(FlowFile.Read read) {
    var slots = SlotNames.of(read.flow());
    for (var step : read.flow().steps()) {
      slots
          .unknownIn(step)
          .forEach(
              name ->
                  fault(
                      read,
                      step,
                      "nothing gives " + name,
                      "collect it before, or correct the name"));
      switch (step) {
        case Step.Link(_, var flow) when !flows.containsKey(flow) ->
            fault(read, step, "there is no flow " + flow, "correct the name, or write that flow");
        case Step.Answer(_, var entry, _)
            when !entry.equals(Step.Answer.FOUND) && entries.apply("id:" + entry).isEmpty() ->
            fault(read, step, "there is no FAQ entry " + entry, "correct its id");
        case Step.If(_, var condition, _, _) -> condition(read, step, condition);
        case Step.Menu menu -> length(read, menu);
        case Step.Say _,
            Step.Collect _,
            Step.Link _,
            Step.Answer _,
            Step.Escalate _,
            Step.Refer _,
            Step.Ticket _,
            Step.Call _ -> {}
      }
    }
  }

  private void condition(FlowFile.Read read, Step step, Condition condition) {
    if (condition instanceof Condition.Language(var language) && !LANGUAGES.contains(language)) {
      fault(read, step, "there is no language " + language, "write zh-CN or en");
    }
    if (condition instanceof Condition.Is(var slot, var value)) {
      var choices = SlotNames.of(read.flow()).choices(slot);
      if (!choices.isEmpty() && !choices.contains(value)) {
        fault(read, step, slot + " is never " + value, "use one of " + String.join(", ", choices));
      }
    }
  }

  private void length(FlowFile.Read read, Step.Menu menu) {
    var texts =
        Stream.concat(Stream.of(menu.text()), menu.lines().stream().map(Step.Menu.Line::label));
    var bytes =
        texts
            .mapToInt(
                text ->
                    Math.max(
                        text.in(Words.ENGLISH).length(), text.chinese().getBytes(UTF_8).length))
            .sum();
    if (bytes > LONGEST_MENU) {
      fault(read, menu, "this menu is too long for one message", "shorten its text or its lines");
    }
  }

  private void ways(FlowFile.Read read) {
    var flow = read.flow();
    for (var edge : FlowGraph.edges(flow)) {
      if (!edge.to().equals(Flow.END) && flow.step(edge.to()).isEmpty()) {
        var step = flow.step(edge.from()).orElseThrow();
        fault(read, step, "there is no step " + edge.to(), "correct the name, or write end");
      }
    }
    var reachable = FlowGraph.reachable(flow);
    var leaving = FlowGraph.leaving(flow);
    var looping = FlowGraph.looping(flow);
    for (var step : flow.steps()) {
      var id = step.at().id();
      if (!reachable.contains(id)) {
        fault(read, step, "no way leads to step " + id, "let another step lead here, or delete it");
      } else if (looping.contains(id)) {
        fault(
            read,
            step,
            "step " + id + " comes back to itself without a question",
            "ask in between");
      } else if (!leaving.contains(id)) {
        fault(
            read, step, "no way leads from step " + id + " to the end", "let one step lead to end");
      }
    }
  }

  /** Flows that link to each other before any of them asks something. */
  private void circles() {
    for (var read : flows.values()) {
      var seen = new HashSet<String>();
      var open = new ArrayDeque<>(silentLinks(read.flow()));
      while (!open.isEmpty()) {
        var link = open.remove();
        if (link.flow().equals(read.flow().id())) {
          var first = read.flow().steps().getFirst();
          fault(
              read, first, "this flow links to itself without a question", "ask something before");
          break;
        }
        if (seen.add(link.flow()) && flows.containsKey(link.flow())) {
          open.addAll(silentLinks(flows.get(link.flow()).flow()));
        }
      }
    }
  }

  /** The links that are reached from the beginning without a word of the reader. */
  private static List<Step.Link> silentLinks(Flow flow) {
    var links = new java.util.ArrayList<Step.Link>();
    var seen = new HashSet<String>();
    var open = new ArrayDeque<>(List.of(flow.first()));
    while (!open.isEmpty()) {
      var step = flow.step(open.remove());
      if (step.isPresent() && seen.add(step.get().at().id()) && !FlowGraph.waits(step.get())) {
        if (step.get() instanceof Step.Link link) {
          links.add(link);
        }
        FlowGraph.from(step.get()).forEach(edge -> open.add(edge.to()));
      }
    }
    return links;
  }

  private void triggers() {
    var claimed = new HashMap<String, FlowFile.Read>();
    for (var read : flows.values()) {
      var when = read.flow().when();
      when.phrases()
          .forEach(phrase -> claim(claimed, read, "phrases", phrase, Normaliser.bare(phrase)));
      when.keys().forEach(key -> claim(claimed, read, "keys", key, key));
      when.events()
          .forEach(
              event -> claim(claimed, read, "events", FlowFile.key(event), FlowFile.key(event)));
      when.needs().forEach(need -> claim(claimed, read, "needs", need, need));
      for (var entry : when.after()) {
        claim(claimed, read, "after", entry, entry);
        if (entries.apply("id:" + entry).isEmpty()) {
          at(read, "after " + entry, "there is no FAQ entry " + entry, "correct its id");
        }
      }
      for (var phrase : when.phrases()) {
        entries
            .apply(Normaliser.bare(phrase))
            .ifPresent(
                entry ->
                    at(
                        read,
                        "phrases " + phrase,
                        "FAQ entry " + entry + " is asked with the same words: " + phrase,
                        "let after offer the flow with that answer, or take other words"));
      }
    }
  }

  private void claim(
      Map<String, FlowFile.Read> claimed,
      FlowFile.Read read,
      String kind,
      String shown,
      String what) {
    var other = claimed.putIfAbsent(kind + " " + what, read);
    if (other != null) {
      at(
          read,
          kind + " " + shown,
          "flow " + other.flow().id() + " begins with it too: " + shown,
          "keep it in one of them");
    }
  }

  private void at(FlowFile.Read read, String place, String what, String cure) {
    faults.add(read.file(), read.lines().getOrDefault(place, 1), what, cure);
  }
}
