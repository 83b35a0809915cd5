package org.subjectdesk.alliance.guide;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.Collection;
import java.util.function.Function;
import org.subjectdesk.alliance.call.OpenCallsApi;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;

/** The operations that tell readers' pages of subjects, and what a library has for one. */
public final class GuideApi implements Operations {
  private static final int GROUP = 2;

  private final Guides guides;

  /** Tells of these. */
  public GuideApi(Guides guides) {
    this.guides = guides;
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes.getRoute("listSubjects").addHandler(this::subjects);
    routes.getRoute("readGuide").addHandler(this::guide);
  }

  private void subjects(RoutingContext request) {
    var all = guides.known().roster().get().subjects().all();
    var groups =
        array(
            all.stream().filter(subject -> subject.code().length() == GROUP).toList(),
            group -> named(group).put("programmes", programmes(all, group)));
    request.json(new JsonObject().put("groups", groups));
  }

  private static JsonArray programmes(Collection<Subject> all, Subject group) {
    return array(
        all.stream()
            .filter(subject -> subject.code().length() > GROUP)
            .filter(subject -> subject.code().startsWith(group.code()))
            .toList(),
        GuideApi::named);
  }

  private static JsonObject named(Subject subject) {
    return new JsonObject().put("code", subject.code()).put("name", subject.name());
  }

  private void guide(RoutingContext request) {
    var library = request.pathParam("library");
    var subject = guides.subject(library, request.pathParam("subject"));
    if (subject.isEmpty()) {
      Problem.unknown("no member library has this id, or no subject this code").send(request);
      return;
    }
    Calls.answer(
        request,
        () ->
            Calls.json(
                json(guides.of(library, subject.get()))
                    .put(
                        "library",
                        new JsonObject()
                            .put("id", library)
                            .put("name", guides.known().libraries().get(library)))));
  }

  private static JsonObject json(Guide guide) {
    return new JsonObject()
        .put("subject", named(guide.subject()))
        .put("address", guide.address().toString())
        .put("catalogue", guide.catalogue().toString())
        .put("hours", guide.desk().hours())
        .put("librarians", array(guide.desk().librarians(), GuideApi::card))
        .put("leads", array(guide.leads(), GuideApi::lead))
        .put(
            "questions",
            array(
                guide.questions(),
                one ->
                    new JsonObject().put("question", one.question()).put("answer", one.answer())))
        .put(
            "resources",
            array(
                guide.resources(),
                one ->
                    new JsonObject()
                        .put("name", one.name().chinese())
                        .put("description", one.about().chinese())
                        .put("access", one.access().chinese())
                        .put("link", one.link().toString())))
        .put(
            "platforms",
            array(
                guide.platforms(),
                one ->
                    new JsonObject()
                        .put("name", one.platform().name().chinese())
                        .put("description", one.platform().why().chinese())
                        .put("services", new JsonArray(one.services()))
                        .put("say", Guide.Service.SAY)))
        .put("calls", array(guide.calls(), OpenCallsApi::json))
        .put(
            "newItems",
            array(
                guide.newItems(),
                one ->
                    new JsonObject()
                        .put("title", one.title())
                        .put("about", one.about())
                        .put("link", one.link().toString())));
  }

  private static JsonObject card(Guide.Card card) {
    var json =
        new JsonObject()
            .put("name", card.name())
            .put("library", card.library())
            .put("covers", card.covers())
            .put("hours", card.hours())
            .put("onDuty", card.onDuty());
    card.photo().ifPresent(photo -> json.put("photo", photo));
    return json;
  }

  private static JsonObject lead(Guide.Lead lead) {
    var json =
        new JsonObject()
            .put("name", lead.name())
            .put("library", lead.library())
            .put("subjects", new JsonArray(lead.subjects()));
    lead.department().ifPresent(department -> json.put("department", department));
    return json;
  }

  private static <T> JsonArray array(Collection<T> all, Function<T, JsonObject> as) {
    var json = new JsonArray();
    all.forEach(one -> json.add(as.apply(one)));
    return json;
  }
}
