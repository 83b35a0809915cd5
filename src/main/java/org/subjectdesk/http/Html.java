package org.subjectdesk.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every page made by the server does with data. Nothing of it becomes markup, but for links.
 */
public final class Html {
  /** An address, or a link as answers write it for WeChat; both after escaping. */
  private static final Pattern LINK =
      Pattern.compile(
          "&lt;a href=&quot;(https?://[^\\s&]*(?:&amp;[^\\s&]*)*)&quot;&gt;(.*?)&lt;/a&gt;"
              + "|(https?://[\\w./?#%=~:@!$*+-]+(?:&amp;[\\w./?#%=~:@!$*+-]+)*)");

  private Html() {}

  /** A text for between tags or in a quoted attribute. */
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

  /** JSON for a script element: no end of it, and no comment, within. */
  public static String script(String json) {
    return json.replace("<", "\\u003c");
  }

  /** Whether an address from data may be a link: it leads to the web, and runs nothing. */
  public static boolean leadsToWeb(String address) {
    var begin = address.toLowerCase(Locale.ROOT);
    return begin.startsWith("https://") || begin.startsWith("http://");
  }
}
