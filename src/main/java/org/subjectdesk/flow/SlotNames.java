package org.subjectdesk.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.subjectdesk.script.Words;

/** The values that a flow knows, and those that its steps speak of. */
final class SlotNames {
  private static final Pattern IN_TEXT =
      Pattern.compile("\\{\\{\\s*((?:slot|flow|now)\\.[a-z0-9.-]+)\\s*}}");
  private static final String SLOT = "slot.";
  private static final Set<String> ALWAYS = Set.of("flow.name", "flow.summary", "now.due");

  private final Set<String> known = new HashSet<>();
  private final Map<String, List<String>> choices = new HashMap<>();

  static SlotNames of(Flow flow) {
    var names = new SlotNames();
    for (var step : flow.steps()) {
      switch (step) {
        case Step.Collect(_, var slot, _, _) -> {
          names.known.add(slot.name());
          names.choices.put(
              slot.name(), slot.choices().stream().map(Step.Slot.Option::value).toList());
        }
        case Step.Call(_, var action) -> action.tells().ifPresent(names.known::add);
        case Step.Say _,
            Step.Menu _,
            Step.If _,
            Step.Link _,
            Step.Answer _,
            Step.Escalate _,
            Step.Refer _,
            Step.Ticket _ -> {}
      }
    }
    return names;
  }

  /** What a slot may be; empty when that is not a matter of choice. */
  List<String> choices(String slot) {
    return choices.getOrDefault(slot, List.of());
  }

  /** What a step speaks of and nothing collects. */
  List<String> unknownIn(Step step) {
    return named(step).filter(name -> !isKnown(name)).distinct().toList();
  }

  private boolean isKnown(String name) {
    return name.startsWith(SLOT)
        ? known.contains(name.substring(SLOT.length()))
        : ALWAYS.contains(name);
  }

  private static Stream<String> named(Step step) {
    return switch (step) {
      case Step.Say(_, var text) -> inText(text);
      case Step.Ticket(_, var text) -> inText(text);
      case Step.Menu(_, var text, var lines) ->
          Stream.concat(inText(text), lines.stream().flatMap(line -> inText(line.label())));
      case Step.Collect(_, _, var ask, var retry) ->
          Stream.concat(inText(ask), retry.stream().flatMap(SlotNames::inText));
      case Step.If(_, var condition, _, _) -> slot(condition).stream().map(SLOT::concat);
      case Step.Call(_, var action) -> action.needs().stream().map(SLOT::concat);
      case Step.Link _, Step.Answer _, Step.Escalate _, Step.Refer _ -> Stream.of();
    };
  }

  private static Optional<String> slot(Condition condition) {
    return switch (condition) {
      case Condition.Given(var slot) -> Optional.of(slot);
      case Condition.Is(var slot, _) -> Optional.of(slot);
      case Condition.AtLeast(var slot, _) -> Optional.of(slot);
      case Condition.LibrarianOnline _, Condition.PlatformFor _, Condition.Language _ ->
          Optional.empty();
    };
  }

  private static Stream<String> inText(Words text) {
    return Stream.concat(Stream.of(text.chinese()), text.english().stream())
        .flatMap(one -> IN_TEXT.matcher(one).results())
        .map(found -> found.group(1));
  }
}
