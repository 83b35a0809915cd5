package org.subjectdesk.console;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Problem;
import org.subjectdesk.staff.Librarian;
import org.subjectdesk.staff.Role;
import org.subjectdesk.staff.Session;

/**
 * Who calls; {@link Gate} finds out.
 *
 * @param means how the caller is known
 * @param session a signed-in librarian's; empty for programs and for nobody
 * @param role what the caller may do; of nobody, nothing
 * @param library the librarian's; {@code *} for others
 */
public record Caller(Means means, Optional<Session> session, Role role, String library) {
  /** A program that holds the token of the configuration. */
  static final Caller PROGRAM =
      new Caller(Means.API_TOKEN, Optional.empty(), Role.ALLIANCE_ADMIN, "*");

  /** Whoever comes to the demo's open operations, and whoever is about to sign in. */
  static final Caller NOBODY = new Caller(Means.NONE, Optional.empty(), Role.LIBRARIAN, "*");

  /** How a caller is known. */
  public enum Means {
    /** By the cookie of a session. */
    SESSION,
    /** By the configuration's token. */
    API_TOKEN,
    /** Not at all. */
    NONE
  }

  static Caller of(Session session) {
    var librarian = session.librarian();
    return new Caller(Means.SESSION, Optional.of(session), librarian.role(), librarian.library());
  }

  /** The caller of a request that has passed the gate. */
  public static Caller of(RoutingContext request) {
    @Nullable Caller caller = request.get(Gate.CALLER);
    return caller == null ? NOBODY : caller;
  }

  /** Does what only a librarian can do, in her own name, and sends its answer. */
  static void answerHer(RoutingContext request, Function<Librarian, Calls.Answer> work) {
    Calls.answer(
        request,
        () ->
            of(request)
                .librarian()
                .map(work)
                .orElseGet(() -> Calls.refused(Gate.librariansOnly())));
  }

  /** Who asks: the librarian who is signed in; a program says for whom it acts. */
  static String by(RoutingContext request) {
    return of(request)
        .librarian()
        .map(Librarian::id)
        .orElseGet(() -> Calls.optional(request, "by").map(String::strip).orElse(""));
  }

  /** The librarian who is signed in. */
  public Optional<Librarian> librarian() {
    return session.map(Session::librarian);
  }

  /** The id that is kept with what the caller does. */
  public String id() {
    return switch (means) {
      case SESSION -> librarian().orElseThrow().id();
      case API_TOKEN -> "api-token";
      case NONE -> "";
    };
  }

  /** Whether the caller may do what needs this role, in some library. */
  public boolean may(Role needed) {
    return means != Means.NONE && role.covers(needed);
  }

  /** Whether the caller may act as this role in that library; {@code *} = for the alliance. */
  public boolean mayIn(String where, Role needed) {
    return may(needed) && (role == Role.ALLIANCE_ADMIN || library.equals(where));
  }

  /**
   * Whether the caller may change what a library, or with {@code *} every library, tells its
   * readers. The gate lets nobody in but to the demo's open operations, so nobody may.
   */
  public boolean mayEdit(String where) {
    return means == Means.NONE || mayIn(where, Role.LIBRARIAN);
  }

  /** The answer to a librarian who wants to edit what is not hers. */
  Optional<Problem> refusedToEdit(String where) {
    return mayEdit(where)
        ? Optional.empty()
        : Optional.of(
            Gate.forbidden(
                "library: you may edit your own library's answers; * is for alliance-admins"));
  }
}
