package org.subjectdesk.wxapi;

import java.time.Duration;

/**
 * How patient the desk is with the platform's API.
 *
 * @param connectTimeout for a connection, from the pool or a new one
 * @param readTimeout for each wait for the answer's bytes
 * @param tokenPause how long a failed attempt to get an access token stands for everybody
 * @param quotaPause how long an account rests whose quota of calls is used up
 */
public record ApiSettings(
    Duration connectTimeout, Duration readTimeout, Duration tokenPause, Duration quotaPause) {
  /** Three seconds each for connection and answer, five after a failed token, eight hours' rest. */
  public static ApiSettings defaults() {
    return new ApiSettings(
        Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofHours(8));
  }
}
