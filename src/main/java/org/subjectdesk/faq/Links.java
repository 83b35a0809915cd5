package org.subjectdesk.faq;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The web addresses in an answer. */
public final class Links {
  /** Also what was meant to be one: a full-width colon, a slash too few, no scheme. */
  private static final Pattern LINK =
      Pattern.compile(
          "(?:\\bhttps?[:：]|\\bwww\\.)[^\\s\\u3000\"'<>，。；、！？（）《》【】“”‘’…]*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TRAILING = Pattern.compile("[.,;:!?)\\]]+$");

  private Links() {}

  /**
   * A link as it is written.
   *
   * @param address where it leads; empty when it is no web address
   */
  public record Link(String text, Optional<URI> address) {}

  /** All links of an answer in order, each once; one that needs a library's value is left out. */
  public static List<Link> in(String text) {
    return LINK.matcher(text)
        .results()
        .map(MatchResult::group)
        .map(found -> TRAILING.matcher(found).replaceAll(""))
        .filter(found -> !found.contains("{{"))
        .distinct()
        .map(found -> new Link(found, address(found)))
        .toList();
  }

  private static Optional<URI> address(String text) {
    try {
      var uri = new URI(text);
      var host = uri.getHost();
      var isWeb =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return isWeb
              && host != null
              && (host.contains(".") || host.equals("localhost") || host.startsWith("["))
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}
