package org.subjectdesk.dialogue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.directory.Service;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Found;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.Flows;
import org.subjectdesk.flow.Step;
import org.subjectdesk.script.Line;
import org.subjectdesk.script.Words;

/** Begins what leads a reader to a service that she has named, which is not asked again. */
record Serving(Scene scene, Found found) {
  private static final String QUESTION = "question";
  private static final String TITLE = "title";
  private static final String SOURCE = "source";

  /** What begins when a text wants a service; empty when it does not. */
  Optional<Turn> wished(String text) {
    return ServiceWish.in(scene.around().services(), text)
        .flatMap(
            wish ->
                flow(scene, wish.service())
                    .map(
                        flow -> {
                          var told = told(flow, wish.service());
                          put(told, QUESTION, wish.about());
                          put(told, wish.kind().equals("article") ? SOURCE : TITLE, wish.title());
                          put(told, "kind", wish.kind());
                          return new Scripted(scene, found)
                              .beginTold(flow, told, Words.languageOf(text));
                        }));
  }

  private static void put(Map<String, String> told, String slot, String value) {
    if (!value.isEmpty()) {
      told.put(slot, value);
    }
  }

  /** Begins a flow with her words, which may name the service that it asks for first. */
  Turn begin(Flow flow, String text) {
    var scripted = new Scripted(scene, found);
    return ServiceWish.named(scene.around().services(), text)
        .map(service -> told(flow, service))
        .filter(told -> !told.isEmpty())
        .map(told -> scripted.beginTold(flow, told, Words.languageOf(text)))
        .orElseGet(() -> scripted.beginWith(flow, text));
  }

  /** The answer to a question how a service goes, where only the service itself was found. */
  Optional<FaqEntry> explained(String text) {
    return found.band() == Band.ANSWER
            && !found.exact()
            && ServiceWish.asksHow(text)
            && ServiceWish.named(scene.around().services(), text).isPresent()
        ? found.hits().stream()
            .map(hit -> hit.entry())
            .filter(entry -> Flows.flowOf(entry.id()).isEmpty())
            .findFirst()
        : Optional.empty();
  }

  /** What is offered below the answer of an entry about a service. */
  static Optional<Phase.Offer> after(Scene scene, FaqEntry entry, int number) {
    return scene.around().services().stream()
        .filter(service -> service.after().contains(entry.id()))
        .flatMap(
            service ->
                flow(scene, service).stream()
                    .map(
                        flow ->
                            new Phase.Offer(
                                number,
                                new Lead.ToForm(flow.id(), told(flow, service)),
                                label(scene, service))))
        .findFirst();
  }

  private static String label(Scene scene, Service service) {
    return scene.texts().say(Line.SERVICE_OPTION, Map.of("now.service", service.name().chinese()));
  }

  private static Optional<Flow> flow(Scene scene, Service service) {
    var flows = scene.around().flows();
    return service.flow().flatMap(flows::find).or(() -> flows.meeting(service.id()));
  }

  /** The answer to the question for the service, if the flow has one. */
  private static Map<String, String> told(Flow flow, Service service) {
    var told = new HashMap<String, String>();
    for (var step : flow.steps()) {
      if (step instanceof Step.Collect(_, var slot, _, _)
          && slot.choices().stream().anyMatch(one -> one.value().equals(service.id()))) {
        told.put(slot.name(), service.id());
      }
    }
    return told;
  }
}
