package org.subjectdesk.wechat;

import org.jspecify.annotations.Nullable;
import org.subjectdesk.config.Secret;
import org.subjectdesk.envelope.Envelope;
import org.subjectdesk.envelope.Envelope.Mode;
import org.subjectdesk.envelope.MessageCipher;

/**
 * One library's Official Account.
 *
 * @param library the member library that it belongs to
 * @param appId its name at the platform, and in the address of its callback
 * @param mode how its pushes are wrapped
 * @param keys what the platform and the desk prove themselves with
 * @param abilities what the platform lets it do
 * @param apiHost where its API is reached, without a slash at the end
 */
public record Account(
    String library, String appId, Mode mode, Keys keys, Abilities abilities, String apiHost) {
  /** The platform's own API. */
  public static final String API_HOST = "https://api.weixin.qq.com";

  /**
   * Checks that the keys suffice for what the account does.
   *
   * @throws IllegalArgumentException naming the account and the missing key
   */
  public Account {
    if (mode != Mode.PLAIN && keys.encodingAesKey() == null) {
      throw new IllegalArgumentException(appId + " needs an encodingAesKey");
    }
    if (abilities.customerService() && keys.appSecret() == null) {
      throw new IllegalArgumentException(appId + " needs an appSecret");
    }
  }

  /**
   * The account's secrets.
   *
   * @param token signs pushes
   * @param encodingAesKey encrypts pushes; 43 characters of Base64; plain mode needs none
   * @param appSecret buys access tokens; an account that never writes on its own needs none
   */
  public record Keys(Secret token, @Nullable Secret encodingAesKey, @Nullable Secret appSecret) {}

  /**
   * What the platform lets the account do; depends on its kind and on whether it is verified.
   *
   * @param customerService it may write to readers on its own (an unverified subscription account
   *     may not)
   * @param tappableMenus the lines of a menu inside a passive text may be links that answer for the
   *     reader
   */
  public record Abilities(boolean customerService, boolean tappableMenus) {}

  /** What opens the account's pushes and seals its replies. */
  Envelope envelope() {
    var key = keys.encodingAesKey();
    var cipher = key == null ? null : new MessageCipher(key.reveal(), appId);
    return new Envelope(mode, keys.token().reveal(), cipher);
  }
}
