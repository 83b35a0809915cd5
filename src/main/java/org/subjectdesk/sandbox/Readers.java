package org.subjectdesk.sandbox;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.sandbox.platform.Platform;
import org.subjectdesk.sandbox.platform.Reader;
import org.subjectdesk.sandbox.platform.SandboxAccount;

/** Finds who is meant in a request: an account, and at it a nickname or an openid. */
final class Readers {
  private static final Pattern OPENID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int MAX_NICKNAME = 32;

  private final Platform platform;

  Readers(Platform platform) {
    this.platform = platform;
  }

  /**
   * The account.
   *
   * @param field the name to blame
   * @param given an appId or a library's id
   */
  SandboxAccount account(String field, @Nullable String given) {
    if (given == null) {
      throw new BadField(field, "is missing");
    }
    return platform
        .find(given)
        .orElseThrow(() -> new BadField(field, "must be the appId or library of an account"));
  }

  /** The reader; exactly one of nickname and openid is given. */
  static Reader reader(SandboxAccount account, @Nullable String nickname, @Nullable String openid) {
    if (openid != null) {
      if (nickname != null) {
        throw new BadField("openid", "cannot be given together with reader");
      }
      return new Reader(account.appId(), openid(openid));
    }
    if (nickname == null) {
      throw new BadField("reader", "is missing; give a nickname here or an openid");
    }
    if (nickname.isBlank() || nickname.length() > MAX_NICKNAME) {
      throw new BadField("reader", "must be a nickname of up to " + MAX_NICKNAME + " characters");
    }
    return account.reader(nickname.strip());
  }

  static String openid(@Nullable String given) {
    if (given == null || !OPENID.matcher(given).matches()) {
      throw new BadField("openid", "must be 1 to 64 letters, digits, _ or -");
    }
    return given;
  }
}
