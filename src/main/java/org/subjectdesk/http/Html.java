package org.subjectdesk.http;

import java.util.Locale;

/** What every page made by the server does with data. */
public final class Html {
  private Html() {}

  /** A text for between tags or in a quoted attribute. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
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
