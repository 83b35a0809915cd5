package org.subjectdesk.message;

/**
 * A reader as one account knows her: the same person has another openid at every account.
 *
 * @param account the account that she writes to (an Official Account: its appId; others: see {@link
 *     Channel})
 * @param openid her name there; personal data, therefore never in {@link #toString}
 */
public record ReaderId(String account, String openid) {
  /** How she is reached. */
  public Channel channel() {
    return Channel.of(account);
  }

  /** Names the account only, so that a reader can never slip into a log. */
  @Override
  public String toString() {
    return "reader of " + account;
  }
}
