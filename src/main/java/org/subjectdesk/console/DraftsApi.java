package org.subjectdesk.console;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.subjectdesk.editing.Editing;
import org.subjectdesk.editing.Editing.Outcome;
import org.subjectdesk.editing.Editing.Published;
import org.subjectdesk.editing.Editing.Target;
import org.subjectdesk.editing.Guard;
import org.subjectdesk.editing.Review;
import org.subjectdesk.faq.EntryForm;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.publishing.Change;
import org.subjectdesk.publishing.Change.Kind;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.publishing.Revisions;
import org.subjectdesk.publishing.UpkeepRules;
import org.subjectdesk.safety.HeldText;
import org.subjectdesk.safety.HeldTexts;
import org.subjectdesk.store.Work;

/**
 * The operations of {@code /openapi.yaml} that change entries: drafts, their difference to what is
 * live, publishing, and bringing a revision back.
 */
public final class DraftsApi implements Operations {
  private final Revisions revisions = new Revisions();
  private final HeldTexts held = new HeldTexts();
  private final Workplace work;
  private final Editing editing;
  private final Guard guard;
  private final Publication publication;

  /** Sets up the operations. */
  public DraftsApi(Workplace work, Guard guard, Publication publication) {
    this.work = work;
    this.publication = publication;
    this.editing = new Editing(work.shelf());
    this.guard = guard;
  }

  @Override
  public void mount(RouterBuilder routes) {
    mount(routes, "putDraft", this::put);
    mount(routes, "dropDraft", this::drop);
    mount(routes, "restoreRevision", this::restore);
    mount(routes, "reviewDrafts", this::review);
    mount(routes, "publishDrafts", this::publish);
  }

  private interface Operation {
    Answer answer(RoutingContext request, String library);
  }

  private void mount(RouterBuilder routes, String id, Operation operation) {
    routes
        .getRoute(id)
        .addHandler(
            request ->
                Calls.answer(
                    request,
                    () -> {
                      var library = Calls.needed(request, "library");
                      return work.refused(library)
                          .or(() -> refusedToEdit(request, library))
                          .map(Calls::refused)
                          .orElseGet(() -> operation.answer(request, library));
                    }));
  }

  /** The difference may be seen by everybody. */
  private static Optional<Problem> refusedToEdit(RoutingContext request, String library) {
    return request.request().method().equals(HttpMethod.GET)
        ? Optional.empty()
        : Caller.of(request).refusedToEdit(library);
  }

  private <T> T write(Work<T> body) {
    return work.store().inTransaction(FaqShelf.class, body).join();
  }

  private Answer put(RoutingContext request, String library) {
    var body = Calls.body(request);
    if (body.getBoolean("withdraw", false)) {
      var target = new Target(library, Calls.id(request), Calls.seen(request));
      var by = Caller.by(request);
      var at = work.clock().instant();
      return answer(write(tx -> editing.withdraw(tx, target, by, at)), "withdraw");
    }
    var form =
        new EntryForm(
            body.getString("subject", ""),
            body.getString("question", ""),
            body.getJsonArray("variants", new JsonArray()).stream()
                .map(String.class::cast)
                .toList(),
            body.getString("answer", ""),
            body.getString("owner", ""),
            body.getString("source", ""),
            body.getString("reviewBy", ""));
    return save(request, library, form, Kind.EDIT);
  }

  private Answer save(RoutingContext request, String library, EntryForm form, Kind kind) {
    var checked = form.check(library, Calls.id(request), work.subjects());
    if (!checked.faults().isEmpty()) {
      return Calls.refused(problem(checked.faults()));
    }
    var change = new Change(kind, Caller.by(request), work.clock().instant());
    var seen = Calls.seen(request);
    return answer(write(tx -> editing.save(tx, checked.entry(), change, seen)), "save");
  }

  private static Problem problem(List<EntryForm.FieldFault> faults) {
    var detail =
        faults.stream()
            .map(fault -> EntryJson.name(fault.field()) + ": " + fault.what() + "; " + fault.cure())
            .collect(Collectors.joining(". "));
    return Problem.bad(detail).with(new JsonObject().put("faults", EntryJson.faults(faults)));
  }

  private Answer drop(RoutingContext request, String library) {
    var target = new Target(library, Calls.id(request), Calls.seen(request));
    return answer(write(tx -> editing.drop(tx, target)), "drop");
  }

  /** The review date of old is not brought back: whoever restores has just looked at the entry. */
  private Answer restore(RoutingContext request, String library) {
    var id = Calls.id(request);
    var number = Calls.body(request).getLong("revision");
    var earlier = work.store().read(tx -> revisions.one(tx, library, id, number));
    if (earlier.isEmpty()) {
      return Calls.refused(Problem.unknown("revision: this entry has none with this number"));
    }
    var entry = earlier.get().entry();
    var upkeep =
        new FaqEntry.Upkeep(entry.upkeep().owner(), entry.upkeep().source(), Optional.empty());
    return save(request, library, EntryForm.of(entry.with(upkeep)), Kind.RESTORE);
  }

  private Answer answer(Outcome outcome, String wish) {
    var today = UpkeepRules.day(work.clock().instant());
    return switch (outcome) {
      case Outcome.Done(var standing) ->
          new Answer.Json(
              EntryJson.standing(standing, Optional.empty(), today), Optional.of(standing.tag()));
      case Outcome.Outdated(var standing) ->
          Calls.refused(
              Problem.outdated(
                      "If-Match: the entry has changed meanwhile; read it again, then repeat with"
                          + " its new state")
                  .with(new JsonObject().put("state", standing.tag())));
      case Outcome.InTheWay(var draft) ->
          Calls.refused(
              Problem.conflict(
                      "a draft of this entry is there already; read it, then repeat with its state"
                          + " as If-Match")
                  .with(new JsonObject().put("by", draft.change().author())));
      case Outcome.Nothing() ->
          Calls.refused(Problem.unknown("id: there is nothing with this id to " + wish));
    };
  }

  private Answer review(RoutingContext request, String library) {
    var now = work.clock().instant();
    record Seen(Review review, List<FaqEntry> live, Map<String, HeldText> held) {}
    var seen =
        work.store()
            .<Seen>read(
                tx ->
                    new Seen(
                        editing.review(tx, library, now),
                        work.shelf().all(tx),
                        held.drafts(tx, library)));
    var today = UpkeepRules.day(now);
    var drafts = new JsonArray();
    seen.review()
        .proposals()
        .forEach(
            each ->
                drafts.add(
                    EntryJson.proposal(each, today)
                        .put("held", seen.held().containsKey(each.id()))));
    var json =
        new JsonObject()
            .put("library", library)
            .put("state", seen.review().tag())
            .put("drafts", drafts)
            .put("findings", FindingJson.of(guard.look(library, seen.live(), seen.review())));
    return new Answer.Json(json, Optional.of(seen.review().tag()));
  }

  private Answer publish(RoutingContext request, String library) {
    var given = Calls.body(request).getJsonArray("ids");
    var ids =
        Optional.ofNullable(given)
            .<Collection<String>>map(
                list -> list.stream().map(String.class::cast).collect(Collectors.toSet()));
    var by = Caller.by(request);
    var at = work.clock().instant();
    var seen = Calls.seen(request);
    var published = publication.publish(library, ids, seen, by, at);
    return switch (published) {
      case Published.Done(var edition, var done, var kept, _) ->
          Calls.json(
              new JsonObject()
                  .put("edition", edition)
                  .put("published", new JsonArray(done))
                  .put("held", new JsonArray(kept)));
      case Published.Stale(var stale) ->
          Calls.refused(
              Problem.conflict(
                      "entries were changed after their drafts were begun; look at the difference"
                          + " again and save or drop those drafts: "
                          + String.join(", ", stale))
                  .with(new JsonObject().put("ids", new JsonArray(stale))));
      case Published.Unknown(var unknown) ->
          Calls.refused(
              Problem.unknown("ids: there are no drafts of " + String.join(", ", unknown))
                  .with(new JsonObject().put("ids", new JsonArray(unknown))));
      case Published.NeedsSecond(var own) ->
          Calls.refused(
              Gate.forbidden(
                      "drafts made of replies are published by somebody else than their author: "
                          + String.join(", ", own))
                  .with(new JsonObject().put("code", "second").put("ids", new JsonArray(own))));
      case Published.Outdated() ->
          Calls.refused(
              Problem.outdated(
                  "If-Match: the drafts have changed since they were reviewed; look at the"
                      + " difference again"));
    };
  }
}
