package org.subjectdesk.wxapi;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import me.chanjar.weixin.common.error.WxErrorException;
import org.apache.hc.client5.http.HttpResponseException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/**
 * A call got no answer that can be used: no token, no connection, no sense. It carries a short
 * reason and no cause, because the messages of causes may hold addresses with tokens.
 */
public final class ApiUnavailable extends WxErrorException {
  private static final long serialVersionUID = 1L;
  private static final Duration SOON = Duration.ofSeconds(2);

  private final String reason;
  private final Duration after;

  public ApiUnavailable(String reason, Duration after) {
    super(reason);
    this.reason = reason;
    this.after = after;
  }

  /** Names what went wrong on the way or in reading the answer. */
  public static ApiUnavailable because(Exception fault) {
    var reason =
        switch (fault) {
          case SocketTimeoutException _, ConnectionRequestTimeoutException _ -> "timeout";
          case ConnectException _, UnknownHostException _, NoRouteToHostException _ ->
              "unreachable";
          case HttpResponseException http -> "http " + http.getStatusCode();
          case SSLException _ -> "tls";
          case RuntimeException _ -> "unreadable answer";
          default -> "network";
        };
    return new ApiUnavailable(reason, SOON);
  }

  /** A code or a few words. */
  public String reason() {
    return reason;
  }

  /** When to try again at the earliest. */
  public Duration after() {
    return after;
  }
}
