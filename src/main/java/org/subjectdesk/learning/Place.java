package org.subjectdesk.learning;

import java.util.Arrays;

/** A vector that knows which of its values are not 0: often there are few. Immutable. */
final class Place {
  private final float[] values;
  private final int[] slots;

  /** Stands on a vector of length 1 that nobody changes. */
  Place(float[] values) {
    this.values = values;
    var used = new int[values.length];
    var count = 0;
    for (var i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        used[count++] = i;
      }
    }
    slots = Arrays.copyOf(used, count);
  }

  /** How many values are not 0: the work of one {@link #cosine}. */
  int size() {
    return slots.length;
  }

  double cosine(Place other) {
    var sum = 0f;
    for (var slot : slots) {
      sum += values[slot] * other.values[slot];
    }
    return sum;
  }
}
