package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.conversation.Releases;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.safety.HeldText;
import org.subjectdesk.safety.HeldText.Fate;
import org.subjectdesk.safety.HeldText.State;
import org.subjectdesk.safety.HeldTexts;
import org.subjectdesk.staff.Role;
import org.subjectdesk.staff.Staff;

/**
 * The operations on {@code /desk/held}: texts that wait for review. A library's librarians decide
 * on what is its, alliance-admins on everything; nobody on her own words, unless nobody else could.
 */
public final class HeldApi implements Operations {
  private static final int MOST_DECIDED = 100;

  private final HeldTexts held = new HeldTexts();
  private final DeskRoom room;
  private final Staff staff;
  private final Releases releases;
  private final Publication publication;
  private final DirectoryEdits directory;
  private final HeldJson json;

  /** Sets up the operations. */
  public HeldApi(
      DeskRoom room,
      Staff staff,
      Releases releases,
      Publication publication,
      DirectoryEdits directory) {
    this.room = room;
    this.staff = staff;
    this.releases = releases;
    this.publication = publication;
    this.directory = directory;
    this.json = new HeldJson(room.names());
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes
        .getRoute("listHeldTexts")
        .addHandler(request -> Calls.answer(request, () -> list(request)));
    routes
        .getRoute("decideHeldText")
        .addHandler(request -> Caller.answerHer(request, _ -> decide(request)));
  }

  /** Whether a caller looks after a text. */
  static boolean concerns(Caller caller, HeldText item) {
    return caller.mayIn(item.library(), Role.LIBRARIAN)
        && (!item.library().equals(FaqEntry.ALLIANCE) || caller.may(Role.ALLIANCE_ADMIN));
  }

  /** How many wait for a caller. */
  static int count(List<HeldText> waiting, Caller caller) {
    return (int) waiting.stream().filter(item -> concerns(caller, item)).count();
  }

  private Answer list(RoutingContext request) {
    var caller = Caller.of(request);
    var decided = Calls.optional(request, "state").filter("decided"::equals).isPresent();
    var found =
        room.store()
            .<List<HeldText>>read(
                tx -> decided ? held.decided(tx, MOST_DECIDED) : held.waiting(tx));
    var all = new JsonArray();
    found.stream()
        .filter(item -> concerns(caller, item))
        .forEach(item -> all.add(json.item(item).put("own", isOwn(caller, item))));
    return Calls.json(new JsonObject().put("held", all));
  }

  /** Whether it is hers and somebody else could decide. */
  private boolean isOwn(Caller caller, HeldText item) {
    return item.isWaiting()
        && !item.author().isEmpty()
        && item.author().equals(caller.id())
        && hasColleague(caller.id(), item.library());
  }

  private boolean hasColleague(String she, String library) {
    var everywhere = library.equals(FaqEntry.ALLIANCE);
    return staff.list(everywhere ? Optional.empty() : Optional.of(library)).stream()
        .filter(Staff.Account::active)
        .map(Staff.Account::librarian)
        .filter(one -> !everywhere || one.role() == Role.ALLIANCE_ADMIN)
        .anyMatch(one -> !one.id().equals(she));
  }

  private Answer decide(RoutingContext request) {
    var caller = Caller.of(request);
    var id = Calls.id(request);
    var item = room.store().read(tx -> held.find(tx, id)).filter(it -> concerns(caller, it));
    if (item.isEmpty()) {
      return Calls.refused(
          Problem.unknown("id: nothing with this id is held, or it is not your library's"));
    }
    if (isOwn(caller, item.get())) {
      return Calls.refused(
          Gate.forbidden("these are your own words; a colleague decides on them")
              .with(new JsonObject().put("code", "own-words")));
    }
    var body = Calls.body(request);
    var state = body.getString("decision").equals("release") ? State.RELEASED : State.REFUSED;
    var fate =
        new Fate(state, caller.id(), room.clock().instant(), body.getString("reason", "").strip());
    var outcome =
        switch (item.get().kind()) {
          case ENTRY -> publication.decide(item.get(), fate);
          case DIRECTORY -> directory.decide(item.get(), fate);
          case TALK, TICKET, REMARK, REPLY, ANSWER -> releases.decide(item.get(), fate).join();
        };
    return answer(outcome, item.get());
  }

  private Answer answer(Releases.Outcome outcome, HeldText item) {
    return switch (outcome) {
      case DONE ->
          Calls.json(
              json.item(room.store().read(tx -> held.find(tx, item.id())).orElse(item))
                  .put("own", false));
      case OVER ->
          Calls.refused(
              Problem.conflict("somebody else has decided on it, or it is gone")
                  .with(new JsonObject().put("code", "decided")));
      case TOO_LATE ->
          Calls.refused(
              Problem.conflict(
                      "what it belongs to was answered, closed or changed meanwhile; it can only be"
                          + " refused")
                  .with(new JsonObject().put("code", "too-late")));
    };
  }
}
