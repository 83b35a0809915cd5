package org.subjectdesk.sandbox.platform;

/**
 * A reader as one account knows her.
 *
 * @param openid her name there; never in {@link #toString}
 */
public record Reader(String appId, String openid) {
  /** Names the account only, so that a reader can never slip into a log. */
  @Override
  public String toString() {
    return "reader of " + appId;
  }
}
