package org.subjectdesk.conversation;

import java.time.Duration;
import java.time.Instant;
import org.subjectdesk.message.Channel;
import org.subjectdesk.message.Inbound;

/**
 * How long, and how often, the desk may still write to a reader of its own accord. WeChat opens the
 * window when she writes, and a smaller one when she follows, scans or clicks.
 *
 * @param until when it closes
 * @param left how many messages it still takes
 */
public record SendWindow(Instant until, int left) {
  /** No window: nothing may be sent. */
  public static final SendWindow CLOSED = new SendWindow(Instant.EPOCH, 0);

  /** Where the reader fetches what was said to her, there is no limit. */
  static final SendWindow ALWAYS = new SendWindow(Instant.parse("9999-12-31T00:00:00Z"), 1);

  /** Whether one more message may be sent. */
  public boolean isOpen(Instant at) {
    return left > 0 && at.isBefore(until);
  }

  /** The window after the reader did something: never worse than it was. */
  SendWindow after(Inbound in, Instant at, Rules rules) {
    if (in.origin().reader().channel() == Channel.PAGES) {
      return ALWAYS;
    }
    var opened =
        switch (in) {
          case Inbound.Typed _, Inbound.Spoken _, Inbound.Tapped _, Inbound.Unreadable _ ->
              rules.afterMessage(at);
          case Inbound.Followed _, Inbound.Scanned _, Inbound.Clicked _ -> rules.afterEvent(at);
          case Inbound.Left _ -> CLOSED;
        };
    var better = opened.until.isAfter(until) || !isOpen(at);
    return better ? opened : this;
  }

  /**
   * What the platform allows. Configuration, because the numbers have changed over the years.
   *
   * @param messageFor how long the window stays open after a message
   * @param messageCount how many messages it takes
   * @param eventFor the same after following, scanning and clicking
   * @param eventCount the same after following, scanning and clicking
   * @param textBytes the longest text, in bytes of UTF-8
   */
  public record Rules(
      Duration messageFor, int messageCount, Duration eventFor, int eventCount, int textBytes) {
    private SendWindow afterMessage(Instant at) {
      return new SendWindow(at.plus(messageFor), messageCount);
    }

    private SendWindow afterEvent(Instant at) {
      return new SendWindow(at.plus(eventFor), eventCount);
    }
  }
}
