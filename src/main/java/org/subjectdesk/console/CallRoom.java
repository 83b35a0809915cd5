package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.subjectdesk.call.Actor;
import org.subjectdesk.call.Refusal;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Problem;
import org.subjectdesk.project.CallMatching;
import org.subjectdesk.project.Done;
import org.subjectdesk.project.ProjectPapers;
import org.subjectdesk.project.Projects;
import org.subjectdesk.staff.Librarian;
import org.subjectdesk.staff.Role;

/**
 * What the operations on {@code /desk/calls} share.
 *
 * @param nudge tells the consoles of these libraries that something of a call changed; {@code *} =
 *     of all; must not block
 */
public record CallRoom(
    Projects projects,
    ProjectPapers papers,
    CallMatching matching,
    Names names,
    Consumer<Set<String>> nudge) {
  static Actor actor(Librarian she) {
    return new Actor(
        she.id(),
        she.library(),
        she.role().covers(Role.LIBRARY_ADMIN),
        she.role() == Role.ALLIANCE_ADMIN);
  }

  /** What is answered to an act: the call as she sees it then. */
  Answer answer(Done done, Librarian she) {
    return switch (done) {
      case Done.Yes(var id, var changed) -> {
        if (changed) {
          nudge.accept(concerned(id, she));
        }
        yield read(id, she);
      }
      case Done.No(var refused) -> Calls.refused(problem(refused.why(), refused.field()));
      case Done.Outdated() ->
          Calls.refused(
              Problem.outdated("version: somebody else has changed it; read it again")
                  .with(new JsonObject().put("code", "call-outdated")));
      case Done.Full() ->
          Calls.refused(
              Problem.conflict("file: ten are attached already; take one away first")
                  .with(new JsonObject().put("code", "call-full")));
    };
  }

  Answer read(String id, Librarian she) {
    return projects
        .find(id, actor(she))
        .map(view -> Calls.json(new CallJson(names, projects.members(), she).of(view)))
        .orElseGet(() -> Calls.refused(problem(Refusal.UNKNOWN, "")));
  }

  /** Whose consoles may know: while applications come in, nobody learns that there is one. */
  private Set<String> concerned(String id, Librarian she) {
    return projects
        .find(id, actor(she))
        .map(
            view ->
                switch (view.call().state(view.at())) {
                  case DRAFT, REVIEW -> Set.copyOf(List.of(view.call().library(), she.library()));
                  case OPEN ->
                      view.call().applications().isEmpty() ? Set.of("*") : Set.of(she.library());
                  case JUDGING, AGREEING, RUNNING, CLOSED, WITHDRAWN -> Set.of("*");
                })
        .orElse(Set.of(she.library()));
  }

  static Problem problem(Refusal why, String field) {
    var detail = field.isEmpty() ? why.text() : field + ": " + why.text();
    var code = new JsonObject().put("code", why.key()).put("field", field);
    return (switch (why.kind()) {
          case RIGHT -> Gate.forbidden(detail);
          case UNKNOWN -> Problem.unknown(detail);
          case STATE -> Problem.conflict(detail);
          case INPUT -> Problem.bad(detail);
        })
        .with(code);
  }

  /** The names of all that may be done, in their order. */
  static JsonArray acts(Set<String> keys) {
    return new JsonArray(keys.stream().sorted().toList());
  }
}
