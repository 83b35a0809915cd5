package org.subjectdesk.push;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.subjectdesk.config.Secret;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.push.Digest.Entry;
import org.subjectdesk.push.Digest.State;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * Digests and the links to their pages (tables {@code digest}, {@code digest_link}). A reader has
 * at most one that she was not told of; what becomes new meanwhile goes into it. Safe for any
 * thread; every call belongs to the caller's transaction.
 */
public final class Digests {
  /** How long its page is there after she was told of it. */
  public static final Duration LIFE = Duration.ofDays(30);

  private static final String SELECT =
      "SELECT id, account, reader, library, made_at, state, items FROM digest";
  private static final String UNTOLD = " AND told_at IS NULL";

  private final Optional<Function<Secret, String>> links;

  /**
   * Prepares.
   *
   * @param links what makes a link of a token; empty where phones cannot reach the desk, and then
   *     there are no digests
   */
  public Digests(Optional<Function<Secret, String>> links) {
    this.links = links;
  }

  /** Whether there can be any. */
  public boolean isPossible() {
    return links.isPresent();
  }

  /** Puts what is new into the digest that she was not told of, or into a new one. */
  void make(Tx tx, ReaderId reader, String library, List<Entry> entries, Instant at) {
    var untold = untold(tx, reader);
    if (untold.isPresent()) {
      tx.update(
          "UPDATE digest SET items = ?, made_at = ? WHERE id = ?",
          Digest.json(untold.get().and(entries)),
          at,
          untold.get().id());
      return;
    }
    var empty = new Digest(0, reader, library, at, State.WAITING, List.of());
    tx.update(
        "INSERT INTO digest (account, reader, library, made_at, state, items)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        reader.account(),
        reader.openid(),
        library,
        at,
        key(State.WAITING),
        Digest.json(empty.and(entries)));
  }

  /** The one that she was not told of, and whose button she has not used. */
  public Optional<Digest> untold(Tx tx, ReaderId reader) {
    return tx.one(
        SELECT
            + " WHERE account = ? AND reader = ? AND stopped_at IS NULL"
            + UNTOLD
            + " ORDER BY id LIMIT 1",
        Digests::digest,
        reader.account(),
        reader.openid());
  }

  /** Those in a state that their readers were not told of, the oldest first. */
  public List<Digest> in(Tx tx, State state, int limit) {
    return tx.list(
        SELECT + " WHERE state = ?" + UNTOLD + " ORDER BY id LIMIT " + limit,
        Digests::digest,
        key(state));
  }

  /** Those whose line in the chat has arrived, or never will; the oldest first. */
  public List<Digest> over(Tx tx, int limit) {
    // Lines are held for as long as their readers are silent: they must not fill the list.
    return tx.list(
        SELECT
            + " WHERE state = 'chat'"
            + UNTOLD
            + " AND NOT EXISTS (SELECT 1 FROM message m WHERE m.account = digest.account"
            + " AND m.reader = digest.reader AND m.msg_id = 'digest:' || digest.id AND m.part = 1"
            + " AND m.state IN ('queued', 'sending', 'held')) ORDER BY id LIMIT "
            + limit,
        Digests::digest);
  }

  /** How many wait to be told of. */
  public long waiting(Tx tx) {
    return tx.one(
            "SELECT COUNT(*) AS many FROM digest WHERE told_at IS NULL", row -> row.number("many"))
        .orElse(0L);
  }

  /** Brings one from a state to the next; true for exactly one caller. */
  public boolean pass(Tx tx, long id, State from, State to) {
    return tx.update(
            "UPDATE digest SET state = ? WHERE id = ? AND state = ?" + UNTOLD,
            key(to),
            id,
            key(from))
        == 1;
  }

  /** She was told of it; true for the first who says so. */
  public boolean sent(Tx tx, long id, Instant at) {
    return tx.update(
            "UPDATE digest SET state = ?, told_at = ? WHERE id = ?" + UNTOLD,
            key(State.SENT),
            at,
            id)
        == 1;
  }

  /**
   * Its line in the chat is over; true for the first who says so, while it is still that line's.
   */
  public boolean arrived(Tx tx, long id, Instant at) {
    return tx.update(
            "UPDATE digest SET state = ?, told_at = ? WHERE id = ? AND state = ?" + UNTOLD,
            key(State.SENT),
            at,
            id,
            key(State.CHAT))
        == 1;
  }

  /** A link to its page. Only the hash of its token is kept; an earlier link goes on to work. */
  public String link(Tx tx, long id) {
    var token = Secret.random();
    tx.update("INSERT INTO digest_link (hash, digest) VALUES (?, ?)", token.fingerprint(), id);
    return links.orElseThrow().apply(token);
  }

  /**
   * The page of a link.
   *
   * @param stopped whether its button has been used
   */
  public record Page(Digest digest, boolean stopped) {}

  /** What a link leads to; empty when there is no such link, or not any more. */
  public Optional<Page> page(Tx tx, Secret token, Instant at) {
    return tx.one(
        SELECT.replace(" FROM", ", stopped_at FROM")
            + " WHERE id = (SELECT digest FROM digest_link WHERE hash = ?)"
            + " AND (told_at IS NULL OR told_at > ?)",
        row -> new Page(digest(row), row.instantOrNull("stopped_at") != null),
        token.fingerprint(),
        at.minus(LIFE));
  }

  /** Its button was used; true once. */
  boolean stop(Tx tx, long id, Instant at) {
    return tx.update("UPDATE digest SET stopped_at = ? WHERE id = ? AND stopped_at IS NULL", at, id)
        == 1;
  }

  /**
   * Takes subjects out of what she was not told of; what is left of it looks for its way anew.
   *
   * @return that digest, as it was
   */
  Optional<Digest> drop(Tx tx, ReaderId reader, Predicate<String> subjects) {
    var untold = untold(tx, reader).filter(digest -> digest.subjects().stream().anyMatch(subjects));
    untold.ifPresent(
        digest -> {
          var left = digest.without(subjects);
          if (left.isEmpty()) {
            delete(tx, digest.id());
          } else {
            tx.update(
                "UPDATE digest SET items = ?, state = ? WHERE id = ?",
                Digest.json(left),
                key(State.WAITING),
                digest.id());
          }
        });
    return untold;
  }

  private static void delete(Tx tx, long id) {
    tx.update("DELETE FROM digest_link WHERE digest = ?", id);
    tx.update("DELETE FROM digest WHERE id = ?", id);
  }

  /** Deletes those whose pages are over. */
  void prune(Tx tx, Instant at, int limit) {
    tx.list(
            "SELECT id FROM digest WHERE told_at <= ? ORDER BY id LIMIT " + limit,
            row -> row.number("id"),
            at.minus(LIFE))
        .forEach(id -> delete(tx, id));
  }

  /** Deletes hers. */
  void forget(Tx tx, ReaderId reader) {
    tx.list(
            "SELECT id FROM digest WHERE account = ? AND reader = ?",
            row -> row.number("id"),
            reader.account(),
            reader.openid())
        .forEach(id -> delete(tx, id));
  }

  private static Digest digest(Row row) {
    return new Digest(
        row.number("id"),
        new ReaderId(row.text("account"), row.text("reader")),
        row.text("library"),
        row.instant("made_at"),
        State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
        Digest.entries(row.text("items")));
  }

  private static String key(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
