package org.subjectdesk.sandbox;

import java.time.Duration;
import org.subjectdesk.sandbox.platform.Platform;

/**
 * What the stand-in allows.
 *
 * @param pushes the limits of a push
 * @param windows when the customer-service API may be used
 * @param strangers whether the API also takes openids that the sandbox has never seen. The demo
 *     does, because its callback is public: whoever pushes to it by other means finds the answers
 *     in the outbox. Nothing is known of a stranger's windows, so they are always open.
 * @param tokenLife how long an access token is valid
 */
public record SandboxSettings(
    Platform.Limits pushes, Windows windows, boolean strangers, Duration tokenLife) {

  /**
   * When the customer-service API may be used (客服消息, 下发条数限制).
   *
   * @param messageFor after a message of the reader
   * @param messageCount how many messages then
   * @param eventFor after following, scanning and clicking
   * @param eventCount how many messages then
   */
  public record Windows(Duration messageFor, int messageCount, Duration eventFor, int eventCount) {}

  /** As WeChat has it, open to strangers. */
  public static SandboxSettings defaults() {
    return new SandboxSettings(
        Platform.Limits.defaults(),
        new Windows(Duration.ofHours(48), 5, Duration.ofMinutes(1), 3),
        true,
        Duration.ofHours(2));
  }
}
