package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.ledger.Contributions;
import org.subjectdesk.project.Projects;
import org.subjectdesk.staff.Audit;
import org.subjectdesk.staff.Role;
import org.subjectdesk.store.Tx;

/**
 * The operations on {@code /contributions}: the ledger of what libraries did for each other, and
 * taking back what was noted wrongly.
 */
public final class ContributionsApi implements Operations {
  private static final int MOST_DEEDS = 200;

  private final Contributions contributions = new Contributions();
  private final DeskRoom room;
  private final Supplier<Directory> directory;
  private final Projects projects;

  /**
   * Sets up the operation.
   *
   * @param directory as it is now
   * @param projects by whose titles a line explains itself
   */
  public ContributionsApi(DeskRoom room, Supplier<Directory> directory, Projects projects) {
    this.room = room;
    this.directory = directory;
    this.projects = projects;
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes
        .getRoute("readContributions")
        .addHandler(
            request ->
                Calls.answer(
                    request,
                    () ->
                        Days.between(
                            request, (from, until) -> read(Caller.of(request), from, until))));
    routes
        .getRoute("takeBackContribution")
        .addHandler(request -> Calls.answer(request, () -> takeBack(request)));
  }

  private Answer takeBack(RoutingContext request) {
    var number = Long.parseLong(Calls.id(request));
    var caller = Caller.of(request);
    var reason = Calls.body(request).getString("reason").strip();
    var found =
        room.store()
            .<Optional<Contributions.Entry>>read(tx -> contributions.find(tx, number))
            .filter(entry -> caller.mayIn(entry.deed().library(), Role.LIBRARY_ADMIN));
    if (found.isEmpty() || reason.isEmpty()) {
      return Calls.refused(reason.isEmpty() ? Problem.bad("reason: say why") : unknown());
    }
    var entry = found.get();
    var done =
        room.store()
            .inTransaction(
                Contributions.class,
                tx -> {
                  long amount =
                      Calls.body(request).getLong("amount", contributions.left(tx, number));
                  var at = room.clock().instant();
                  var counter = contributions.takeBack(tx, number, amount, caller.id(), reason, at);
                  if (counter == Contributions.Counter.DONE) {
                    Audit.record(tx, deed(caller, entry, amount, at));
                  }
                  return counter;
                })
            .join();
    return switch (done) {
      case DONE -> Calls.json(new JsonObject().put("left", left(number)));
      case UNKNOWN -> Calls.refused(unknown());
      case TOO_MUCH ->
          Calls.refused(
              Problem.conflict("amount: so much is not left of it")
                  .with(
                      new JsonObject()
                          .put("field", "amount")
                          .put("code", "too-much")
                          .put("left", left(number))));
      case CHANGED ->
          Calls.refused(
              Problem.conflict("somebody else took something back just now; look again")
                  .with(new JsonObject().put("code", "changed")));
    };
  }

  private long left(long number) {
    return room.store().<Long>read(tx -> contributions.left(tx, number));
  }

  private static Audit.Deed deed(
      Caller caller, Contributions.Entry entry, long amount, Instant at) {
    return new Audit.Deed(
        at,
        caller.id(),
        entry.deed().library(),
        "take-back-contribution",
        String.valueOf(entry.number()),
        String.valueOf(amount));
  }

  private static Problem unknown() {
    return Problem.unknown("id: there is no such deed that you may take back");
  }

  private Answer read(Caller caller, Instant from, Instant until) {
    var sums = new JsonArray();
    var deeds = new JsonArray();
    room.store()
        .<Boolean>read(
            tx -> {
              contributions.sums(tx, from, until).forEach(sum -> sums.add(json(sum)));
              contributions.last(tx, from, until, MOST_DEEDS).stream()
                  .filter(entry -> caller.mayIn(entry.deed().library(), Role.LIBRARIAN))
                  .forEach(entry -> deeds.add(json(tx, entry)));
              return true;
            });
    return Calls.json(new JsonObject().put("sums", sums).put("deeds", deeds));
  }

  private JsonObject json(Contributions.Sum sum) {
    return new JsonObject()
        .put("kind", sum.kind().key())
        .put("library", library(sum.library()))
        .put("helped", library(sum.helped()))
        .put("deeds", sum.deeds());
  }

  private JsonObject json(Tx tx, Contributions.Entry entry) {
    var deed = entry.deed();
    var json =
        new JsonObject()
            .put("id", String.valueOf(entry.number()))
            .put("kind", deed.kind().key())
            .put("library", library(deed.library()))
            .put("helped", library(deed.helped()))
            .put("whoId", deed.who())
            .put("who", deed.who().isEmpty() ? "" : room.staffing().nameOf(deed.who()))
            .put("what", deed.what())
            .put("amount", entry.amount())
            .put("at", deed.at().toString());
    if (entry.corrects() != 0) {
      json.put("corrects", String.valueOf(entry.corrects())).put("reason", entry.reason());
    }
    if (deed.kind() == Contributions.Kind.PROJECT) {
      projects.title(tx, deed.what()).ifPresent(title -> json.put("title", title));
    }
    if (deed.kind() == Contributions.Kind.RECORDS && entry.corrects() == 0) {
      var end = deed.what().lastIndexOf('/');
      json.put("source", source(end < 0 ? deed.what() : deed.what().substring(0, end)));
    }
    return json;
  }

  /** What a source is called: one of files is named after its library. */
  private String source(String id) {
    return directory.get().sources().stream()
        .filter(one -> one.id().equals(id))
        .map(one -> one.name().chinese())
        .findFirst()
        .orElseGet(() -> library(id));
  }

  private String library(String id) {
    return id.isEmpty() || id.equals(Contributions.EVERYBODY) ? "" : room.names().library(id);
  }
}
