package org.subjectdesk.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.subjectdesk.faq.Normaliser;

/**
 * A text cut into what is looked up: Han characters, runs of other letters and digits, and pairs of
 * neighbouring Han characters. Pairs reach over punctuation and blanks, because catalogues write
 * 护理学：基础 and 护 理 学. Simplified characters in lower case. Pure.
 *
 * @param singles the characters and runs in order
 */
record Terms(List<String> singles) {
  /** Letters that mean nothing in a title: somebody who types one may leave it out as well. */
  private static final String EMPTY = "的与和及";

  Terms {
    singles = List.copyOf(singles);
  }

  static Terms of(String text) {
    var normal = Normaliser.normal(text);
    var singles = new ArrayList<String>();
    var start = -1;
    for (var i = 0; i < normal.length(); ) {
      var c = normal.codePointAt(i);
      var next = i + Character.charCount(c);
      var han = Character.isIdeographic(c);
      var more = !han && (Character.isLetterOrDigit(c) || (start >= 0 && isSign(normal, i)));
      if (start >= 0 && !more) {
        singles.add(normal.substring(start, i));
        start = -1;
      }
      if (han) {
        singles.add(normal.substring(i, next));
      } else if (more && start < 0) {
        start = i;
      }
      i = next;
    }
    if (start >= 0) {
      singles.add(normal.substring(start));
    }
    return new Terms(singles);
  }

  /** The signs of c++ and c#. */
  private static boolean isSign(String text, int at) {
    var before = text.charAt(at - 1);
    return (text.charAt(at) == '+' && ((before >= 'a' && before <= 'z') || before == '+'))
        || (text.charAt(at) == '#' && before >= 'a' && before <= 'z');
  }

  int size() {
    return singles.size();
  }

  /** The first ones. */
  Terms limited(int most) {
    return size() <= most ? this : new Terms(singles.subList(0, most));
  }

  private boolean isHan(int at) {
    return Character.isIdeographic(singles.get(at).codePointAt(0));
  }

  /** Whether a pair begins here. */
  boolean hasPair(int at) {
    return at + 1 < size() && isHan(at) && isHan(at + 1);
  }

  /** The pair that begins here. */
  String pair(int at) {
    return singles.get(at) + singles.get(at + 1);
  }

  /** Whether it stands alone: a run of letters, or a Han character without one beside it. */
  private boolean isAlone(int at) {
    return !hasPair(at) && (at == 0 || !hasPair(at - 1));
  }

  /** Whether what is looked up here says nothing. */
  private boolean isEmpty(int at) {
    return EMPTY.contains(singles.get(at)) && !isAlone(at);
  }

  /** The singles that a work has to have. */
  List<String> meaningful() {
    var some = new ArrayList<String>();
    for (var i = 0; i < size(); i++) {
      if (!isEmpty(i)) {
        some.add(singles.get(i));
      }
    }
    return some.stream().distinct().toList();
  }

  /** A pair or a lone single, and the place where it stands. */
  record Placed(String text, int at) {}

  /** The pairs and lone singles: what tells works apart. */
  List<Placed> telling() {
    var some = new ArrayList<Placed>();
    for (var i = 0; i < size(); i++) {
      if (hasPair(i) && !isEmpty(i) && !isEmpty(i + 1)) {
        some.add(new Placed(pair(i), i));
      } else if (isAlone(i)) {
        some.add(new Placed(singles.get(i), i));
      }
    }
    return some;
  }

  /** What makes up the whole when every one stands at its place: no pair more than needed. */
  List<Placed> phrase() {
    var some = new ArrayList<Placed>();
    for (var i = 0; i < size(); i++) {
      if (hasPair(i)) {
        some.add(new Placed(pair(i), i));
        i += hasPair(i + 1) && !hasPair(i + 2) ? 0 : 1;
      } else {
        some.add(new Placed(singles.get(i), i));
      }
    }
    return some;
  }
}
