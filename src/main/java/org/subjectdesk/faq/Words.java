package org.subjectdesk.faq;

import java.util.ArrayList;
import java.util.List;

/** Cuts a normal text into what is searched: every Han character, every run of other letters. */
final class Words {
  private Words() {}

  static List<String> of(String normal) {
    var words = new ArrayList<String>();
    var start = -1;
    for (var i = 0; i < normal.length(); ) {
      var c = normal.codePointAt(i);
      var next = i + Character.charCount(c);
      var single = Character.isIdeographic(c);
      if (start >= 0 && (single || !Character.isLetterOrDigit(c))) {
        words.add(normal.substring(start, i));
        start = -1;
      }
      if (single) {
        words.add(normal.substring(i, next));
      } else if (start < 0 && Character.isLetterOrDigit(c)) {
        start = i;
      }
      i = next;
    }
    if (start >= 0) {
      words.add(normal.substring(start));
    }
    return words;
  }
}
