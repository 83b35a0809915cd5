package org.subjectdesk.dialogue;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hears a librarian who binds her own WeChat: 「绑定 7KQ2XM」. */
final class BindCode {
  private static final Pattern BINDS =
      Pattern.compile("\\s*(?:绑定|bind)[\\s:：]*([A-HJ-NP-Z2-9]{6})\\s*", Pattern.CASE_INSENSITIVE);

  private BindCode() {}

  /** The code, in capitals. */
  static Optional<String> in(String text) {
    var found = BINDS.matcher(text);
    return found.matches()
        ? Optional.of(found.group(1).toUpperCase(Locale.ROOT))
        : Optional.empty();
  }
}
