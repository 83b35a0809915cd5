package org.subjectdesk.reader;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.subjectdesk.config.Secret;
import org.subjectdesk.message.Channel;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.store.Tx;

/**
 * Which accounts are one person's (table {@code reader_person}). The platform tells by one unionid
 * for the same person at an Official Account and a mini-program that belong together; without it,
 * the same openid at the same mini-program is one person, whether she uses its pages or writes
 * customer messages. Stateless; every call belongs to the caller's transaction.
 */
public final class Persons {
  /**
   * Keeps who somebody is.
   *
   * @param reader at a mini-program or an Official Account
   * @param unionid as the platform told it just now over its own API, never what a client says;
   *     only its hash is kept
   */
  public void join(Tx tx, ReaderId reader, Optional<String> unionid) {
    var own = new Secret("openid " + Channel.appId(reader.account()) + " " + reader.openid());
    var person =
        unionid
            .map(id -> new Secret("unionid " + id).fingerprint())
            .or(() -> personOf(tx, reader))
            .orElseGet(own::fingerprint);
    // Who was known by her name at one mini-program alone is known better now.
    tx.update("UPDATE reader_person SET person = ? WHERE person = ?", person, own.fingerprint());
    tx.update(
        "INSERT INTO reader_person (account, reader, person) VALUES (?, ?, ?)"
            + " ON CONFLICT (account, reader) DO UPDATE SET person = excluded.person",
        reader.account(),
        reader.openid(),
        person);
  }

  private static Optional<String> personOf(Tx tx, ReaderId reader) {
    return tx.one(
        "SELECT person FROM reader_person WHERE account = ? AND reader = ?",
        row -> row.text("person"),
        reader.account(),
        reader.openid());
  }

  /** All accounts of a reader, this one first. */
  public List<ReaderId> accounts(Tx tx, ReaderId reader) {
    var others =
        tx.list(
            "SELECT o.account AS account, o.reader AS reader FROM reader_person m JOIN"
                + " reader_person o ON o.person = m.person WHERE m.account = ? AND m.reader = ?"
                + " ORDER BY o.account, o.reader",
            row -> new ReaderId(row.text("account"), row.text("reader")),
            reader.account(),
            reader.openid());
    return Stream.concat(Stream.of(reader), others.stream()).distinct().toList();
  }

  /**
   * Readers of an account of whom it was never asked who they are, those who have waited longest
   * first.
   *
   * @param since when they began a consult at the earliest
   */
  public List<ReaderId> unknown(Tx tx, String library, String account, Instant since, int limit) {
    return tx
        .list(
            "SELECT account, reader FROM consult c WHERE library = ? AND opened_at >= ? AND"
                + " account = ? AND NOT EXISTS (SELECT 1 FROM reader_person p WHERE p.account ="
                + " c.account AND p.reader = c.reader) ORDER BY opened_at LIMIT "
                + limit,
            row -> new ReaderId(row.text("account"), row.text("reader")),
            library,
            since,
            account)
        .stream()
        .distinct()
        .toList();
  }

  /** Forgets that this account is somebody's. */
  public static void forget(Tx tx, ReaderId reader) {
    tx.update(
        "DELETE FROM reader_person WHERE account = ? AND reader = ?",
        reader.account(),
        reader.openid());
  }
}
