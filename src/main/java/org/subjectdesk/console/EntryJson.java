package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.editing.Catalogue;
import org.subjectdesk.editing.Difference;
import org.subjectdesk.editing.Review;
import org.subjectdesk.editing.Standing;
import org.subjectdesk.faq.EntryForm;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.publishing.Change;
import org.subjectdesk.publishing.Drafts.Draft;
import org.subjectdesk.publishing.Revisions.Revision;

/** Entries, drafts and differences in the words of {@code /openapi.yaml}. */
final class EntryJson {
  private EntryJson() {}

  static JsonObject entry(FaqEntry entry, LocalDate today) {
    return head(entry, today)
        .put("variants", new JsonArray(entry.variants()))
        .put("answer", entry.answer());
  }

  /** What fits a list. */
  static JsonObject head(FaqEntry entry, LocalDate today) {
    var json =
        new JsonObject()
            .put("id", entry.id())
            .put("library", entry.library())
            .put("layer", layer(entry))
            .put("subject", entry.subject())
            .put("question", entry.question())
            .put("owner", entry.upkeep().owner())
            .put("source", entry.upkeep().source())
            .put("overdue", entry.isOverdue(today));
    entry.upkeep().reviewBy().ifPresent(day -> json.put("reviewBy", day.toString()));
    return json;
  }

  private static String layer(FaqEntry entry) {
    return entry.library().equals(FaqEntry.ALLIANCE) ? "alliance" : "library";
  }

  static JsonObject line(Catalogue.Line line, LocalDate today) {
    var json =
        head(line.entry(), today)
            .put("variants", line.entry().variants().size())
            .put("revision", line.revision())
            .put("replaces", line.replaces());
    line.draft()
        .ifPresent(
            draft ->
                json.put(
                    "draft", action(draft.withdraws(), line.revision() > 0 && isOwn(line, draft))));
    return json;
  }

  /** A draft of an overlay stands beside the alliance's line, which it does not change. */
  private static boolean isOwn(Catalogue.Line line, Draft draft) {
    return line.entry().library().equals(draft.entry().library());
  }

  private static String action(boolean withdraws, boolean live) {
    if (withdraws) {
      return "withdraw";
    }
    return live ? "change" : "create";
  }

  static JsonObject standing(Standing standing, Optional<FaqEntry> alliance, LocalDate today) {
    var json = new JsonObject().put("state", standing.tag()).put("revision", standing.revision());
    standing.live().ifPresent(live -> json.put("live", entry(live, today)));
    alliance.ifPresent(shared -> json.put("alliance", entry(shared, today)));
    standing.draft().ifPresent(draft -> json.put("draft", draft(standing, draft, today)));
    return json;
  }

  private static JsonObject draft(Standing standing, Draft draft, LocalDate today) {
    return change(draft.change())
        .put("action", action(draft.withdraws(), standing.live().isPresent()))
        .put("stale", draft.base() != standing.revision())
        .put("entry", entry(draft.entry(), today));
  }

  static JsonArray revisions(List<Revision> revisions, LocalDate today) {
    var json = new JsonArray();
    revisions.forEach(
        one ->
            json.add(
                change(one.change())
                    .put("number", one.number())
                    .put("entry", entry(one.entry(), today))));
    return json;
  }

  private static JsonObject change(Change change) {
    return new JsonObject()
        .put("kind", change.kind().key())
        .put("by", change.author())
        .put("at", change.at().toString());
  }

  static JsonObject proposal(Review.Proposal proposal, LocalDate today) {
    var draft = proposal.draft();
    var json =
        change(draft.change())
            .put("id", proposal.id())
            .put("action", action(draft.withdraws(), proposal.standing().live().isPresent()))
            .put("stale", proposal.isStale())
            .put("state", proposal.standing().tag())
            .put("difference", difference(proposal.difference()));
    proposal.standing().live().ifPresent(live -> json.put("before", entry(live, today)));
    proposal.after().ifPresent(after -> json.put("after", entry(after, today)));
    proposal.overlay().ifPresent(overlay -> json.put("overlay", difference(overlay)));
    return json;
  }

  private static JsonObject difference(Difference difference) {
    var fields = new JsonArray();
    difference
        .fields()
        .forEach(
            field ->
                fields.add(
                    new JsonObject()
                        .put("field", name(field.name()))
                        .put("before", field.before())
                        .put("after", field.after())));
    return new JsonObject()
        .put("fields", fields)
        .put(
            "variants",
            new JsonObject()
                .put("added", new JsonArray(difference.added()))
                .put("removed", new JsonArray(difference.removed())));
  }

  static JsonArray faults(List<EntryForm.FieldFault> faults) {
    var json = new JsonArray();
    faults.forEach(
        fault ->
            json.add(
                new JsonObject()
                    .put("field", name(fault.field()))
                    .put("what", fault.what())
                    .put("cure", fault.cure())));
    return json;
  }

  /** Files say review-by, JSON says reviewBy. */
  static String name(String field) {
    return field.equals("review-by") ? "reviewBy" : field;
  }
}
