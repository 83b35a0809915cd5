package org.subjectdesk.dialogue;

import java.util.Optional;
import java.util.Set;
import org.subjectdesk.faq.Found;
import org.subjectdesk.flow.Action;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.Flows;
import org.subjectdesk.flow.Step;
import org.subjectdesk.message.Inbound;

/**
 * The wish to get no more digests. Each of them says which word stops it, so that word must work
 * wherever she is with the desk.
 */
final class StopWish {
  private static final Set<Action> STOPS = Set.of(Action.UNSUBSCRIBE, Action.UNSUBSCRIBE_ALL);

  private StopWish() {}

  /** Whether a message says, word for word, what begins a flow that stops them. */
  static boolean isIn(Scene scene, Inbound in, Found found) {
    return switch (in) {
      case Inbound.Typed _, Inbound.Spoken _ -> begun(scene, in.words(), found).isPresent();
      case Inbound.Clicked(_, var key) ->
          scene.around().flows().onKey(key).filter(StopWish::stops).isPresent();
      case Inbound.Tapped _,
          Inbound.Followed _,
          Inbound.Scanned _,
          Inbound.Unreadable _,
          Inbound.Left _ ->
          false;
    };
  }

  private static Optional<Flow> begun(Scene scene, String text, Found found) {
    var flow =
        found.exact()
            ? found.hits().stream()
                .limit(1)
                .flatMap(hit -> Flows.flowOf(hit.entry().id()).stream())
                .findFirst()
                .flatMap(scene.around().flows()::find)
            : OfProgramme.flow(scene, text);
    return flow.filter(StopWish::stops);
  }

  private static boolean stops(Flow flow) {
    return flow.steps().stream()
        .anyMatch(step -> step instanceof Step.Call(_, var action) && STOPS.contains(action));
  }
}
