package org.subjectdesk.bench;

import org.subjectdesk.envelope.Envelope;
import org.subjectdesk.envelope.MessageCipher;

/** The one invented account that every server of the benchmark serves, in secure mode. */
final class Account {
  static final String APP_ID = "wx00000000000bench";
  static final String TOKEN = "bench-token";
  static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  static final String SECRET = "bench-secret";
  static final String SELF = "gh_0123456789ab";

  private Account() {}

  static MessageCipher cipher() {
    return new MessageCipher(AES_KEY, APP_ID);
  }

  static Envelope envelope() {
    return new Envelope(Envelope.Mode.SECURE, TOKEN, cipher());
  }
}
