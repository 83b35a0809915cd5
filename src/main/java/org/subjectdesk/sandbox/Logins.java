package org.subjectdesk.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.config.Secret;
import org.subjectdesk.config.SignedIds;
import org.subjectdesk.sandbox.platform.Reader;

/**
 * Who readers are beyond one account: the codes that {@code wx.login} gives on a phone (小程序登录), and
 * the unionid that is the same at all accounts (UnionID 机制). Whoever comes by a nickname is the
 * same person wherever she does; a bare openid is one person of its own. Thread-safe and bounded.
 */
final class Logins {
  private static final int MOST = 10_000;

  private final Map<Reader, String> nicknames = bounded();
  private final Map<String, Code> codes = bounded();
  private final Map<Reader, Boolean> came = bounded();

  /**
   * A code that was given.
   *
   * @param unionid empty where the mini-program is bound to no open-platform account
   */
  record Code(Reader reader, Optional<String> unionid, boolean used) {}

  /** What a code was good for. */
  sealed interface Spent {
    /** Somebody. */
    record Of(Code code) implements Spent {}

    /** Nothing. */
    record Wrong(ErrorCode code) implements Spent {}
  }

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
      }
    };
  }

  /** Somebody did something under this nickname. */
  synchronized void met(Reader reader, @Nullable String nickname) {
    if (nickname != null) {
      nicknames.put(reader, nickname.strip());
    }
  }

  /** Whether somebody signed in by a code. */
  synchronized boolean knows(Reader reader) {
    return came.containsKey(reader);
  }

  /** Her name at all accounts. */
  synchronized String unionid(Reader reader) {
    var name = nicknames.getOrDefault(reader, "openid " + reader.openid());
    return "u" + new Secret("unionid " + name).fingerprint().substring(0, 27);
  }

  /** A code for her, which works once. */
  synchronized String code(Reader reader, boolean bound) {
    var code = SignedIds.newId();
    var unionid = bound ? Optional.of(unionid(reader)) : Optional.<String>empty();
    codes.put(code, new Code(reader, unionid, false));
    return code;
  }

  /** Whose code it is; it works no more. */
  synchronized Spent spend(@Nullable String appId, @Nullable String given) {
    var code = given == null ? null : codes.get(given);
    if (given == null || code == null || !code.reader().appId().equals(appId)) {
      return new Spent.Wrong(ErrorCode.BAD_CODE);
    }
    if (code.used()) {
      return new Spent.Wrong(ErrorCode.CODE_USED);
    }
    came.put(code.reader(), true);
    codes.put(given, new Code(code.reader(), code.unionid(), true));
    return new Spent.Of(code);
  }
}
