package org.subjectdesk.sandbox.platform;

import java.time.Duration;

/**
 * One copy of one try.
 *
 * @param number 1 to {@link Exchange#MAX_TRIES}
 * @param copy 1 up to the delivery's copies
 * @param took from sending to the end of the answer, or to giving up
 */
public record Try(int number, int copy, Duration took, Outcome outcome) {

  /** How it ended. */
  public sealed interface Outcome {
    /** The HTTP status, 0 when there was none. */
    default int status() {
      return 0;
    }
  }

  /**
   * Status 200 in time.
   *
   * @param xml the body as it came, decrypted where the reply was encrypted
   */
  public record Answered(PassiveReply reply, String xml) implements Outcome {
    @Override
    public int status() {
      return 200;
    }
  }

  /** Another status. */
  public record Refused(int status) implements Outcome {}

  /** No answer within the limit; the platform has disconnected. */
  public record Late() implements Outcome {}

  /** No connection, or it broke before the answer was complete. */
  public record Dropped() implements Outcome {}

  /** Answered, but lost on the way back, as the delivery asked for. */
  public record Lost(int status) implements Outcome {}
}
