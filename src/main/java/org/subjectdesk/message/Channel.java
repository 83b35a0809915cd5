package org.subjectdesk.message;

/**
 * The way between a reader and the desk. The name of her account tells it, so that whoever has a
 * {@link ReaderId} knows how she is reached.
 */
public enum Channel {
  /** WeChat, Official Account: the first reply is handed back, more may go out in its window. */
  OFFICIAL_ACCOUNT,

  /** WeChat, a mini-program's customer messages: all replies go out, in the platform's window. */
  MINI_PROGRAM,

  /**
   * Pages of the desk's own API, on the web or in a mini-program: they fetch what was said to them,
   * whenever it was, so nothing has to be sent.
   */
  PAGES;

  private static final String MINI_PROGRAM_PREFIX = "ma:";
  private static final String APP_PREFIX = "app:";
  private static final String WEB_PREFIX = "web:";

  /** The channel of an account. */
  public static Channel of(String account) {
    if (account.startsWith(MINI_PROGRAM_PREFIX)) {
      return MINI_PROGRAM;
    }
    return account.startsWith(APP_PREFIX) || account.startsWith(WEB_PREFIX)
        ? PAGES
        : OFFICIAL_ACCOUNT;
  }

  /** The account of those who write customer messages to a mini-program. */
  public static String customerMessages(String appId) {
    return MINI_PROGRAM_PREFIX + appId;
  }

  /** The account of those who use the pages of a mini-program. */
  public static String miniProgramPages(String appId) {
    return APP_PREFIX + appId;
  }

  /** The account of those who use a library's web pages. */
  public static String webPages(String library) {
    return WEB_PREFIX + library;
  }

  /** WeChat's own name of an account. */
  public static String appId(String account) {
    return account.substring(account.indexOf(':') + 1);
  }
}
