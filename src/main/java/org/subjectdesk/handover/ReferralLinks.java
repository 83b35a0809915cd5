package org.subjectdesk.handover;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.subjectdesk.config.Secret;
import org.subjectdesk.config.SignedIds;
import org.subjectdesk.store.Tx;

/** The tokens of referral links: signed, with an end. Immutable. */
public final class ReferralLinks {
  /** How long a link works. */
  public static final Duration LIFE = Duration.ofDays(7);

  private static final String KEY = "referral";

  private final SignedIds ids;

  /** With this key. */
  public ReferralLinks(Secret key) {
    this.ids = new SignedIds(key);
  }

  /** With the key of the store. */
  public static ReferralLinks of(Tx tx) {
    return new ReferralLinks(DeskKeys.of(tx, KEY));
  }

  /**
   * A token.
   *
   * @param referral the id of a referral, as {@link Referrals} gives them
   */
  public String token(String referral, Instant at) {
    return ids.token(referral, at.plus(LIFE));
  }

  /** Which referral's link it is; empty when this desk never made it. */
  public Optional<SignedIds.Read> read(String token, Instant at) {
    return ids.read(token, at);
  }
}
