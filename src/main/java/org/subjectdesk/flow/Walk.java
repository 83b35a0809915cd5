package org.subjectdesk.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.subjectdesk.script.Words;
import org.subjectdesk.slot.Choice;
import org.subjectdesk.slot.Entered;
import org.subjectdesk.slot.Limits;
import org.subjectdesk.slot.SlotReader;
import org.subjectdesk.slot.SlotType;

/**
 * Goes from step to step until the reader has to say something. Pure: the same run, word and world
 * give the same walk. For one turn.
 */
public final class Walk {
  /** The check finds every loop without a question; this is for a flow that nobody checked. */
  private static final int MOST_STEPS = 200;

  private final World world;
  private final List<String> way = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private Flow flow;
  private FlowRun run;

  /**
   * Prepares a walk.
   *
   * @param flow the flow of the run, in the run's version
   */
  public Walk(World world, Flow flow, FlowRun run) {
    this.world = world;
    this.flow = flow;
    this.run = run;
  }

  /** Goes on from where the run stands. */
  public Walked on() {
    for (var steps = 0; steps < MOST_STEPS; steps++) {
      var step = flow.step(run.step());
      if (step.isEmpty()) {
        return stopped(new Walked.Stop.Ends());
      }
      way.add(step.get().at().id());
      var stop = take(step.get());
      if (stop.isPresent()) {
        return stopped(stop.get());
      }
    }
    return stopped(new Walked.Stop.Ends());
  }

  private Walked stopped(Walked.Stop stop) {
    return new Walked(run, way, said, effects, stop);
  }

  private Optional<Walked.Stop> take(Step step) {
    var next = step.at().next();
    switch (step) {
      case Step.Menu _, Step.Collect _ -> {
        return Optional.of(asked(step));
      }
      case Step.Escalate _ -> {
        return Optional.of(new Walked.Stop.HandsOver());
      }
      case Step.Say(_, var text) -> {
        say(text);
        run = run.at(next);
      }
      case Step.If(_, var condition, var then, var otherwise) ->
          run = run.at(holds(condition) ? then : otherwise);
      case Step.Link(_, var target) -> link(world.flow(target), next);
      case Step.Answer(_, var entry, var otherwise) -> {
        var answer = world.answer(entry);
        answer.ifPresent(said::add);
        run = run.at(answer.isPresent() ? next : otherwise);
      }
      case Step.Refer(_, var need) -> {
        if (world.platformFor(need)) {
          return Optional.of(new Walked.Stop.Leads(need));
        }
        refer(need, next);
      }
      case Step.Ticket(_, var text) -> {
        effects.add(new Effect.LeavesTicket(world.fill(text, run, flow)));
        run = run.at(next);
      }
      case Step.Call(_, var action) -> {
        effects.add(new Effect.Does(action, run.slots()));
        run = run.knowing(world.ask(action, run.slots())).at(next);
      }
    }
    return Optional.empty();
  }

  private void say(Words text) {
    said.add(world.fill(text, run, flow));
  }

  private void link(Optional<Flow> target, String otherwise) {
    if (target.isEmpty()) {
      run = run.at(otherwise);
      return;
    }
    flow = target.get();
    run = run.into(flow);
  }

  private void refer(String need, String next) {
    var there = world.meeting(need).filter(other -> !other.id().equals(flow.id()));
    if (there.isPresent()) {
      link(there, next);
    } else {
      effects.add(new Effect.Refers(need));
      run = run.at(next);
    }
  }

  private boolean holds(Condition condition) {
    return switch (condition) {
      case Condition.Given(var slot) -> run.slots().containsKey(slot);
      case Condition.Is(var slot, var value) ->
          value(slot).filter(known -> known.value().equals(value)).isPresent();
      case Condition.AtLeast(var slot, var least) ->
          value(slot).filter(known -> number(known.value()) >= least).isPresent();
      case Condition.LibrarianOnline _ -> world.librarianOnline();
      case Condition.PlatformFor(var need) -> world.platformFor(need);
      case Condition.Language(var language) -> run.language().equals(language);
    };
  }

  private Optional<Entered.Value> value(String slot) {
    return Optional.ofNullable(run.slots().get(slot));
  }

  private static int number(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException _) {
      return Integer.MIN_VALUE;
    }
  }

  /** What she is asked where the run waits. */
  public Walked.Stop.Waits asked() {
    return asked(flow.step(run.step()).orElseThrow());
  }

  private Walked.Stop.Waits asked(Step step) {
    return switch (step) {
      case Step.Menu(_, var text, var lines) ->
          new Walked.Stop.Waits(
              world.fill(text, run, flow),
              lines.stream().map(line -> world.fill(line.label(), run, flow)).toList(),
              false,
              true);
      case Step.Collect(_, var slot, var ask, _) ->
          new Walked.Stop.Waits(world.fill(ask, run, flow), lines(slot), slot.optional(), false);
      case Step.Say _,
          Step.If _,
          Step.Link _,
          Step.Answer _,
          Step.Escalate _,
          Step.Refer _,
          Step.Ticket _,
          Step.Call _ ->
          throw new IllegalStateException("step " + step.at().id() + " does not wait");
    };
  }

  private List<String> lines(Step.Slot slot) {
    return run.unclear().isEmpty()
        ? slot.choices().stream().map(option -> world.fill(option.label(), run, flow)).toList()
        : run.unclear().stream().map(Entered.Value::shown).toList();
  }

  /** What she is told when her word was no such value, if the step says it itself. */
  public Optional<String> retry() {
    return flow.step(run.step()).orElseThrow() instanceof Step.Collect(_, _, _, var retry)
        ? retry.map(text -> world.fill(text, run, flow))
        : Optional.empty();
  }

  /** What the value is called that the run waits for; empty at a menu. */
  public String label() {
    return flow.step(run.step()).orElseThrow() instanceof Step.Collect(_, var slot, _, _)
        ? world.fill(slot.label(), run, flow)
        : "";
  }

  /** Whether it waits for a question in other words, which the FAQ is to answer. */
  public boolean takesQuestion() {
    return flow.step(run.step()).orElseThrow() instanceof Step.Collect(var at, _, _, _)
        && flow.step(at.next()).filter(Walk::answersFound).isPresent();
  }

  /** Whether any text is a value here, but a question is hardly meant as one. */
  public boolean takesAnything() {
    return flow.step(run.step()).orElseThrow() instanceof Step.Collect(var at, var slot, _, _)
        && slot.type() == SlotType.TEXT
        && flow.step(at.next()).filter(Walk::answersFound).isEmpty();
  }

  private static boolean answersFound(Step step) {
    return step instanceof Step.Answer(_, var entry, _) && entry.equals(Step.Answer.FOUND);
  }

  /** She skips a value; empty where it is needed. */
  public Optional<Walked> skip() {
    if (!(flow.step(run.step()).orElseThrow() instanceof Step.Collect(var at, var slot, _, _))
        || !slot.optional()) {
      return Optional.empty();
    }
    run = run.without(slot.name()).answered().at(at.next());
    return Optional.of(on());
  }

  /**
   * What she began it with may tell already what it asks first: 「护理专业指南」 needs no question of which
   * programme. Empty where it does not.
   */
  public Optional<Walked> told(String text, SlotReader reader) {
    return flow.step(run.step())
        .filter(
            step ->
                step instanceof Step.Collect(_, var slot, _, _)
                    && slot.type() == SlotType.PROGRAMME
                    && read(slot, text, reader) instanceof Entered.Value)
        .flatMap(
            _ ->
                take(text, reader) instanceof Walked.Taken.Went(var walked)
                    ? Optional.of(walked)
                    : Optional.empty());
  }

  /**
   * Goes on with what is known already, up to the first step that it does not answer.
   *
   * @param known by the names of slots; an empty one is skipped where it may be
   */
  public Walked told(Map<String, String> known, SlotReader reader) {
    var open = new HashMap<>(known);
    var walked = on();
    while (walked.stop() instanceof Walked.Stop.Waits
        && flow.step(run.step()).orElseThrow() instanceof Step.Collect(_, var slot, _, _)
        && open.containsKey(slot.name())) {
      var value = Objects.requireNonNullElse(open.remove(slot.name()), "");
      var next = value.isEmpty() ? skip() : went(value, reader);
      if (next.isEmpty()) {
        return walked;
      }
      walked = next.get();
    }
    return walked;
  }

  private Optional<Walked> went(String value, SlotReader reader) {
    return take(value, reader) instanceof Walked.Taken.Went(var walked)
        ? Optional.of(walked)
        : Optional.empty();
  }

  /** She says something where the run waits. */
  public Walked.Taken take(String text, SlotReader reader) {
    return switch (flow.step(run.step()).orElseThrow()) {
      case Step.Menu menu -> choose(menu, text, reader);
      case Step.Collect(var at, var slot, _, _) -> {
        var entered = read(slot, text, reader);
        yield entered instanceof Entered.Value value
            ? went(run.knowing(Map.of(slot.name(), value)).answered().at(at.next()))
            : new Walked.Taken.NotSo(run.puzzled(candidates(slot, entered, text, reader)), entered);
      }
      case Step.Say _,
          Step.If _,
          Step.Link _,
          Step.Answer _,
          Step.Escalate _,
          Step.Refer _,
          Step.Ticket _,
          Step.Call _ ->
          went(run);
    };
  }

  /**
   * What she said is no such value, even if it could be read as one; what comes near is offered.
   */
  public Walked.Taken.NotSo refuse(String text, SlotReader reader) {
    return new Walked.Taken.NotSo(
        run.puzzled(reader.nearProgrammes(text)), new Entered.Refused(Entered.Why.NOT_THIS));
  }

  private Walked.Taken went(FlowRun next) {
    run = next;
    return new Walked.Taken.Went(on());
  }

  private Walked.Taken choose(Step.Menu menu, String text, SlotReader reader) {
    var choices = new ArrayList<Choice>();
    for (var line : menu.lines()) {
      choices.add(new Choice(line.next(), world.fill(line.label(), run, flow)));
    }
    var entered = reader.read(SlotType.CHOICE, choices, Limits.NONE, text);
    return entered instanceof Entered.Value(var next, _)
        ? went(run.answered().at(next))
        : new Walked.Taken.NotSo(run.puzzled(List.of()), entered);
  }

  private Entered read(Step.Slot slot, String text, SlotReader reader) {
    if (!run.unclear().isEmpty()) {
      var choices =
          run.unclear().stream().map(value -> new Choice(value.value(), value.shown())).toList();
      if (reader.read(SlotType.CHOICE, choices, Limits.NONE, text) instanceof Entered.Value value) {
        return value;
      }
    }
    var choices =
        slot.choices().stream()
            .map(option -> new Choice(option.value(), world.fill(option.label(), run, flow)))
            .toList();
    return reader.read(slot.type(), choices, slot.limits(), text);
  }

  private static List<Entered.Value> candidates(
      Step.Slot slot, Entered entered, String text, SlotReader reader) {
    if (entered instanceof Entered.Unclear(var candidates)) {
      return candidates;
    }
    return slot.type() == SlotType.PROGRAMME ? reader.nearProgrammes(text) : List.of();
  }
}
