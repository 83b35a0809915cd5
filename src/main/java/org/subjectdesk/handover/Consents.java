package org.subjectdesk.handover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.subjectdesk.config.Secret;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.store.Tx;

/**
 * Readers who agreed to be told once, outside of the platform's window, that an answer waits. At
 * most one consent a reader; it is gone with the message that it was given for. Safe for any
 * thread; every call belongs to the caller's transaction.
 */
public final class Consents {
  /** How long a link works: answers come within days. */
  public static final Duration LINK_LIFE = Duration.ofDays(7);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Function<Secret, String>> links;

  /**
   * Says where readers agree.
   *
   * @param links an account → what makes a link of a token; accounts without one never ask
   */
  public Consents(Map<String, Function<Secret, String>> links) {
    this.links = Map.copyOf(links);
  }

  /** No account asks. */
  public static Consents none() {
    return new Consents(Map.of());
  }

  /**
   * A link for this reader alone; empty where her account does not ask, or she has agreed already.
   * Only the hash of its token is kept here. The text that holds the link is in the transcript, as
   * all that is said to her; whoever reads it there still lacks her openid.
   */
  public Optional<String> link(Tx tx, ReaderId reader, Instant at) {
    var link = links.get(reader.account());
    if (link == null || isGiven(tx, reader)) {
      return Optional.empty();
    }
    var token = random();
    tx.update("DELETE FROM consent_link WHERE until <= ?", at);
    tx.update(
        "INSERT INTO consent_link (hash, account, reader, until) VALUES (?, ?, ?, ?)",
        hash(token),
        reader.account(),
        reader.openid(),
        at.plus(LINK_LIFE));
    return Optional.of(link.apply(token));
  }

  private static boolean isGiven(Tx tx, ReaderId reader) {
    return tx.one(
            "SELECT attempts FROM consent WHERE account = ? AND reader = ?",
            row -> row.number("attempts"),
            reader.account(),
            reader.openid())
        .isPresent();
  }

  /** Whether this is the token of an open link of this reader. */
  public boolean isOpen(Tx tx, ReaderId reader, Secret token, Instant at) {
    return tx.one(
            "SELECT until FROM consent_link WHERE hash = ? AND account = ? AND reader = ?"
                + " AND until > ?",
            row -> row.instant("until"),
            hash(token),
            reader.account(),
            reader.openid(),
            at)
        .isPresent();
  }

  /** She agreed, and the link works no more; false when it did not work. */
  public boolean agree(Tx tx, ReaderId reader, Secret token, Instant at) {
    var used =
        tx.update(
            "DELETE FROM consent_link WHERE hash = ? AND account = ? AND reader = ? AND until > ?",
            hash(token),
            reader.account(),
            reader.openid(),
            at);
    if (used != 1) {
      return false;
    }
    tx.update(
        "INSERT INTO consent (account, reader, given_at, attempts) VALUES (?, ?, ?, 0)"
            + " ON CONFLICT (account, reader) DO NOTHING",
        reader.account(),
        reader.openid(),
        at);
    return true;
  }

  /** Something waits for her: where she agreed, she is to be told. */
  public void want(Tx tx, ReaderId reader, Instant at) {
    tx.update(
        "UPDATE consent SET due_at = ? WHERE account = ? AND reader = ? AND due_at IS NULL",
        at,
        reader.account(),
        reader.openid());
  }

  /** Nothing waits for her any more: her consent is kept for another time. */
  public void rest(Tx tx, ReaderId reader) {
    tx.update(
        "UPDATE consent SET due_at = NULL, attempts = 0 WHERE account = ? AND reader = ?",
        reader.account(),
        reader.openid());
  }

  /** Who is to be told, and for which try. */
  public record Due(ReaderId reader, int attempts) {}

  /** Who at an account is to be told now, including those whose sender died. */
  public List<Due> due(Tx tx, String account, Instant at, int limit) {
    return tx.list(
        "SELECT account, reader, attempts FROM consent WHERE account = ? AND due_at <= ?"
            + " ORDER BY due_at LIMIT "
            + limit,
        row ->
            new Due(
                new ReaderId(row.text("account"), row.text("reader")),
                (int) row.number("attempts")),
        account,
        at);
  }

  /** Takes a consent until the lease ends; true for exactly one sender. */
  public boolean claim(Tx tx, Due due, Instant at, Instant leaseEnd) {
    return tx.update(
            "UPDATE consent SET due_at = ?, attempts = attempts + 1 WHERE account = ?"
                + " AND reader = ? AND attempts = ? AND due_at <= ?",
            leaseEnd,
            due.reader().account(),
            due.reader().openid(),
            due.attempts(),
            at)
        == 1;
  }

  /** The platform could not take it now. */
  public void retry(Tx tx, ReaderId reader, Instant dueAt) {
    tx.update(
        "UPDATE consent SET due_at = ? WHERE account = ? AND reader = ?",
        dueAt,
        reader.account(),
        reader.openid());
  }

  /** It has served, or the platform knows nothing of it. */
  public void spend(Tx tx, ReaderId reader) {
    tx.update(
        "DELETE FROM consent WHERE account = ? AND reader = ?", reader.account(), reader.openid());
  }

  /** Deletes her consent and her links. */
  public void forget(Tx tx, ReaderId reader) {
    spend(tx, reader);
    tx.update(
        "DELETE FROM consent_link WHERE account = ? AND reader = ?",
        reader.account(),
        reader.openid());
  }

  /** Letters and digits only: the platform brings nothing else back. */
  private static Secret random() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new Secret(HexFormat.of().formatHex(bytes));
  }

  /** A fast hash is enough: nobody can try 256 bits. */
  private static String hash(Secret token) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(token.reveal().getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
