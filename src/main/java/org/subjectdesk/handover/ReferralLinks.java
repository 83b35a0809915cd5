package org.subjectdesk.handover;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.subjectdesk.config.Secret;
import org.subjectdesk.store.Tx;

/**
 * The tokens of referral links: a referral's id and when its link ends, signed with a key of this
 * desk (HMAC-SHA256, cut to 128 bits as RFC 2104 section 5 allows). What is forged or too old is
 * refused without a look into the store. Immutable.
 */
public final class ReferralLinks {
  /** How long a link works. */
  public static final Duration LIFE = Duration.ofDays(7);

  private static final String KEY = "referral";
  private static final int ID_LENGTH = 24;
  private static final int SIGNATURE_BYTES = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /** With this key. */
  public ReferralLinks(Secret key) {
    this.key = new SecretKeySpec(key.reveal().getBytes(US_ASCII), ALGORITHM);
  }

  /** With the key of the store, which the first node makes. */
  public static ReferralLinks of(Tx tx) {
    tx.update(
        "INSERT INTO desk_key (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
        KEY,
        Secret.random().reveal());
    var kept = tx.one("SELECT value FROM desk_key WHERE name = ?", row -> row.text("value"), KEY);
    return new ReferralLinks(new Secret(kept.orElseThrow()));
  }

  /** What a token says. */
  public sealed interface Read {
    /** It is the link of this referral. */
    record Of(String referral) implements Read {}

    /** It was, but its time is over. */
    record Over() implements Read {}
  }

  /**
   * A token.
   *
   * @param referral the id of a referral, as {@link Referrals} gives them
   */
  public String token(String referral, Instant at) {
    var until = at.plus(LIFE).getEpochSecond();
    var signed = ByteBuffer.allocate(ID_LENGTH + Integer.BYTES);
    signed.put(referral.getBytes(US_ASCII)).putInt((int) (until / 60));
    var token = ByteBuffer.allocate(signed.capacity() + SIGNATURE_BYTES);
    token.put(signed.array()).put(signature(signed.array()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  /** Reads a token; empty when this desk never made it. */
  public Optional<Read> read(String token, Instant at) {
    var bytes = decoded(token);
    if (bytes.length != ID_LENGTH + Integer.BYTES + SIGNATURE_BYTES) {
      return Optional.empty();
    }
    var signed = Arrays.copyOf(bytes, ID_LENGTH + Integer.BYTES);
    var signature = Arrays.copyOfRange(bytes, signed.length, bytes.length);
    if (!MessageDigest.isEqual(signature, signature(signed))) {
      return Optional.empty();
    }
    var minutes = Integer.toUnsignedLong(ByteBuffer.wrap(signed, ID_LENGTH, 4).getInt());
    return Optional.of(
        at.getEpochSecond() / 60 >= minutes
            ? new Read.Over()
            : new Read.Of(new String(signed, 0, ID_LENGTH, US_ASCII)));
  }

  /** Two spellings of the same bytes are two tokens, and only one of them was made here. */
  private static byte[] decoded(String token) {
    try {
      var bytes = Base64.getUrlDecoder().decode(token);
      var again = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      return again.equals(token) ? bytes : new byte[0];
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  private byte[] signature(byte[] signed) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(signed), SIGNATURE_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }
}
