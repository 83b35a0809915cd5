package org.subjectdesk.flow;

import java.util.Map;
import java.util.Optional;
import org.subjectdesk.script.Words;
import org.subjectdesk.slot.Entered;

/** What a walk may ask of the world. */
public interface World {
  /** The flow of this id as it is now. */
  Optional<Flow> flow(String id);

  /** The flow that meets a need. */
  Optional<Flow> meeting(String need);

  /** Whether a platform of the alliance meets a need now. */
  boolean platformFor(String need);

  /** The answer of an FAQ entry, or of what was {@linkplain Step.Answer#FOUND found}. */
  Optional<String> answer(String entry);

  /** Whether a librarian who could take her is online. */
  boolean librarianOnline();

  /** What an action tells; it must change nothing, because the walk may be taken again. */
  Map<String, Entered.Value> ask(Action action, Map<String, Entered.Value> slots);

  /** A text with its placeholders filled. */
  String fill(Words text, FlowRun run, Flow flow);
}
