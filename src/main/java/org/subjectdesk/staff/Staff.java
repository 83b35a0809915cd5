package org.subjectdesk.staff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.config.Secret;
import org.subjectdesk.staff.Audit.Deed;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * The librarians (table {@code librarian}). Every change is kept in the audit. Whether the caller
 * may do it is asked before. Blocking; safe for use by many threads.
 */
public final class Staff {
  private static final String COLUMNS =
      "SELECT id, library, name, role, totp, active, locked_until, added_at FROM librarian";

  private final Store store;

  /** Works on that store. */
  public Staff(Store store) {
    this.store = store;
  }

  /**
   * A librarian's account.
   *
   * @param totp whether she signs in with a code, too
   * @param active whether she may sign in
   * @param lockedUntil when the last lock ends or ended
   */
  public record Account(
      Librarian librarian,
      boolean totp,
      boolean active,
      Optional<Instant> lockedUntil,
      Instant addedAt) {}

  /**
   * What becomes of an account; what is empty stays. A new password also ends the lock, the second
   * factor and all sessions: it is given to who has lost the old one.
   */
  public record Change(
      Optional<String> name,
      Optional<Role> role,
      Optional<Boolean> active,
      Optional<Secret> password) {
    /** A new password and nothing else. */
    public static Change password(Secret password) {
      return new Change(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(password));
    }
  }

  /**
   * Adds a librarian.
   *
   * @param by the id of who does it
   * @return false if the id is taken
   * @throws IllegalArgumentException if id, name or password are not as they should be
   */
  public boolean add(Librarian librarian, Secret password, String by, Instant at) {
    refuse(Librarian.idFault(librarian.id()));
    refuse(Librarian.nameFault(librarian.name()));
    refuse(Passwords.fault(password));
    var hash = Passwords.hash(password);
    return store
        .inTransaction(
            Staff.class,
            tx -> {
              var added =
                  tx.update(
                      "INSERT INTO librarian (id, library, name, role, password, added_at)"
                          + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                      librarian.id(),
                      librarian.library(),
                      librarian.name(),
                      librarian.role().key(),
                      hash,
                      at);
              if (added == 1) {
                audit(tx, librarian, "account-added", librarian.role().key(), by, at);
              }
              return added == 1;
            })
        .join();
  }

  /** The account with this id. */
  public Optional<Account> find(String id) {
    return store.read(tx -> find(tx, id));
  }

  /** All accounts, or those of a library, by id. */
  public List<Account> list(Optional<String> library) {
    return store.read(
        tx ->
            library.isPresent()
                ? tx.list(COLUMNS + " WHERE library = ? ORDER BY id", Staff::account, library.get())
                : tx.list(COLUMNS + " ORDER BY id", Staff::account));
  }

  /**
   * Changes an account.
   *
   * @param by the id of who does it
   * @return how it is then; empty if there is none with this id
   * @throws IllegalArgumentException if name or password are not as they should be
   */
  public Optional<Account> change(String id, Change change, String by, Instant at) {
    change.name().ifPresent(name -> refuse(Librarian.nameFault(name)));
    change.password().ifPresent(password -> refuse(Passwords.fault(password)));
    var hash = change.password().map(Passwords::hash);
    return store
        .<Optional<Account>>inTransaction(
            Staff.class,
            tx -> {
              var before = find(tx, id);
              if (before.isPresent()) {
                apply(tx, before.get(), change, by, at);
                hash.ifPresent(kept -> reset(tx, before.get().librarian(), kept, by, at));
              }
              return find(tx, id);
            })
        .join();
  }

  private static void apply(Tx tx, Account before, Change change, String by, Instant at) {
    var she = before.librarian();
    var after =
        new Librarian(
            she.id(),
            she.library(),
            change.name().orElse(she.name()),
            change.role().orElse(she.role()));
    if (!after.equals(she)) {
      tx.update(
          "UPDATE librarian SET name = ?, role = ? WHERE id = ?",
          after.name(),
          after.role().key(),
          she.id());
      audit(tx, she, "account-changed", after.role().key(), by, at);
    }
    var active = change.active().orElse(before.active());
    if (active != before.active()) {
      tx.update("UPDATE librarian SET active = ? WHERE id = ?", active, she.id());
      audit(tx, she, active ? "account-opened" : "account-closed", "", by, at);
      if (!active) {
        Sessions.closeAll(tx, she.id());
      }
    }
  }

  private static void reset(Tx tx, Librarian she, String hash, String by, Instant at) {
    tx.update(
        "UPDATE librarian SET password = ?, totp = '', totp_next = '', failures = 0,"
            + " locked_until = NULL WHERE id = ?",
        hash,
        she.id());
    Sessions.closeAll(tx, she.id());
    audit(tx, she, "password-reset", "", by, at);
  }

  /**
   * A librarian changes her own password; her other sessions end. Whether she knows the old one is
   * asked before.
   *
   * @throws IllegalArgumentException if the password is not as it should be
   */
  public void password(Session session, Secret password, Instant at) {
    refuse(Passwords.fault(password));
    var hash = Passwords.hash(password);
    var she = session.librarian();
    write(
        tx -> {
          tx.update("UPDATE librarian SET password = ? WHERE id = ?", hash, she.id());
          Sessions.closeOthers(tx, session);
          audit(tx, she, "password-changed", "", she.id(), at);
        });
  }

  /** A password that is printed at the demo's start. Her sessions live on over a restart. */
  void demoPassword(String id, Secret password) {
    var hash = Passwords.hash(password);
    write(
        tx ->
            tx.update(
                "UPDATE librarian SET password = ?, failures = 0, locked_until = NULL"
                    + " WHERE id = ?",
                hash,
                id));
  }

  private interface Writing {
    void in(Tx tx);
  }

  private void write(Writing body) {
    store
        .inTransaction(
            Staff.class,
            tx -> {
              body.in(tx);
              return true;
            })
        .join();
  }

  private static void audit(
      Tx tx, Librarian she, String action, String detail, String by, Instant at) {
    Audit.record(tx, new Deed(at, by, she.library(), action, she.id(), detail));
  }

  private static void refuse(Optional<String> fault) {
    fault.ifPresent(
        text -> {
          throw new IllegalArgumentException(text);
        });
  }

  private static Optional<Account> find(Tx tx, String id) {
    return tx.one(COLUMNS + " WHERE id = ?", Staff::account, id);
  }

  private static Account account(Row row) {
    @Nullable Instant locked = row.instantOrNull("locked_until");
    return new Account(
        librarian(row),
        !row.text("totp").isEmpty(),
        row.flag("active"),
        Optional.ofNullable(locked),
        row.instant("added_at"));
  }

  /** A librarian whose account is open. */
  static Optional<Librarian> active(Tx tx, String id) {
    return tx.one(
        "SELECT id, library, name, role FROM librarian WHERE id = ? AND active = 1",
        Staff::librarian,
        id);
  }

  /** The librarian of a row that has id, library, name and role. */
  static Librarian librarian(Row row) {
    return new Librarian(
        row.text("id"), row.text("library"), row.text("name"), Role.kept(row.text("role")));
  }
}
