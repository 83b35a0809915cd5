package org.subjectdesk.sandbox.platform;

import org.subjectdesk.config.Secret;

/** Accounts for tests. */
public final class Accounts {
  /** Of the library {@code library-a}. */
  public static final SandboxAccount A = account("library-a", "wxaaaaaaaaaaaaaaaa");

  /** Of the library {@code library-b}. */
  public static final SandboxAccount B = account("library-b", "wxbbbbbbbbbbbbbbbb");

  private Accounts() {}

  private static SandboxAccount account(String library, String appId) {
    return new SandboxAccount(
        library,
        "江畔图书馆",
        appId,
        new Secret("a-token"),
        new Secret("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"),
        new Secret("a-secret"));
  }
}
