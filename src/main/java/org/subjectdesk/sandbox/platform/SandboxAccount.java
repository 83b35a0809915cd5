package org.subjectdesk.sandbox.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.config.Secret;

/**
 * An account as the platform knows it.
 *
 * @param kind what it is
 * @param library the member library that it belongs to; a mini-program has a name of its own here,
 *     such as {@code demo-a-mini}
 * @param name what stands above the chat
 * @param appId its id; at least 6 characters
 * @param token signs its pushes
 * @param encodingAesKey encrypts them; 43 characters of Base64
 * @param appSecret buys access tokens; null = any will do
 */
public record SandboxAccount(
    Kind kind,
    String library,
    String name,
    String appId,
    Secret token,
    Secret encodingAesKey,
    @Nullable Secret appSecret) {

  /** What an account is. */
  public enum Kind {
    /** 公众号. */
    OFFICIAL_ACCOUNT("/wechat/mp/"),
    /** 小程序: takes nothing but {@code success} for an answer. */
    MINI_PROGRAM("/wechat/ma/");

    /** Where the desk takes its pushes, before the appId. */
    final String path;

    Kind(String path) {
      this.path = path;
    }
  }

  /** An Official Account. */
  public SandboxAccount(
      String library,
      String name,
      String appId,
      Secret token,
      Secret encodingAesKey,
      @Nullable Secret appSecret) {
    this(Kind.OFFICIAL_ACCOUNT, library, name, appId, token, encodingAesKey, appSecret);
  }

  /** The account's own name in pushes and replies (原始ID); derived from the appId. */
  public String userName() {
    return "gh_" + appId.substring(Math.max(0, appId.length() - 12));
  }

  /**
   * This nickname's openid at this account: the same every time, another at every account, as the
   * platform has it.
   */
  public Reader reader(String nickname) {
    var hash = sha256((appId + "\n" + nickname).getBytes(UTF_8));
    var text = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    return new Reader(appId, "o" + text.substring(0, 27));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
