package org.subjectdesk.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.subjectdesk.config.Secret;

/**
 * Passwords as the store keeps them: Argon2id (RFC 9106) with a salt of its own for each. Blocks
 * for tens of milliseconds; safe for use by many threads.
 */
public final class Passwords {
  /** The shortest password, in characters. */
  public static final int SHORTEST = 10;

  /** Nobody types more; a hash of megabytes would only keep the desk busy. */
  private static final int LONGEST = 200;

  /**
   * The least that OWASP's Password Storage Cheat Sheet asks of Argon2id: 19 MiB, two passes, one
   * lane. More memory would let a handful of sign-ins at the same moment push a small machine; the
   * lockout makes guessing online hopeless anyway, and this makes guessing offline dear.
   */
  private static final Argon2Function ARGON =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  /** Each holds about 40 MB while it computes. */
  private static final Semaphore AT_ONCE = new Semaphore(2, true);

  private static final int MOST_WAITING = 8;

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Without letters and digits that look alike: 32 of them, five bits each. */
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  /** What an unknown id's password is compared with, so that the answer takes as long. */
  private static final String NOBODYS = hash(random());

  private Passwords() {}

  /** What is wrong with a new password, and how to mend it. */
  public static Optional<String> fault(Secret password) {
    var text = normal(password);
    var characters = text.codePointCount(0, text.length());
    if (characters < SHORTEST || characters > LONGEST) {
      return Optional.of("password: use " + SHORTEST + " to " + LONGEST + " characters");
    }
    return text.codePoints().distinct().count() < 4
        ? Optional.of("password: use at least four different characters")
        : Optional.empty();
  }

  /** A password that nobody can guess: 80 bits, in groups that can be typed. */
  public static Secret random() {
    var text = new StringBuilder();
    for (var i = 0; i < 16; i++) {
      text.append(i > 0 && i % 4 == 0 ? "-" : "")
          .append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return new Secret(text.toString());
  }

  /** What to keep of a password. */
  static String hash(Secret password) {
    var salt = new byte[16];
    RANDOM.nextBytes(salt);
    AT_ONCE.acquireUninterruptibly();
    try {
      return ARGON.hash(normal(password).getBytes(UTF_8), salt).getResult();
    } finally {
      AT_ONCE.release();
    }
  }

  /**
   * Whether it is the password that was kept. Takes as long when nothing was kept, and says no
   * then.
   */
  static boolean matches(Secret password, Optional<String> kept) {
    var hash = kept.orElse(NOBODYS);
    var text = normal(password);
    AT_ONCE.acquireUninterruptibly();
    try {
      // Its own parameters, so that older hashes stay good when the constants grow.
      var same =
          Argon2Function.getInstanceFromHash(hash)
              .check(text.getBytes(UTF_8), hash.getBytes(UTF_8));
      return same && kept.isPresent() && text.length() <= 2 * LONGEST;
    } finally {
      AT_ONCE.release();
    }
  }

  /** Whether so many hashes wait already that another attempt should come later. */
  static boolean isCrowded() {
    return AT_ONCE.getQueueLength() >= MOST_WAITING;
  }

  /** A Chinese keyboard may give full-width letters for the same keys. */
  private static String normal(Secret password) {
    return Normalizer.normalize(password.reveal(), Normalizer.Form.NFKC);
  }
}
