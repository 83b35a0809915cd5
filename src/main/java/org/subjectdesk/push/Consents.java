package org.subjectdesk.push;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.subjectdesk.config.Secret;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.store.Tx;

/**
 * The ledger of consents (tables {@code consent_tap}, {@code consent_link}): readers who agreed to
 * be told something once, outside of the platform's window. One tap is one row, and a row is good
 * for one message at most: {@code open → sending → sent} or {@code refused}, and back to {@code
 * open} when the platform could not take it. Several taps add up.
 *
 * <p>A sender claims a row for the time of a lease. If it dies, the next one tries again, and may
 * then send what the dead one had sent already: the platform, which keeps the same count of taps,
 * refuses it (43101). Safe for any thread; every call belongs to the caller's transaction.
 */
public final class Consents {
  /** How long a link works: answers come within days. */
  public static final Duration LINK_LIFE = Duration.ofDays(7);

  private static final String HERS = " WHERE account = ? AND reader = ? AND purpose = ?";
  private static final String UNUSED = " AND state IN ('open', 'sending')";

  private final Map<Ask, Way> ways;
  private final Map<Ask, String> taps;

  /** What an account asks of its readers. */
  public record Ask(String account, Purpose purpose) {}

  /**
   * How it asks.
   *
   * @param template of the message, at the platform
   * @param scene what the platform keeps consents apart by
   * @param link what makes a link of a token
   */
  public record Way(String template, int scene, Function<Secret, String> link) {}

  /**
   * Says where readers agree; what is in neither is never asked.
   *
   * @param ways by a link in the chat
   * @param taps in a mini-program: the template that the platform asks for
   */
  public Consents(Map<Ask, Way> ways, Map<Ask, String> taps) {
    this.ways = Map.copyOf(ways);
    this.taps = Map.copyOf(taps);
  }

  /** Nothing is asked. */
  public static Consents none() {
    return new Consents(Map.of(), Map.of());
  }

  /**
   * A link for this reader alone; empty where her account does not ask, or a consent of hers is
   * there already. Only the hash of its token is kept here. The text that holds the link is in the
   * transcript, as all that is said to her; whoever reads it there still lacks her openid.
   */
  public Optional<String> link(Tx tx, ReaderId reader, Purpose purpose, Instant at) {
    var way = ways.get(new Ask(reader.account(), purpose));
    if (way == null || isGiven(tx, reader, purpose)) {
      return Optional.empty();
    }
    var token = Secret.random();
    tx.update("DELETE FROM consent_link WHERE until <= ?", at);
    tx.update(
        "INSERT INTO consent_link (hash, account, reader, purpose, until) VALUES (?, ?, ?, ?, ?)",
        token.fingerprint(),
        reader.account(),
        reader.openid(),
        purpose.key(),
        at.plus(LINK_LIFE));
    return Optional.of(way.link().apply(token));
  }

  /** Whether her account asks for this at all. */
  public boolean asks(ReaderId reader, Purpose purpose) {
    return ways.containsKey(new Ask(reader.account(), purpose));
  }

  /** Whether a consent of hers is there that no message has used up. */
  public boolean isGiven(Tx tx, ReaderId reader, Purpose purpose) {
    return tx.one(
            "SELECT id FROM consent_tap" + HERS + UNUSED + " ORDER BY id LIMIT 1",
            row -> row.number("id"),
            reader.account(),
            reader.openid(),
            purpose.key())
        .isPresent();
  }

  /** What an open link of this reader asks; empty when the token is not of one. */
  public Optional<Purpose> open(Tx tx, ReaderId reader, Secret token, Instant at) {
    return tx.one(
        "SELECT purpose FROM consent_link WHERE hash = ? AND account = ? AND reader = ?"
            + " AND until > ?",
        row -> Purpose.of(row.text("purpose")),
        token.fingerprint(),
        reader.account(),
        reader.openid(),
        at);
  }

  /**
   * She agreed, and the link works no more.
   *
   * @return to what; empty when the link did not work
   */
  public Optional<Purpose> agree(Tx tx, ReaderId reader, Secret token, Instant at) {
    var purpose = open(tx, reader, token, at);
    var way = purpose.map(it -> ways.get(new Ask(reader.account(), it)));
    // Of two who come at once, one deletes it.
    if (purpose.isEmpty()
        || way.isEmpty()
        || tx.update("DELETE FROM consent_link WHERE hash = ?", token.fingerprint()) != 1) {
      return Optional.empty();
    }
    tx.update(
        "INSERT INTO consent_tap (account, reader, purpose, template, scene, given_at, state,"
            + " attempts, used_for) VALUES (?, ?, ?, ?, ?, ?, 'open', 0, '')",
        reader.account(),
        reader.openid(),
        purpose.get().key(),
        way.get().template(),
        way.get().scene(),
        at);
    return purpose;
  }

  /** The template by which an account's readers agree in a mini-program. */
  public Optional<String> template(String account, Purpose purpose) {
    return Optional.ofNullable(taps.get(new Ask(account, purpose)));
  }

  /**
   * She agreed in a mini-program, where the platform itself asked her.
   *
   * @param tap the id that her client gave it; the same one again counts once
   * @return false when her account does not ask for this
   */
  public boolean tap(Tx tx, ReaderId reader, Purpose purpose, String tap, Instant at) {
    var template = template(reader.account(), purpose);
    template.ifPresent(
        known ->
            tx.update(
                "INSERT INTO consent_tap (account, reader, purpose, template, scene, given_at,"
                    + " state, attempts, used_for, tap) VALUES (?, ?, ?, ?, 0, ?, 'open', 0, '', ?)"
                    + " ON CONFLICT DO NOTHING",
                reader.account(),
                reader.openid(),
                purpose.key(),
                known,
                at,
                tap));
    return template.isPresent();
  }

  /** How many consents of a reader no message has used up. */
  public long unused(Tx tx, ReaderId reader, Purpose purpose) {
    return tx.one(
            "SELECT count(*) AS many FROM consent_tap" + HERS + UNUSED,
            row -> row.number("many"),
            reader.account(),
            reader.openid(),
            purpose.key())
        .orElse(0L);
  }

  /** Something waits for her: where she agreed, she is to be told, once. */
  public void want(Tx tx, ReaderId reader, Purpose purpose, Instant at) {
    tx.update(
        "UPDATE consent_tap SET due_at = ? WHERE due_at IS NULL AND id ="
            + " (SELECT MIN(id) FROM consent_tap"
            + HERS
            + UNUSED
            + ")",
        at,
        reader.account(),
        reader.openid(),
        purpose.key());
  }

  /** Whether a reader is to be told of something. */
  public boolean isWanted(Tx tx, ReaderId reader) {
    return tx.one(
            "SELECT id FROM consent_tap WHERE account = ? AND reader = ? AND due_at IS NOT NULL"
                + " ORDER BY id LIMIT 1",
            row -> row.number("id"),
            reader.account(),
            reader.openid())
        .isPresent();
  }

  /** She has seen all that there is: her consents are kept for another time. */
  public void seen(Tx tx, ReaderId reader) {
    tx.update(
        "UPDATE consent_tap SET due_at = NULL, attempts = 0"
            + " WHERE account = ? AND reader = ? AND state = 'open' AND due_at IS NOT NULL",
        reader.account(),
        reader.openid());
  }

  /**
   * Who is to be told, and for which try.
   *
   * @param id of the consent
   */
  public record Due(long id, ReaderId reader, Purpose purpose, int attempts) {
    private int claimed() {
      return attempts + 1;
    }
  }

  /** Who at an account is to be told now, answers first; with those whose sender died. */
  public List<Due> due(Tx tx, String account, Instant at, int limit) {
    return tx.list(
        "SELECT id, account, reader, purpose, attempts FROM consent_tap WHERE account = ?"
            + " AND due_at <= ? ORDER BY purpose, due_at, id LIMIT "
            + limit,
        row ->
            new Due(
                row.number("id"),
                new ReaderId(row.text("account"), row.text("reader")),
                Purpose.of(row.text("purpose")),
                (int) row.number("attempts")),
        account,
        at);
  }

  /** Takes a consent until the lease ends; true for exactly one sender. */
  public boolean claim(Tx tx, Due due, Instant at, Instant leaseEnd) {
    return tx.update(
            "UPDATE consent_tap SET state = 'sending', due_at = ?, attempts = attempts + 1"
                + " WHERE id = ? AND attempts = ? AND due_at <= ?",
            leaseEnd,
            due.id(),
            due.attempts(),
            at)
        == 1;
  }

  /** Nothing waits for her any more: the claimed consent is kept for another time. */
  public void rest(Tx tx, Due due) {
    tx.update(
        "UPDATE consent_tap SET state = 'open', due_at = NULL, attempts = 0"
            + " WHERE id = ? AND state = 'sending' AND attempts = ?",
        due.id(),
        due.claimed());
  }

  /** The platform could not take it now. */
  public void retry(Tx tx, Due due, Instant dueAt) {
    tx.update(
        "UPDATE consent_tap SET state = 'open', due_at = ?"
            + " WHERE id = ? AND state = 'sending' AND attempts = ?",
        dueAt,
        due.id(),
        due.claimed());
  }

  /** It could not in all the tries that there are: they begin anew later. */
  public void putOff(Tx tx, Due due, Instant dueAt) {
    tx.update(
        "UPDATE consent_tap SET state = 'open', due_at = ?, attempts = 0"
            + " WHERE id = ? AND state = 'sending' AND attempts = ?",
        dueAt,
        due.id(),
        due.claimed());
  }

  /**
   * The message went out.
   *
   * @param what it was, for the ledger
   */
  public void sent(Tx tx, Due due, String what, Instant at) {
    use(tx, due, "sent", what, at);
  }

  /** The platform knows nothing of it, or takes nothing for her. */
  public void refused(Tx tx, Due due, String reason, Instant at) {
    use(tx, due, "refused", reason, at);
  }

  /** The first word counts: a sender whose lease was over may come late. */
  private static void use(Tx tx, Due due, String state, String what, Instant at) {
    tx.update(
        "UPDATE consent_tap SET state = ?, due_at = NULL, used_at = ?, used_for = ?"
            + " WHERE id = ?"
            + UNUSED,
        state,
        at,
        what,
        due.id());
  }

  /** Deletes her consents and her links. */
  public void forget(Tx tx, ReaderId reader) {
    for (var table : List.of("consent_tap", "consent_link")) {
      tx.update(
          "DELETE FROM " + table + " WHERE account = ? AND reader = ?",
          reader.account(),
          reader.openid());
    }
  }
}
