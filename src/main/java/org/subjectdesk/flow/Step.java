package org.subjectdesk.flow;

import java.util.List;
import java.util.Optional;
import org.subjectdesk.script.Words;
import org.subjectdesk.slot.Limits;
import org.subjectdesk.slot.SlotType;

/** One step of a flow. */
public sealed interface Step {
  /** Where it stands. */
  Place at();

  /**
   * Where a step stands.
   *
   * @param id its name in the flow
   * @param line in its file
   * @param next the step after it, or {@link Flow#END}
   */
  record Place(String id, int line, String next) {}

  /** The desk says something. */
  record Say(Place at, Words text) implements Step {}

  /** The reader chooses where it goes on. */
  record Menu(Place at, Words text, List<Line> lines) implements Step {
    public Menu {
      lines = List.copyOf(lines);
    }

    /** A line of it. */
    public record Line(Words label, String next) {}
  }

  /**
   * The reader tells a value.
   *
   * @param ask the question
   * @param retry what she is told when it was no such value; a text of the desk otherwise
   */
  record Collect(Place at, Slot slot, Words ask, Optional<Words> retry) implements Step {}

  /**
   * A value that a flow collects.
   *
   * @param name in placeholders: {@code {{slot.name}}}
   * @param label in summaries
   * @param choices of {@link SlotType#CHOICE}
   * @param optional whether she may skip it
   */
  record Slot(
      String name,
      SlotType type,
      Words label,
      List<Option> choices,
      Limits limits,
      boolean optional) {
    public Slot {
      choices = List.copyOf(choices);
    }

    /** A choice. */
    public record Option(String value, Words label) {}
  }

  /** It goes on at one of two steps. */
  record If(Place at, Condition condition, String then, String otherwise) implements Step {}

  /** It goes on in another flow, and does not come back. */
  record Link(Place at, String flow) implements Step {}

  /**
   * The desk answers from the FAQ.
   *
   * @param entry an entry's id, or {@link #FOUND}
   * @param otherwise where it goes on when there is no such answer
   */
  record Answer(Place at, String entry, String otherwise) implements Step {
    /** What the search found for her last message. */
    public static final String FOUND = "found";
  }

  /** It hands over to a person, and is over. */
  record Escalate(Place at) implements Step {}

  /** It brings her to where a need is met: the flow that says so, or the alliance's platform. */
  record Refer(Place at, String need) implements Step {}

  /** It leaves a ticket for the librarians. */
  record Ticket(Place at, Words text) implements Step {}

  /** It has something done that the desk knows by name. */
  record Call(Place at, Action action) implements Step {}
}
