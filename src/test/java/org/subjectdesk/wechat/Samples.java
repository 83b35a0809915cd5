package org.subjectdesk.wechat;

import org.subjectdesk.config.Secret;
import org.subjectdesk.envelope.Envelope.Mode;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.wechat.Account.Abilities;
import org.subjectdesk.wechat.Account.Keys;

/** Accounts and readers for the tests of this package. */
final class Samples {
  static final String APP = "wx00000000000000a1";
  static final String SECRET = "secret-of-a1";
  static final String TOKEN = "signing-token";
  static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  static final ReaderId READER = new ReaderId(APP, "oReader-1");

  private Samples() {}

  static Account account() {
    return account(APP, Account.API_HOST);
  }

  static Account account(String appId, String apiHost) {
    return account(appId, apiHost, new Abilities(true, true));
  }

  static Account account(String appId, String apiHost, Abilities abilities) {
    var keys = new Keys(new Secret(TOKEN), new Secret(AES_KEY), new Secret(SECRET));
    return new Account("demo-a", appId, Mode.SECURE, keys, abilities, apiHost);
  }
}
