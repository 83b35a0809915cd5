package org.subjectdesk.wechat;

import org.subjectdesk.config.Secret;

/**
 * One library's Official Account.
 *
 * @param library the member library that it belongs to
 * @param appId its name at the platform, and in the address of its callback
 * @param keys what the platform and the desk prove themselves with
 * @param abilities what the platform lets it do
 * @param apiHost where its API is reached, without a slash at the end
 */
public record Account(
    String library, String appId, Keys keys, Abilities abilities, String apiHost) {
  /** The platform's own API. */
  public static final String API_HOST = "https://api.weixin.qq.com";

  /**
   * The account's secrets.
   *
   * @param token signs pushes
   * @param encodingAesKey encrypts pushes; 43 characters of Base64; empty in plain mode
   * @param appSecret buys access tokens; empty when the account never writes on its own
   */
  public record Keys(Secret token, Secret encodingAesKey, Secret appSecret) {}

  /**
   * What the platform lets the account do; depends on its kind and on whether it is verified.
   *
   * @param customerService it may write to readers on its own (an unverified subscription account
   *     may not)
   * @param tappableMenus the lines of a menu inside a passive text may be links that answer for the
   *     reader
   */
  public record Abilities(boolean customerService, boolean tappableMenus) {}
}
