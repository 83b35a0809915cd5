package org.subjectdesk.dialogue;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The number of a menu line, as readers type it: {@code 2}, {@code ②}, {@code 第二个}, {@code 选2}. */
final class MenuNumber {
  private static final String CHINESE = "零一二三四五六七八九";
  private static final Pattern NUMBER =
      Pattern.compile("(?:选|选择|第|选第)?([0-9]{1,3}|[" + CHINESE + "])(?:个|条|项|号)?");

  private MenuNumber() {}

  /** The number in a message's bare form, empty when the message is anything else. */
  static OptionalInt in(String bare) {
    var found = NUMBER.matcher(bare);
    if (!found.matches()) {
      return OptionalInt.empty();
    }
    var digits = found.group(1);
    var chinese = CHINESE.indexOf(digits.charAt(0));
    return OptionalInt.of(chinese >= 0 ? chinese : Integer.parseInt(digits));
  }
}
