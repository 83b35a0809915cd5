package org.subjectdesk.reader;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import org.subjectdesk.config.Configuration.Limits;
import org.subjectdesk.config.Sha256;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Problem;
import org.subjectdesk.reader.ReaderSessions.Session;
import org.subjectdesk.store.Buckets;

/**
 * Keeps one reader, one address and one library from taking the desk away from the others. Safe for
 * any thread; may block.
 */
public final class Throttle {
  private final Buckets buckets;
  private final Limits limits;

  /** With these limits. */
  public Throttle(Buckets buckets, Limits limits) {
    this.buckets = buckets;
    this.limits = limits;
  }

  /** Whose request it is, as far as the network knows. Never to be logged or kept as it is. */
  public String address(RoutingContext request) {
    var told = limits.proxied() ? request.request().getHeader("x-forwarded-for") : null;
    if (told != null) {
      // What the proxy itself saw stands last; whatever stands before came from outside.
      return told.substring(told.lastIndexOf(',') + 1).strip();
    }
    var remote = request.request().remoteAddress();
    return remote == null ? "" : String.valueOf(remote.hostAddress());
  }

  /** What is told who opens sessions too fast; empty when she does not. */
  public Optional<Calls.Answer> atTheDoor(String address) {
    return refused(buckets.take("address:" + Sha256.of(address), limits.address()));
  }

  /** What is told who writes too fast, herself or with all others of her address or library. */
  public Optional<Calls.Answer> writing(String address, Session session) {
    return refused(buckets.take("reader:" + session.id(), limits.reader()))
        .or(() -> atTheDoor(address))
        .or(() -> refused(buckets.take("library:" + session.library(), limits.library())));
  }

  private static Optional<Calls.Answer> refused(Optional<Duration> wait) {
    return wait.map(
        time -> {
          var seconds = String.valueOf(time.toSeconds() + 1);
          return new Calls.Answer.Headed(
              Calls.refused(
                  new Problem(
                      429,
                      "Too many requests",
                      "try again in " + seconds + " s, as Retry-After says")),
              "retry-after",
              seconds);
        });
  }
}
