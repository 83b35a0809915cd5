package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.Optional;
import org.subjectdesk.config.Secret;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.staff.Audit;
import org.subjectdesk.staff.Librarian;
import org.subjectdesk.staff.Passwords;
import org.subjectdesk.staff.Role;
import org.subjectdesk.staff.Staff;
import org.subjectdesk.staff.Staff.Change;

/**
 * The operations on {@code /librarians} and {@code /audit}: who works at the desk, and what they
 * did. A library's admin looks after her library's accounts but for an alliance admin's; nobody
 * changes her own rights.
 */
public final class AccountsApi implements Operations {
  private static final int PAGE = 50;

  private final StaffRoom room;

  /** Sets up the operations. */
  public AccountsApi(StaffRoom room) {
    this.room = room;
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes
        .getRoute("listLibrarians")
        .addHandler(request -> Calls.answer(request, () -> list(request)));
    routes
        .getRoute("addLibrarian")
        .addHandler(request -> Calls.answer(request, () -> add(request)));
    routes
        .getRoute("changeLibrarian")
        .addHandler(request -> Calls.answer(request, () -> change(request)));
    routes.getRoute("readAudit").addHandler(request -> Calls.answer(request, () -> audit(request)));
  }

  static JsonObject json(Librarian librarian) {
    return new JsonObject()
        .put("id", librarian.id())
        .put("name", librarian.name())
        .put("library", librarian.library())
        .put("role", librarian.role().key());
  }

  /** Whether and when somebody signs in is her admin's business, not her colleagues'. */
  private JsonObject json(Staff.Account account, Caller caller) {
    var json = json(account.librarian()).put("active", account.active());
    if (caller.mayIn(account.librarian().library(), Role.LIBRARY_ADMIN)) {
      var now = room.clock().instant();
      json.put("code", account.totp()).put("addedAt", account.addedAt().toString());
      account
          .lockedUntil()
          .filter(until -> until.isAfter(now))
          .ifPresent(until -> json.put("lockedUntil", until.toString()));
    }
    return json;
  }

  /** The library that is asked for, or all if the caller may see all and asks for none. */
  private static Optional<String> asked(RoutingContext request, Caller caller) {
    var asked = Calls.optional(request, "library");
    return asked.isEmpty() && caller.role() != Role.ALLIANCE_ADMIN
        ? Optional.of(caller.library())
        : asked;
  }

  private static boolean isForeign(Optional<String> library, Caller caller) {
    return library.isPresent() && !caller.mayIn(library.get(), Role.LIBRARIAN);
  }

  private static Answer foreign() {
    return Calls.refused(Gate.forbidden("library: that is not your library"));
  }

  private Answer list(RoutingContext request) {
    var caller = Caller.of(request);
    var library = asked(request, caller);
    if (isForeign(library, caller)) {
      return foreign();
    }
    var json = new JsonArray();
    room.staff().list(library).forEach(account -> json.add(json(account, caller)));
    return Calls.json(new JsonObject().put("librarians", json));
  }

  private Answer add(RoutingContext request) {
    var caller = Caller.of(request);
    var body = Calls.body(request);
    var wanted =
        new Librarian(
            body.getString("id"),
            body.getString("library"),
            body.getString("name").strip(),
            Role.of(body.getString("role")).orElseThrow());
    if (!room.libraries().contains(wanted.library())) {
      return Calls.refused(Problem.unknown("library: no member library has this id"));
    }
    if (!mayManage(caller, wanted)) {
      return Calls.refused(
          Gate.forbidden("you may add librarians and library-admins of your own library"));
    }
    var given = Optional.ofNullable(body.getString("password")).map(Secret::new);
    var password = given.orElseGet(Passwords::random);
    var fault =
        Librarian.idFault(wanted.id())
            .or(() -> Librarian.nameFault(wanted.name()))
            .or(() -> Passwords.fault(password));
    if (fault.isPresent()) {
      return Calls.refused(Problem.bad(fault.get()));
    }
    if (!room.staff().add(wanted, password, caller.id(), room.clock().instant())) {
      return Calls.refused(Problem.conflict("id: taken already; choose another"));
    }
    var json = json(room.staff().find(wanted.id()).orElseThrow(), caller);
    return Calls.json(given.isPresent() ? json : json.put("password", password.reveal()));
  }

  /** An alliance admin's account is more than its library's: who resets it could become her. */
  private static boolean mayManage(Caller caller, Librarian librarian) {
    return caller.mayIn(librarian.library(), Role.LIBRARY_ADMIN)
        && caller.role().covers(librarian.role());
  }

  private Answer change(RoutingContext request) {
    var caller = Caller.of(request);
    var id = Calls.id(request);
    var body = Calls.body(request);
    var change =
        new Change(
            Optional.ofNullable(body.getString("name")).map(String::strip),
            Optional.ofNullable(body.getString("role")).flatMap(Role::of),
            Optional.ofNullable(body.getBoolean("active")),
            Optional.ofNullable(body.getString("password")).map(Secret::new));
    var fault =
        change
            .name()
            .flatMap(Librarian::nameFault)
            .or(() -> change.password().flatMap(Passwords::fault));
    if (fault.isPresent()) {
      return Calls.refused(Problem.bad(fault.get()));
    }
    var before = room.staff().find(id);
    // An id of another library is as unknown as one that nobody has.
    if (before.isEmpty() || isForeign(Optional.of(before.get().librarian().library()), caller)) {
      return Calls.refused(Problem.unknown("id: your library has no librarian with this id"));
    }
    return refused(caller, before.get().librarian(), change)
        .map(Calls::refused)
        .orElseGet(() -> changed(caller, id, change));
  }

  private static Optional<Problem> refused(Caller caller, Librarian she, Change change) {
    var own = caller.librarian().filter(it -> it.id().equals(she.id())).isPresent();
    if (own && (change.role().isPresent() || change.active().isPresent())) {
      return Optional.of(Gate.forbidden("nobody changes her own role or closes her own account"));
    }
    if (own && change.password().isPresent()) {
      return Optional.of(Gate.forbidden("change your own password with /session/password"));
    }
    return mayManage(caller, she) && change.role().map(caller.role()::covers).orElse(true)
        ? Optional.empty()
        : Optional.of(Gate.forbidden("this account and this role are an alliance-admin's to give"));
  }

  private Answer changed(Caller caller, String id, Change change) {
    return room.staff()
        .change(id, change, caller.id(), room.clock().instant())
        .map(account -> Calls.json(json(account, caller)))
        .orElseGet(() -> Calls.refused(Problem.unknown("id: there is no such librarian")));
  }

  private Answer audit(RoutingContext request) {
    var caller = Caller.of(request);
    var library = asked(request, caller);
    if (isForeign(library, caller)) {
      return foreign();
    }
    var before = Calls.optional(request, "before").map(Long::parseLong).orElse(Long.MAX_VALUE);
    var json = new JsonArray();
    room.audit()
        .page(library, before, Calls.number(request, "size", PAGE))
        .forEach(entry -> json.add(json(entry)));
    return Calls.json(new JsonObject().put("entries", json));
  }

  private static JsonObject json(Audit.Entry entry) {
    var deed = entry.deed();
    return new JsonObject()
        .put("number", entry.number())
        .put("at", deed.at().toString())
        .put("librarian", deed.librarian())
        .put("library", deed.library())
        .put("action", deed.action())
        .put("object", deed.object())
        .put("detail", deed.detail());
  }
}
