package org.subjectdesk.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong in one or more files. For one thread. */
public final class Faults {
  private static final Comparator<Fault> BY_PLACE =
      Comparator.comparing(Fault::file).thenComparingInt(Fault::line);

  private final List<Fault> list = new ArrayList<>();

  /** Adds a fault. */
  public void add(String file, int line, String what, String cure) {
    list.add(new Fault(file, line, what, cure));
  }

  /** Adds a fault at a place in a file. */
  public void add(YamlNode place, String what, String cure) {
    add(place.file(), place.line(), what, cure);
  }

  /** Adds what another reading found. */
  public void addAll(Faults others) {
    list.addAll(others.list);
  }

  /** Whether nothing is wrong so far. */
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** All faults so far, by file and line. */
  public List<Fault> list() {
    return list.stream().sorted(BY_PLACE).toList();
  }
}
