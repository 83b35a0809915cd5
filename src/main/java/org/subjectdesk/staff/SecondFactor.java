package org.subjectdesk.staff;

import java.time.Instant;
import java.util.OptionalLong;
import org.subjectdesk.config.Secret;
import org.subjectdesk.staff.Audit.Deed;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * A librarian's authenticator app, which she may use or not. Its key is proposed first and counts
 * from the first right code on, so that nobody locks herself out with a key that her app never got.
 * Blocking; safe for use by many threads.
 */
public final class SecondFactor {
  private static final String ISSUER = "Subject Desk";

  private final Store store;

  /** Works on that store. */
  public SecondFactor(Store store) {
    this.store = store;
  }

  /**
   * A key that does not count yet.
   *
   * @param key to be typed into the app
   * @param uri the same for a QR code
   */
  public record Proposal(Secret key, Secret uri) {}

  private record Keys(String key, String next, long used) {}

  /** Proposes a new key in the place of any proposed before. */
  public Proposal propose(Librarian librarian) {
    var key = Totp.newKey();
    store
        .inTransaction(
            Staff.class,
            tx ->
                tx.update(
                    "UPDATE librarian SET totp_next = ? WHERE id = ?",
                    key.reveal(),
                    librarian.id()))
        .join();
    return new Proposal(key, Totp.uri(ISSUER, librarian.id(), key));
  }

  /**
   * The proposed key counts from now on, in the place of an older one.
   *
   * @return false if nothing is proposed or the code is not the key's
   */
  public boolean activate(Librarian librarian, String code, Instant now) {
    return store
        .inTransaction(
            Staff.class,
            tx -> {
              var next = keys(tx, librarian.id()).next();
              var step =
                  next.isEmpty() ? OptionalLong.empty() : Totp.step(new Secret(next), code, now, 0);
              if (step.isEmpty()) {
                return false;
              }
              tx.update(
                  "UPDATE librarian SET totp = ?, totp_next = '', totp_step = ? WHERE id = ?",
                  next,
                  step.getAsLong(),
                  librarian.id());
              audit(tx, librarian, "second-factor-on", now);
              return true;
            })
        .join();
  }

  /** From now on the password alone is enough. */
  public void remove(Librarian librarian, Instant now) {
    store
        .inTransaction(
            Staff.class,
            tx -> {
              tx.update(
                  "UPDATE librarian SET totp = '', totp_next = '' WHERE id = ?", librarian.id());
              audit(tx, librarian, "second-factor-off", now);
              return true;
            })
        .join();
  }

  /** Uses a code up; false if it is not the key's or was used before. */
  static boolean use(Tx tx, String librarian, String code, Instant now) {
    var keys = keys(tx, librarian);
    var step = Totp.step(new Secret(keys.key()), code, now, keys.used());
    // The condition decides between two nodes that take the same code at the same moment.
    return step.isPresent()
        && tx.update(
                "UPDATE librarian SET totp_step = ? WHERE id = ? AND totp_step < ?",
                step.getAsLong(),
                librarian,
                step.getAsLong())
            == 1;
  }

  private static Keys keys(Tx tx, String librarian) {
    return tx.one(
            "SELECT totp, totp_next, totp_step FROM librarian WHERE id = ?",
            row -> new Keys(row.text("totp"), row.text("totp_next"), row.number("totp_step")),
            librarian)
        .orElseGet(() -> new Keys("", "", 0));
  }

  private static void audit(Tx tx, Librarian she, String action, Instant now) {
    Audit.record(tx, new Deed(now, she.id(), she.library(), action, she.id(), ""));
  }
}
