package org.subjectdesk.scorecard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What few readers stand behind is not shown, and cannot be had by subtraction from the whole:
 * where cells are hidden, so are the next smallest ones, until two are and together they are not
 * few. If the whole itself is few, all of its cells are, and it is hidden, too. That nothing
 * happened is shown.
 */
final class Suppression {
  /** So many are not few any more. */
  static final long ENOUGH = 5;

  private static final int TWO = 2;

  private Suppression() {}

  static boolean isFew(long amount) {
    return amount > 0 && amount < ENOUGH;
  }

  /**
   * The keys of cells that are not shown.
   *
   * @param cells the parts of a whole
   * @param already what has to be hidden for another reason
   */
  static <K extends Comparable<K>> Set<K> hidden(Map<K, Long> cells, Set<K> already) {
    var hidden = new HashSet<K>();
    var sum = 0L;
    var others = new ArrayList<Map.Entry<K, Long>>();
    for (var cell : cells.entrySet()) {
      if (isFew(cell.getValue()) || (cell.getValue() > 0 && already.contains(cell.getKey()))) {
        hidden.add(cell.getKey());
        sum += cell.getValue();
      } else if (cell.getValue() > 0) {
        others.add(cell);
      }
    }
    others.sort(Map.Entry.<K, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
    for (var other : others) {
      if (hidden.isEmpty() || (hidden.size() >= TWO && sum >= ENOUGH)) {
        break;
      }
      hidden.add(other.getKey());
      sum += other.getValue();
    }
    return hidden;
  }
}
