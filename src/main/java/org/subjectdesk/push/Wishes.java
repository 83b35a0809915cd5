package org.subjectdesk.push;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Predicate;
import org.subjectdesk.config.QuietHours;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.store.Tx;

/**
 * What readers wish to be told, and under which rules. Safe for any thread; calls with a
 * transaction belong to it.
 */
public record Wishes(Consents consents, Subscriptions subscriptions, Digests digests, Pace pace) {
  /**
   * How often readers are told.
   *
   * @param every a reader gets at most one digest within this time
   * @param quiet when nobody is told of one
   * @param unseen how long what was said on a page may wait there to be seen
   * @param zone where the readers are
   */
  public record Pace(Duration every, QuietHours quiet, Duration unseen, ZoneId zone) {
    /** Whether readers may be told now. */
    public boolean allows(Instant at) {
      return !quiet.contains(at, zone);
    }
  }

  /** Nobody can wish anything. */
  public static Wishes none() {
    return new Wishes(
        Consents.none(),
        new Subscriptions(),
        new Digests(Optional.empty()),
        new Pace(Duration.ofDays(7), QuietHours.NONE, Duration.ofMinutes(1), ZoneOffset.UTC));
  }

  /** Something was said on a reader's page: unless she sees it in time she is told, as agreed. */
  public void unlessSeen(Tx tx, ReaderId reader, Purpose purpose, Instant at) {
    if (consents.template(reader.account(), purpose).isPresent()) {
      consents.want(tx, reader, purpose, at.plus(pace.unseen()));
    }
  }

  /**
   * She does not want to hear of some subjects any more, from now on.
   *
   * @return the digest that was on its way to her with them in it, as it was
   */
  public Optional<Digest> stop(Tx tx, ReaderId reader, Predicate<String> subjects) {
    subscriptions.remove(tx, reader, subjects);
    return digests.drop(tx, reader, subjects);
  }

  /** The button of a digest's page was used; true once. */
  public boolean press(Tx tx, Digest digest, Instant at) {
    if (!digests.stop(tx, digest.id(), at)) {
      return false;
    }
    if (digest.state() != Digest.State.CHAT) {
      digests.sent(tx, digest.id(), at); // She has its page, whoever died before saying so.
    }
    return true;
  }

  /** Deletes everything of hers. */
  public void forget(Tx tx, ReaderId reader) {
    consents.forget(tx, reader);
    subscriptions.forget(tx, reader);
    digests.forget(tx, reader);
  }
}
