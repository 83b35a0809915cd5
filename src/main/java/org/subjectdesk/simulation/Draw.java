package org.subjectdesk.simulation;

import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Draws by weight. */
final class Draw<T> {
  private final NavigableMap<Double, T> upTo = new TreeMap<>();
  private final Random random;
  private final List<T> all;
  private final ToDoubleFunction<T> weight;

  Draw(Random random, List<T> all, ToDoubleFunction<T> weight) {
    this.random = random;
    this.all = all;
    this.weight = weight;
    var sum = 0.0;
    for (var one : all) {
      sum += weight.applyAsDouble(one);
      upTo.put(sum, one);
    }
  }

  /** The same among some of them. */
  Draw<T> only(Predicate<T> which) {
    return new Draw<>(random, all.stream().filter(which).toList(), weight);
  }

  T next() {
    return upTo.higherEntry(random.nextDouble() * upTo.lastKey()).getValue();
  }
}
