package org.subjectdesk.bench.data;

import org.subjectdesk.envelope.Envelope;
import org.subjectdesk.envelope.MessageCipher;

/** The one invented account that every server of the benchmark serves, in secure mode. */
public final class Account {
  /** Looks like one, is none. */
  public static final String APP_ID = "wx00000000000bench";

  /** Public, like all of it. */
  public static final String TOKEN = "bench-token";

  /** 43 characters, as on the platform's page. */
  public static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

  /** For the API. */
  public static final String SECRET = "bench-secret";

  static final String SELF = "gh_0123456789ab";

  private Account() {}

  static MessageCipher cipher() {
    return new MessageCipher(AES_KEY, APP_ID);
  }

  /** What the product opens its pushes with. */
  public static Envelope envelope() {
    return new Envelope(Envelope.Mode.SECURE, TOKEN, cipher());
  }
}
