package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.subjectdesk.call.Application;
import org.subjectdesk.call.Call;
import org.subjectdesk.call.Milestone;
import org.subjectdesk.call.Party;
import org.subjectdesk.call.Share;
import org.subjectdesk.call.Terms;
import org.subjectdesk.project.CallComment;
import org.subjectdesk.project.CallFile;
import org.subjectdesk.project.Projects;
import org.subjectdesk.staff.Librarian;

/**
 * Calls as librarians' pages get them.
 *
 * @param members the libraries that are in the alliance
 * @param she for whom it is
 */
record CallJson(Names names, Set<String> members, Librarian she) {
  JsonObject of(Projects.View view) {
    var call = view.call();
    var choices = view.choices();
    var json =
        head(call)
            .put("author", names.person(call.author()))
            .put("state", call.state(view.at()).key())
            .put("version", call.version())
            .put("terms", terms(call.terms()))
            .put("note", call.progress().note())
            .put("lostParty", view.lostParty(members))
            .put("seesProject", view.seesProject())
            .put("may", CallRoom.acts(choices.call()))
            .put(
                "applications",
                array(
                    call.applications(),
                    one -> application(view, one, choices.onApplication(one.id()))))
            .put("partners", array(view.partners(), this::partner))
            .put("agreement", array(call.agreement(), one -> party(view, one)))
            .put(
                "milestones",
                array(
                    call.milestones(), one -> milestone(view, one, choices.onMilestone(one.id()))))
            .put("comments", array(view.comments(), this::comment))
            .put("files", array(view.files(), this::file));
    if (!call.progress().submitter().isEmpty()) {
      json.put("submitter", names.person(call.progress().submitter()));
    }
    call.progress().published().ifPresent(at -> json.put("published", at.toString()));
    call.end()
        .ifPresent(
            end ->
                json.put(
                    "end",
                    new JsonObject().put("grade", end.grade()).put("evaluation", end.text())));
    return json;
  }

  /** What a list and the whole have in common. */
  JsonObject head(Call call) {
    return new JsonObject()
        .put("id", call.id())
        .put("library", library(call.library()))
        .put("home", call.library().equals(she.library()))
        .put("left", !members.contains(call.library()));
  }

  JsonObject subject(String code) {
    return code.equals(Terms.ANY_SUBJECT)
        ? new JsonObject().put("code", code).put("name", "")
        : names.subject(code);
  }

  private JsonObject library(String id) {
    return new JsonObject().put("id", id).put("name", names.library(id));
  }

  private JsonObject terms(Terms terms) {
    return new JsonObject()
        .put("title", terms.title())
        .put("subject", subject(terms.subject()))
        .put("kind", terms.initiator().kind().key())
        .put("initiator", terms.initiator().name())
        .put("items", terms.items())
        .put("cooperation", terms.cooperation())
        .put("goals", terms.goals())
        .put("budget", terms.budget())
        .put("split", shares(terms.split()))
        .put("talent", terms.talent())
        .put("deadline", terms.deadline().toString())
        .put("criteria", shares(terms.criteria()));
  }

  private static JsonArray shares(List<Share> parts) {
    return array(
        parts, one -> new JsonObject().put("name", one.name()).put("points", one.points()));
  }

  /** Points are the initiator's side's; the applicant learns the mean when it is decided. */
  private JsonObject application(Projects.View view, Application one, Set<String> may) {
    var own = one.library().equals(she.library());
    var decided =
        switch (one.stage()) {
          case SELECTED, DECLINED -> true;
          case DRAFT, SUBMITTED, WITHDRAWN -> false;
        };
    var json =
        new JsonObject()
            .put("id", one.id())
            .put("library", library(one.library()))
            .put("organisation", one.organisation())
            .put("material", one.material())
            .put("stage", one.stage().key())
            .put("version", one.version())
            .put("left", !members.contains(one.library()))
            .put("may", CallRoom.acts(may));
    if (!own || decided) {
      one.score(view.call().terms().criteria()).ifPresent(score -> json.put("score", score));
    }
    return json.put("scores", own ? new JsonArray() : scores(one));
  }

  private JsonArray scores(Application one) {
    return array(
        one.scores().entrySet(),
        given ->
            new JsonObject()
                .put("by", names.person(given.getKey()))
                .put("points", new JsonArray(given.getValue())));
  }

  private JsonObject partner(Application one) {
    return new JsonObject().put("application", one.id()).put("name", named(one));
  }

  private String named(Application one) {
    return one.organisation().isEmpty()
        ? names.library(one.library())
        : one.organisation() + "（" + names.library(one.library()) + "）";
  }

  private String named(Projects.View view, String party) {
    return party.equals(Party.INITIATOR)
        ? names.library(view.call().library())
        : view.partners().stream()
            .filter(one -> one.id().equals(party))
            .map(this::named)
            .findFirst()
            .orElse("");
  }

  private JsonObject party(Projects.View view, Party one) {
    var json =
        new JsonObject()
            .put("application", one.application())
            .put("name", named(view, one.application()))
            .put("duty", one.duty())
            .put("share", one.share());
    return one.confirmed().isEmpty() ? json : json.put("confirmed", names.person(one.confirmed()));
  }

  private JsonObject milestone(Projects.View view, Milestone one, Set<String> may) {
    return new JsonObject()
        .put("id", one.id())
        .put("title", one.title())
        .put("deliverable", one.deliverable())
        .put("due", one.due().toString())
        .put("party", one.party())
        .put("name", named(view, one.party()))
        .put("stage", one.stage().key())
        .put("note", one.note())
        .put("may", CallRoom.acts(may));
  }

  private JsonObject comment(CallComment one) {
    return new JsonObject()
        .put("id", one.key())
        .put("milestone", one.milestone())
        .put("author", names.person(one.author()))
        .put("library", names.library(one.library()))
        .put("text", one.text())
        .put("at", one.at().toString());
  }

  private JsonObject file(CallFile one) {
    return new JsonObject()
        .put("id", one.id())
        .put("name", one.name())
        .put("kind", one.kind().key())
        .put("size", one.size())
        .put("application", one.holder().application())
        .put("milestone", one.holder().milestone())
        .put("by", names.person(one.author()))
        .put("at", one.at().toString());
  }

  private static <T> JsonArray array(Collection<T> all, Function<T, JsonObject> as) {
    var json = new JsonArray();
    all.forEach(one -> json.add(as.apply(one)));
    return json;
  }
}
