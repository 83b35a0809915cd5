package org.subjectdesk.staff;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.subjectdesk.config.Secret;
import org.subjectdesk.staff.Sessions.Opened;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * What works once and not for long: the code that a librarian sends from her own WeChat to bind it,
 * and the link that lets her in from there. Only hashes are kept. Safe for use by many threads.
 */
public final class OneTime {
  /** How long a code or a link works. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  private static final int CODE = 6;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Store store;
  private final Sessions sessions;

  /** Works on that store. */
  public OneTime(Store store) {
    this.store = store;
    this.sessions = new Sessions(store);
  }

  private enum Kind {
    BIND,
    ENTER;

    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A code of six letters and digits; an earlier one of hers works no more. Blocking. */
  public Secret code(Librarian librarian, Instant now) {
    var code = new StringBuilder();
    for (var i = 0; i < CODE; i++) {
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    var secret = new Secret(code.toString());
    store
        .inTransaction(
            Staff.class,
            tx -> {
              tx.update(
                  "DELETE FROM one_time WHERE librarian = ? AND kind = ?",
                  librarian.id(),
                  Kind.BIND.stored());
              return keep(tx, Kind.BIND, secret, librarian.id(), now);
            })
        .join();
    return secret;
  }

  /** Whose code that is, if it works. */
  public static Optional<String> whose(Tx tx, String code, Instant now) {
    return find(tx, Kind.BIND, new Secret(code.toUpperCase(Locale.ROOT)), now);
  }

  /** The same, and it does not work any more. */
  public static Optional<String> useCode(Tx tx, String code, Instant now) {
    return use(tx, Kind.BIND, new Secret(code.toUpperCase(Locale.ROOT)), now);
  }

  /** A secret for a link that lets a librarian in. */
  public static Secret link(Tx tx, String librarian, Instant now) {
    var secret = Sessions.random();
    keep(tx, Kind.ENTER, secret, librarian, now);
    return secret;
  }

  /** Lets her in whose link that is, if it works and her account is open. Blocking. */
  public Optional<Opened> enter(Secret link, Instant now) {
    return store
        .inTransaction(
            Staff.class,
            tx ->
                use(tx, Kind.ENTER, link, now)
                    .flatMap(id -> Staff.active(tx, id))
                    .map(
                        she -> {
                          Audit.record(
                              tx,
                              new Audit.Deed(
                                  now, she.id(), she.library(), "sign-in", she.id(), "link"));
                          return sessions.open(tx, she, now);
                        }))
        .join();
  }

  private static boolean keep(Tx tx, Kind kind, Secret secret, String librarian, Instant now) {
    tx.update("DELETE FROM one_time WHERE until <= ?", now);
    return tx.update(
            "INSERT INTO one_time (hash, kind, librarian, until) VALUES (?, ?, ?, ?)",
            Sessions.hash(secret),
            kind.stored(),
            librarian,
            now.plus(LIFE))
        == 1;
  }

  private static Optional<String> use(Tx tx, Kind kind, Secret secret, Instant now) {
    var whose = find(tx, kind, secret, now);
    return tx.update("DELETE FROM one_time WHERE hash = ?", Sessions.hash(secret)) == 1
        ? whose
        : Optional.empty();
  }

  private static Optional<String> find(Tx tx, Kind kind, Secret secret, Instant now) {
    return tx.one(
        "SELECT librarian FROM one_time WHERE hash = ? AND kind = ? AND until > ?",
        row -> row.text("librarian"),
        Sessions.hash(secret),
        kind.stored(),
        now);
  }
}
