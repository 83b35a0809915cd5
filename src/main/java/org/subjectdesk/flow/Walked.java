package org.subjectdesk.flow;

import java.util.List;
import org.subjectdesk.slot.Entered;

/**
 * How far a walk came.
 *
 * @param run where it stands now
 * @param way the steps that it went through, the one where it waits included
 * @param said what the desk says on the way, in order
 * @param effects what it leaves behind
 * @param stop why it goes no further
 */
public record Walked(
    FlowRun run, List<String> way, List<String> said, List<Effect> effects, Stop stop) {
  public Walked {
    way = List.copyOf(way);
    said = List.copyOf(said);
    effects = List.copyOf(effects);
  }

  /** Why a walk goes no further. */
  public sealed interface Stop {
    /**
     * It waits for her word.
     *
     * @param text what she is asked
     * @param lines what she may choose, numbered from 1
     * @param optional whether she may skip it
     * @param menu whether she chooses where it goes on, instead of telling a value
     */
    record Waits(String text, List<String> lines, boolean optional, boolean menu) implements Stop {
      public Waits {
        lines = List.copyOf(lines);
      }
    }

    /** It is over. */
    record Ends() implements Stop {}

    /** It is over, and she is led to a platform that meets a need. */
    record Leads(String need) implements Stop {}

    /** It is over, and a person is to take her. */
    record HandsOver() implements Stop {}
  }

  /** What became of her word at a step that waits. */
  public sealed interface Taken {
    /** It went on. */
    record Went(Walked walked) implements Taken {}

    /** It was no such value. */
    record NotSo(FlowRun run, Entered entered) implements Taken {}
  }
}
