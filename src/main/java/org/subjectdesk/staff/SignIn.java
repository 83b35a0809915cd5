package org.subjectdesk.staff;

import java.time.Instant;
import java.util.Optional;
import org.subjectdesk.config.Secret;
import org.subjectdesk.staff.Attempts.Begun;
import org.subjectdesk.staff.Attempts.Known;
import org.subjectdesk.staff.Audit.Deed;
import org.subjectdesk.staff.Sessions.Opened;
import org.subjectdesk.store.Store;

/**
 * The way in: password, and code where she uses one. Five attempts in a row that do not end well
 * lock the account for 15 minutes; then even the right password is not looked at. An id that nobody
 * has answers like one that somebody has, and takes as long. Blocking; safe for use by many
 * threads.
 */
public final class SignIn {
  private final Store store;
  private final Sessions sessions;
  private final Attempts attempts;

  /** Opens sessions in that store. */
  public SignIn(Store store) {
    this.store = store;
    this.sessions = new Sessions(store);
    this.attempts = new Attempts(store);
  }

  /** What became of an attempt. */
  public sealed interface Result {
    /** She is in. */
    record Welcome(Opened opened) implements Result {}

    /** Unknown id, closed account or wrong password. */
    record WrongCredentials() implements Result {}

    /**
     * The password is right, the code is missing or not right.
     *
     * @param refused there was a code, but a wrong or used one
     */
    record NeedsCode(boolean refused) implements Result {}

    /** Nothing was looked at. */
    record Locked(Instant until) implements Result {}

    /** Too many others are at it. */
    record Busy() implements Result {}
  }

  /** What became of asking for the password again. */
  public enum Confirmed {
    /** It is she. */
    YES,
    /** The password is wrong. */
    NO,
    /** Too many wrong ones; nothing was looked at. */
    LOCKED
  }

  /** Tries to sign in. */
  public Result attempt(String id, Secret password, Optional<String> code, Instant now) {
    if (Passwords.isCrowded()) {
      return new Result.Busy();
    }
    return switch (attempts.begin(id, now)) {
      case Begun.Locked(var until) -> new Result.Locked(until);
      case Begun.Counted(var known) -> look(known, password, code, now);
    };
  }

  private Result look(Optional<Known> known, Secret password, Optional<String> code, Instant now) {
    var right = Passwords.matches(password, known.map(Known::password));
    if (known.isEmpty()) {
      return new Result.WrongCredentials();
    }
    var she = known.get();
    if (!right || !she.active()) {
      attempts.failed(she, now);
      return new Result.WrongCredentials();
    }
    if (she.totp() && code.isEmpty()) {
      attempts.giveBack(she.librarian().id());
      return new Result.NeedsCode(false);
    }
    var opened = open(she, code, now);
    if (opened.isEmpty()) {
      attempts.failed(she, now);
      return new Result.NeedsCode(true);
    }
    return new Result.Welcome(opened.get());
  }

  private Optional<Opened> open(Known known, Optional<String> code, Instant now) {
    var she = known.librarian();
    return store
        .<Optional<Opened>>inTransaction(
            Staff.class,
            tx -> {
              // A reset or a closing that came in the meantime counts.
              if (!Attempts.isStill(tx, known)) {
                return Optional.empty();
              }
              if (known.totp() && !SecondFactor.use(tx, she.id(), code.orElse(""), now)) {
                return Optional.empty();
              }
              Attempts.clear(tx, she.id());
              Audit.record(tx, new Deed(now, she.id(), she.library(), "sign-in", she.id(), ""));
              return Optional.of(sessions.open(tx, she, now));
            })
        .join();
  }

  /** Asks a signed-in librarian for her password again; counts like an attempt to sign in. */
  public Confirmed confirm(Session session, Secret password, Instant now) {
    return switch (attempts.begin(session.librarian().id(), now)) {
      case Begun.Locked(_) -> Confirmed.LOCKED;
      case Begun.Counted(var known) -> confirmed(known, password, now);
    };
  }

  private Confirmed confirmed(Optional<Known> known, Secret password, Instant now) {
    if (!Passwords.matches(password, known.map(Known::password))) {
      known.ifPresent(she -> attempts.failed(she, now));
      return Confirmed.NO;
    }
    // Not cleared: who holds her session and her password must not get free tries at the code.
    known.ifPresent(she -> attempts.giveBack(she.librarian().id()));
    return Confirmed.YES;
  }

  /** Ends a session. */
  public void out(Session session, Instant now) {
    var she = session.librarian();
    store
        .inTransaction(
            Staff.class,
            tx -> {
              sessions.close(tx, session);
              Audit.record(tx, new Deed(now, she.id(), she.library(), "sign-out", she.id(), ""));
              return true;
            })
        .join();
  }
}
