package org.subjectdesk.conversation;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.subjectdesk.config.QuietHours;
import org.subjectdesk.push.Consents;
import org.subjectdesk.push.Digests;
import org.subjectdesk.push.Purpose;
import org.subjectdesk.push.Subscriptions;
import org.subjectdesk.push.Wishes;

/** The account of {@link Desk}, where readers may agree to be told something. */
final class Asking {
  static final Duration WEEK = Duration.ofDays(7);

  private Asking() {}

  /** It asks for these; a link is this text with the token behind it. */
  static Wishes of(String link, Purpose... purposes) {
    return of(link, QuietHours.NONE, purposes);
  }

  static Wishes of(String link, QuietHours quiet, Purpose... purposes) {
    var ways =
        Stream.of(purposes)
            .collect(
                Collectors.toMap(
                    purpose -> new Consents.Ask("wx1", purpose),
                    purpose ->
                        new Consents.Way(
                            "template",
                            purpose == Purpose.DIGEST ? 2 : 1,
                            token -> link + token.reveal())));
    return new Wishes(
        new Consents(ways, Map.of()),
        new Subscriptions(),
        new Digests(Optional.of(token -> "https://x/d/" + token.reveal())),
        new Wishes.Pace(WEEK, quiet, ZoneOffset.UTC));
  }
}
