package org.subjectdesk.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Places that are all asked at once how near another one is. They are kept by slot, so that only
 * those are looked at that have something in common with it: of short texts few have. Not safe for
 * threads.
 */
final class Places {
  private final List<Column> columns = new ArrayList<>();
  private int size;

  /** Which places have a value in a slot. */
  private static final class Column {
    private int[] places = new int[4];
    private float[] values = new float[4];
    private int count;

    void add(int place, float value) {
      if (count == places.length) {
        places = Arrays.copyOf(places, count * 2);
        values = Arrays.copyOf(values, count * 2);
      }
      places[count] = place;
      values[count++] = value;
    }
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** Adds a vector of length 1; its number is the {@link #size} before. */
  void add(float[] place) {
    while (columns.size() < place.length) {
      columns.add(new Column());
    }
    for (var slot = 0; slot < place.length; slot++) {
      if (place[slot] != 0) {
        columns.get(slot).add(size, place[slot]);
      }
    }
    size++;
  }

  /** The cosines of a vector of length 1 and each of them, by their numbers. */
  float[] cosines(float[] place) {
    var cosines = new float[size];
    for (var slot = 0; slot < Math.min(place.length, columns.size()); slot++) {
      var value = place[slot];
      if (value != 0) {
        var column = columns.get(slot);
        for (var i = 0; i < column.count; i++) {
          cosines[column.places[i]] += value * column.values[i];
        }
      }
    }
    return cosines;
  }

  /** How many steps {@link #cosines} takes. */
  long work(float[] place) {
    var work = (long) size;
    for (var slot = 0; slot < Math.min(place.length, columns.size()); slot++) {
      work += place[slot] == 0 ? 0 : columns.get(slot).count;
    }
    return work;
  }
}
