package org.subjectdesk.flow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.script.Words;

/**
 * A dialogue with steps.
 *
 * @param id its name; a library's flow replaces the alliance's with the same id
 * @param version of which text it was made: a running dialogue ends on the version it began with
 * @param name what readers are told that it is
 * @param when what begins it
 * @param steps in order; the first is where it begins
 */
public record Flow(String id, String version, Words name, When when, List<Step> steps) {
  /** Where a flow is over. */
  public static final String END = "end";

  public Flow {
    steps = List.copyOf(steps);
  }

  /** The step of this id; empty for {@link #END}. */
  public Optional<Step> step(String id) {
    return steps.stream().filter(step -> step.at().id().equals(id)).findFirst();
  }

  /** Where it begins. */
  public String first() {
    return steps.isEmpty() ? END : steps.getFirst().at().id();
  }

  /**
   * What begins a flow.
   *
   * @param phrases what readers say, found like an FAQ question
   * @param keys of buttons in the account's menu bar, compared exactly
   * @param events of the desk
   * @param after FAQ entries whose answer offers it
   * @param needs what it brings a reader to who is referred; see {@link Step.Refer}
   */
  public record When(
      List<String> phrases,
      Set<String> keys,
      Set<Event> events,
      Set<String> after,
      Set<String> needs) {
    public When {
      phrases = List.copyOf(phrases);
      keys = Set.copyOf(keys);
      events = Set.copyOf(events);
      after = Set.copyOf(after);
      needs = Set.copyOf(needs);
    }

    /** Nothing: it is only linked to. */
    public static final When NEVER = new When(List.of(), Set.of(), Set.of(), Set.of(), Set.of());
  }

  /** Something that happens at the desk. */
  public enum Event {
    /** A reader follows the account. */
    FOLLOWED,
    /** She scans one of its codes. */
    SCANNED,
    /** Nothing near to her question was found. */
    UNKNOWN,
    /** She wants a person, and no librarian is online. */
    NOBODY_THERE
  }
}
