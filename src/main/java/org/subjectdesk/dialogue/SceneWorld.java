package org.subjectdesk.dialogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Found;
import org.subjectdesk.flow.Action;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.FlowRun;
import org.subjectdesk.flow.Flows;
import org.subjectdesk.flow.Step;
import org.subjectdesk.flow.World;
import org.subjectdesk.routing.Need;
import org.subjectdesk.script.Line;
import org.subjectdesk.script.Words;
import org.subjectdesk.slot.Entered;

/** The world of one turn as a flow sees it. */
record SceneWorld(Scene scene, Found found) implements World {
  @Override
  public Optional<Flow> flow(String id) {
    return scene.around().flows().find(id);
  }

  @Override
  public Optional<Flow> meeting(String need) {
    return scene.around().flows().meeting(need);
  }

  @Override
  public boolean platformFor(String need) {
    return scene.around().meets(need);
  }

  @Override
  public Optional<String> answer(String entry) {
    var answering = entry.equals(Step.Answer.FOUND) ? best() : scene.around().entry(entry);
    return answering.map(it -> scene.texts().fill(it.answer()));
  }

  private Optional<FaqEntry> best() {
    return found.band() == Band.ANSWER
        ? found.hits().stream()
            .limit(1)
            .map(hit -> hit.entry())
            .filter(entry -> Flows.flowOf(entry.id()).isEmpty())
            .findFirst()
        : Optional.empty();
  }

  @Override
  public boolean librarianOnline() {
    var need = new Need(scene.now().library(), Optional.empty(), Set.of(), true);
    return scene.around().hasLibrarians() && scene.around().place(need).queue().isPresent();
  }

  @Override
  public Map<String, Entered.Value> ask(Action action, Map<String, Entered.Value> slots) {
    return scene.around().ask(action, slots);
  }

  @Override
  public String fill(Words text, FlowRun run, Flow flow) {
    var texts = scene.texts().in(run.language());
    var moment = new LinkedHashMap<String, String>();
    for (var step : flow.steps()) {
      if (step instanceof Step.Collect(_, var slot, _, _)) {
        moment.put("slot." + slot.name(), texts.say(Line.FLOW_NOT_SAID));
      }
    }
    run.slots().forEach((name, value) -> moment.put("slot." + name, value.shown()));
    moment.put("flow.name", flow.name().in(run.language()));
    moment.put("flow.summary", summary(run, flow));
    moment.put("now.due", Handing.dayAndTime(scene.around().answerBy()));
    return texts.fill(text.in(run.language()), moment);
  }

  /** What she told, a line each, in the order of the flow. */
  private static String summary(FlowRun run, Flow flow) {
    var lines = new StringBuilder();
    for (var step : flow.steps()) {
      if (step instanceof Step.Collect(_, var slot, _, _)) {
        var value = run.slots().get(slot.name());
        if (value != null) {
          lines.append(lines.isEmpty() ? "" : "\n").append(slot.label().in(run.language()));
          lines.append("：").append(value.shown());
        }
      }
    }
    return lines.toString();
  }
}
