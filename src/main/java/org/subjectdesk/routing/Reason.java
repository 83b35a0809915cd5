package org.subjectdesk.routing;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One fact of the explanation why a consult went where it went. For librarians; readers never see
 * it. It holds finished sentences, so that an old explanation stays true when the roster changes.
 *
 * @param zh a sentence in Chinese, on one line
 * @param en the same in English
 */
public record Reason(String zh, String en) {
  private static final String BETWEEN = "\t";

  public Reason {
    zh = oneLine(zh);
    en = oneLine(en);
  }

  /** Facts as one text for storing. */
  public static String encode(Collection<Reason> why) {
    return why.stream()
        .map(reason -> reason.zh + BETWEEN + reason.en)
        .collect(Collectors.joining("\n"));
  }

  /** The facts that {@link #encode} stored; any other text gives what can be read of it. */
  public static List<Reason> decode(String stored) {
    return stored.lines().map(Reason::decoded).toList();
  }

  private static Reason decoded(String line) {
    var at = line.indexOf(BETWEEN);
    return at < 0
        ? new Reason(line, "")
        : new Reason(line.substring(0, at), line.substring(at + 1));
  }

  private static String oneLine(String sentence) {
    return sentence.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
