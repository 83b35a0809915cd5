package org.subjectdesk.wxapi;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.subjectdesk.conversation.ReplySender.Outcome;
import org.subjectdesk.conversation.ReplySender.Outcome.Failed;
import org.subjectdesk.conversation.ReplySender.Outcome.Later;
import org.subjectdesk.conversation.ReplySender.Outcome.Sent;
import org.subjectdesk.conversation.ReplySender.Outcome.WindowClosed;

/**
 * What an error code of the APIs that write to readers means for the outbox; the codes are the
 * platform's global return codes. Immutable; any thread.
 */
public final class ErrorCodes {
  /** The account may not send menus. */
  public static final int NO_MENUS = 40200;

  /** How long a notice rests that the platform refuses for a reason that is the desk's. */
  public static final Duration PAUSE = Duration.ofHours(1);

  /**
   * After these the platform takes nothing for her tap: it has none, she does not follow the
   * account, there is no such reader.
   */
  private static final Set<Integer> ENDS_CONSENT = Set.of(43101, 43004, 40003);

  // WxJava's own, not the platform's.
  private static final int NO_ANSWER = -99;
  private static final Duration SECONDS = Duration.ofSeconds(2);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Map<Integer, Outcome> table;

  /**
   * @param quotaPause how long an account rests whose quota is used up
   */
  public ErrorCodes(Duration quotaPause) {
    table =
        Map.ofEntries(
            later(-1, "busy", SECONDS),
            later(NO_ANSWER, "empty answer", SECONDS),
            // Seen here only when the second token was refused like the first.
            later(40001, "token", MINUTE),
            later(40014, "token", MINUTE),
            later(42001, "token", MINUTE),
            later(45009, "quota used up", quotaPause),
            later(45011, "too fast", MINUTE),
            entry(45015, new WindowClosed("45015 window closed")),
            entry(45047, new WindowClosed("45047 count exceeded")),
            failed(40003, "openid"),
            failed(NO_MENUS, "no menus"),
            failed(40037, "template"),
            failed(43004, "not following"),
            failed(43101, "not agreed"),
            failed(45002, "too long"),
            failed(48001, "not authorised"),
            failed(50002, "restricted"),
            // Only about the "is typing" sign, which nobody misses.
            entry(45080, new Sent()),
            entry(45081, new Sent()));
  }

  /** What to do about this code; one that is not in the table fails. */
  public Outcome of(int code) {
    return table.getOrDefault(code, new Failed(code + " unknown"));
  }

  /**
   * The same about a subscribe message. A refusal that is about the desk (its template, its rights)
   * is no reason to use up what a reader agreed to.
   */
  public Outcome ofNotice(int code) {
    return of(code) instanceof Failed(var reason) && !ENDS_CONSENT.contains(code)
        ? new Later(reason, PAUSE)
        : of(code);
  }

  private static Map.Entry<Integer, Outcome> later(int code, String words, Duration after) {
    return entry(code, new Later(code + " " + words, after));
  }

  private static Map.Entry<Integer, Outcome> failed(int code, String words) {
    return entry(code, new Failed(code + " " + words));
  }
}
