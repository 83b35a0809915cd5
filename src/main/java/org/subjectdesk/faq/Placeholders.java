package org.subjectdesk.faq;

import java.util.regex.Pattern;

/** The values that a library fills into an answer, such as {@code {{library.hours}}}. */
final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[a-z][A-Za-z0-9._-]*}}");

  private Placeholders() {}

  /** The text without its placeholders. */
  static String removed(String text) {
    return PLACEHOLDER.matcher(text).replaceAll(" ");
  }

  /** Whether all braces in pairs are proper placeholders. */
  static boolean areProper(String text) {
    var rest = removed(text);
    return !rest.contains("{{") && !rest.contains("}}");
  }
}
