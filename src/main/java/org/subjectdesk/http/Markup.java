package org.subjectdesk.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as parts of a page. Nothing of a text becomes markup, but for links to the web. */
public final class Markup {
  /** An address, or a link as answers write it for WeChat; both after escaping. */
  private static final Pattern LINK =
      Pattern.compile(
          "&lt;a href=&quot;(https?://[^\\s&]*(?:&amp;[^\\s&]*)*)&quot;&gt;(.*?)&lt;/a&gt;"
              + "|(https?://[\\w./?#%=~:@!$*+-]+(?:&amp;[\\w./?#%=~:@!$*+-]+)*)");

  private static final Pattern WEB = Pattern.compile("https?://\\S+");

  private Markup() {}

  /** For between tags and within an attribute's quotes. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** An answer, with its links and line breaks. */
  public static String rich(String text) {
    return LINK.matcher(escaped(text))
        .replaceAll(
            found -> {
              var target = found.group(1) == null ? found.group(3) : found.group(1);
              var words = found.group(1) == null ? found.group(3) : found.group(2);
              return Matcher.quoteReplacement("<a href=\"" + target + "\">" + words + "</a>");
            })
        .replace("\n", "<br>");
  }

  /** Whether a link leads to the web, and not to a script. */
  public static boolean isWeb(String link) {
    return WEB.matcher(link).matches();
  }
}
