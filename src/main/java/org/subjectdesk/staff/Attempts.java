package org.subjectdesk.staff;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.staff.Audit.Deed;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * Counts attempts to prove who one is. An attempt is counted before it is looked at, so that a
 * hundred at the same moment are not a hundred free guesses. Safe for use by many threads.
 */
final class Attempts {
  /** After so many in a row that did not end well. */
  static final int MOST = 5;

  /** Nobody gets in for so long, whatever she types. */
  static final Duration LOCK = Duration.ofMinutes(15);

  private static final int MOST_STRANGERS = 10_000;

  private final Store store;

  /** Ids that nobody has, so that they answer like those that somebody has. */
  private final Cache<String, Count> strangers =
      Caffeine.newBuilder().maximumSize(MOST_STRANGERS).expireAfterWrite(LOCK).build();

  Attempts(Store store) {
    this.store = store;
  }

  /** What the store knows of an id. */
  record Known(Librarian librarian, String password, boolean active, boolean totp) {}

  /** An attempt that was counted. */
  sealed interface Begun {
    /** Look at it; nothing is known of the id if it is empty. */
    record Counted(Optional<Known> known) implements Begun {}

    /** Do not look at it. */
    record Locked(Instant until) implements Begun {}
  }

  private record Count(int failures, @Nullable Instant lockedUntil) {
    boolean isLocked(Instant now) {
      return lockedUntil != null && lockedUntil.isAfter(now);
    }

    /** One more; from the start again if a lock is over. */
    Count more(Instant now) {
      var failed = (lockedUntil == null ? failures : 0) + 1;
      return new Count(failed, failed >= MOST ? now.plus(LOCK) : null);
    }
  }

  Begun begin(String id, Instant now) {
    var begun = store.<Optional<Begun>>inTransaction(Staff.class, tx -> begin(tx, id, now)).join();
    return begun.orElseGet(() -> stranger(id, now));
  }

  private static Optional<Begun> begin(Tx tx, String id, Instant now) {
    var before =
        tx.one(
            "SELECT failures, locked_until FROM librarian WHERE id = ?",
            row -> new Count((int) row.number("failures"), row.instantOrNull("locked_until")),
            id);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    var lockedUntil = before.get().lockedUntil();
    if (lockedUntil != null && before.get().isLocked(now)) {
      return Optional.of(new Begun.Locked(lockedUntil));
    }
    var after = before.get().more(now);
    tx.update(
        "UPDATE librarian SET failures = ?, locked_until = ? WHERE id = ?",
        after.failures(),
        after.lockedUntil(),
        id);
    return Optional.of(
        new Begun.Counted(
            tx.one(
                "SELECT id, library, name, role, password, active, totp FROM librarian WHERE id ="
                    + " ?",
                Attempts::known,
                id)));
  }

  private static Known known(Row row) {
    return new Known(
        Staff.librarian(row),
        row.text("password"),
        row.flag("active"),
        !row.text("totp").isEmpty());
  }

  private Begun stranger(String id, Instant now) {
    var count =
        strangers
            .asMap()
            .compute(
                id,
                (_, before) ->
                    before == null
                        ? new Count(1, null)
                        : before.isLocked(now)
                            // Marked by the number, because this attempt may be the locking one.
                            ? new Count(MOST + 1, before.lockedUntil())
                            : before.more(now));
    var until = count.lockedUntil();
    return until != null && count.failures() > MOST
        ? new Begun.Locked(until)
        : new Begun.Counted(Optional.empty());
  }

  static boolean isStill(Tx tx, Known known) {
    return tx.one(
            "SELECT id FROM librarian WHERE id = ? AND password = ? AND active = 1",
            row -> row.text("id"),
            known.librarian().id(),
            known.password())
        .isPresent();
  }

  /** It ended well: nothing counts against her any more. */
  static void clear(Tx tx, String id) {
    tx.update("UPDATE librarian SET failures = 0, locked_until = NULL WHERE id = ?", id);
  }

  /** It was no failure, but did not get her in either. */
  void giveBack(String id) {
    store
        .inTransaction(
            Staff.class,
            tx ->
                tx.update(
                    "UPDATE librarian SET failures = failures - 1, locked_until = NULL"
                        + " WHERE id = ? AND failures > 0",
                    id))
        .join();
  }

  /** It failed; keeps in the audit that it did, and if it was the one that locked. */
  void failed(Known known, Instant now) {
    var she = known.librarian();
    store
        .inTransaction(
            Staff.class,
            tx -> {
              var locked =
                  tx.one(
                          "SELECT locked_until FROM librarian WHERE id = ?",
                          row -> Optional.ofNullable(row.instantOrNull("locked_until")),
                          she.id())
                      .flatMap(it -> it)
                      .isPresent();
              var action = locked ? "sign-in-locked" : "sign-in-failed";
              Audit.record(tx, new Deed(now, she.id(), she.library(), action, she.id(), ""));
              return true;
            })
        .join();
  }
}
