package org.subjectdesk.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.slot.Entered;

/**
 * A dialogue under way: where it stands and what it knows.
 *
 * @param flow the flow's id
 * @param version the version that it began with, and ends with
 * @param step where it waits for the reader
 * @param slots what it knows, in the order of telling; a skipped value is not there
 * @param trail the steps that she answered, for the way back
 * @param tries how often she was not understood at this step
 * @param language of the texts
 * @param paused whether something else was answered, and she is asked whether to go on
 * @param unclear what she may have meant, when she is to choose among it
 */
public record FlowRun(
    String flow,
    String version,
    String step,
    Map<String, Entered.Value> slots,
    List<String> trail,
    int tries,
    String language,
    boolean paused,
    List<Entered.Value> unclear) {
  public FlowRun {
    slots = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    trail = List.copyOf(trail);
    unclear = List.copyOf(unclear);
  }

  /** The beginning of a flow. */
  public static FlowRun begin(Flow flow, String language) {
    return new FlowRun(
        flow.id(),
        flow.version(),
        flow.first(),
        Map.of(),
        List.of(),
        0,
        language,
        false,
        List.of());
  }

  /** The same run at the beginning of another flow, with what it knows. */
  FlowRun into(Flow other) {
    return new FlowRun(
        other.id(),
        other.version(),
        other.first(),
        slots,
        List.of(),
        0,
        language,
        false,
        List.of());
  }

  /** The same run at another step. */
  FlowRun at(String next) {
    return new FlowRun(flow, version, next, slots, trail, 0, language, false, List.of());
  }

  /** The same run, which knows one value more. */
  FlowRun knowing(Map<String, Entered.Value> more) {
    var all = new LinkedHashMap<>(slots);
    more.forEach(
        (name, value) -> {
          all.remove(name);
          all.put(name, value);
        });
    return new FlowRun(flow, version, step, all, trail, tries, language, paused, unclear);
  }

  /** The same run without a value. */
  FlowRun without(String name) {
    var all = new LinkedHashMap<>(slots);
    all.remove(name);
    return new FlowRun(flow, version, step, all, trail, tries, language, paused, unclear);
  }

  /** The same run, which has had an answer at its step. */
  FlowRun answered() {
    var way = new ArrayList<>(trail);
    way.add(step);
    return new FlowRun(
        flow,
        version,
        step,
        slots,
        way.subList(Math.max(0, way.size() - MOST_BACK), way.size()),
        0,
        language,
        false,
        List.of());
  }

  /** One step back; empty at the beginning. */
  public Optional<FlowRun> back() {
    if (trail.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FlowRun(
            flow,
            version,
            trail.getLast(),
            slots,
            trail.subList(0, trail.size() - 1),
            0,
            language,
            false,
            List.of()));
  }

  /** She was not understood; what she may have meant. */
  FlowRun puzzled(List<Entered.Value> candidates) {
    return new FlowRun(flow, version, step, slots, trail, tries + 1, language, false, candidates);
  }

  /** Something else was answered; or she goes on. */
  public FlowRun paused(boolean now) {
    return new FlowRun(flow, version, step, slots, trail, tries, language, now, unclear);
  }

  private static final int MOST_BACK = 30;
}
