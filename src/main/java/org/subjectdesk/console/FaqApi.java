package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.subjectdesk.editing.Catalogue;
import org.subjectdesk.editing.Catalogue.Line;
import org.subjectdesk.editing.Editing;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.publishing.Revisions;
import org.subjectdesk.publishing.UpkeepRules;

/**
 * The operations of {@code /openapi.yaml} that look at entries: the list, one entry with its
 * revisions, and what is due for review.
 */
public final class FaqApi implements Operations {
  private static final int PAGE = 50;
  private static final int DAYS_AHEAD = 30;

  private final Revisions revisions = new Revisions();
  private final Workplace work;
  private final Catalogue catalogue;
  private final Editing editing;

  /** Sets up the operations. */
  public FaqApi(Workplace work) {
    this.work = work;
    this.catalogue = new Catalogue(work.shelf());
    this.editing = new Editing(work.shelf());
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes
        .getRoute("listEntries")
        .addHandler(request -> Calls.answer(request, () -> list(request)));
    routes.getRoute("readEntry").addHandler(request -> Calls.answer(request, () -> read(request)));
    routes
        .getRoute("listDueReviews")
        .addHandler(request -> Calls.answer(request, () -> due(request)));
  }

  private LocalDate today() {
    return UpkeepRules.day(work.clock().instant());
  }

  private Answer list(RoutingContext request) {
    var library = Calls.needed(request, "library");
    var refused = work.refused(library);
    if (refused.isPresent()) {
      return Calls.refused(refused.get());
    }
    var layer = Calls.optional(request, "layer").orElse("all");
    var lines =
        Catalogue.search(lines(library), Calls.optional(request, "q").orElse("")).stream()
            .filter(line -> layer.equals("all") || line.isAlliance() == layer.equals("alliance"))
            .toList();
    var page = Calls.number(request, "page", 1);
    var size = Calls.number(request, "size", PAGE);
    var entries = new JsonArray();
    lines.stream()
        .skip((page - 1L) * size)
        .limit(size)
        .forEach(line -> entries.add(EntryJson.line(line, today())));
    return Calls.json(
        new JsonObject()
            .put("total", lines.size())
            .put("page", page)
            .put("size", size)
            .put("entries", entries));
  }

  private List<Line> lines(String library) {
    return work.store().read(tx -> catalogue.of(tx, library));
  }

  private Answer read(RoutingContext request) {
    var library = Calls.needed(request, "library");
    var id = Calls.id(request);
    return work.refused(library)
        .map(Calls::refused)
        .orElseGet(
            () ->
                work.store()
                    .read(
                        tx -> {
                          var standing = editing.standing(tx, library, id);
                          var alliance =
                              library.equals(FaqEntry.ALLIANCE)
                                  ? Optional.<FaqEntry>empty()
                                  : work.shelf().entry(tx, FaqEntry.ALLIANCE, id);
                          if (standing.place().isEmpty()
                              && standing.draft().isEmpty()
                              && alliance.isEmpty()) {
                            return Calls.refused(
                                Problem.unknown("id: there is no entry with this id"));
                          }
                          var json =
                              EntryJson.standing(standing, alliance, today())
                                  .put("id", id)
                                  .put("library", library)
                                  .put(
                                      "revisions",
                                      EntryJson.revisions(revisions.of(tx, library, id), today()));
                          return new Answer.Json(json, Optional.of(standing.tag()));
                        }));
  }

  private Answer due(RoutingContext request) {
    var library = Calls.needed(request, "library");
    var refused = work.refused(library);
    if (refused.isPresent()) {
      return Calls.refused(refused.get());
    }
    var today = today();
    var until = today.plusDays(Calls.number(request, "days", DAYS_AHEAD));
    var byOwner = new TreeMap<String, List<FaqEntry>>();
    for (var entry : Catalogue.byReviewDate(lines(library))) {
      if (!entry.upkeep().reviewBy().orElseThrow().isAfter(until)) {
        byOwner.computeIfAbsent(entry.upkeep().owner(), _ -> new ArrayList<>()).add(entry);
      }
    }
    var owners = new JsonArray();
    byOwner.forEach((owner, entries) -> owners.add(owner(owner, entries, today)));
    return Calls.json(
        new JsonObject()
            .put("today", today.toString())
            .put("until", until.toString())
            .put("owners", owners));
  }

  private static JsonObject owner(String owner, List<FaqEntry> entries, LocalDate today) {
    var overdue = new JsonArray();
    var due = new JsonArray();
    for (var entry : entries) {
      (entry.isOverdue(today) ? overdue : due).add(EntryJson.head(entry, today));
    }
    return new JsonObject().put("owner", owner).put("overdue", overdue).put("due", due);
  }
}
