package org.subjectdesk.call;

/**
 * Somebody's part in the agreement.
 *
 * @param application whose it is; empty = the initiator's
 * @param duty what it does
 * @param share of the benefit, in basis points
 * @param confirmed the id of who agreed for it; empty = nobody yet
 */
public record Party(String application, String duty, int share, String confirmed) {
  /** The initiator's side. */
  public static final String INITIATOR = "";

  Party confirmedBy(String who) {
    return new Party(application, duty, share, who);
  }

  /** The same wording, whoever agreed to it. */
  Party bare() {
    return confirmedBy("");
  }
}
