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

  static final Duration UNSEEN = Duration.ofMinutes(1);

  /** The account of those pages. */
  static final String PAGES = "app:wx1";

  private Asking() {}

  /** It asks for these; a link is this text with the token behind it. */
  static Wishes of(String link, Purpose... purposes) {
    return of(link, QuietHours.NONE, purposes);
  }

  /** Readers of the pages of a mini-program are asked for both, and agree by a tap. */
  static Wishes onPages(QuietHours quiet) {
    var taps =
        Map.of(
            new Consents.Ask(PAGES, Purpose.ANSWER), "T1",
            new Consents.Ask(PAGES, Purpose.DIGEST), "T2");
    return wishes(new Consents(Map.of(), taps), quiet);
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
    return wishes(new Consents(ways, Map.of()), quiet);
  }

  private static Wishes wishes(Consents consents, QuietHours quiet) {
    return new Wishes(
        consents,
        new Subscriptions(),
        new Digests(Optional.of(token -> "https://x/d/" + token.reveal())),
        new Wishes.Pace(WEEK, quiet, UNSEEN, ZoneOffset.UTC));
  }
}
