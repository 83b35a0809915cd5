package org.subjectdesk.yaml;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong. For one thread. */
public final class Faults {
  private final List<Fault> list = new ArrayList<>();

  /** Adds a fault. */
  public void add(String file, int line, String what, String cure) {
    list.add(new Fault(file, line, what, cure));
  }

  /** Adds a fault at a place in a file. */
  public void add(YamlNode place, String what, String cure) {
    add(place.file(), place.line(), what, cure);
  }

  /** Whether nothing is wrong so far. */
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** All faults so far, in the order in which they were found. */
  public List<Fault> list() {
    return List.copyOf(list);
  }
}
