package org.subjectdesk.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A value in a file that knows where it stands. An accessor that does not fit the value adds a
 * fault and gives an empty value, so the caller can go on to find the next fault. For one thread.
 */
public final class YamlNode {
  private final String file;
  private final int line;
  private final Content content;
  private final Faults faults;

  sealed interface Content {}

  record Scalar(String text) implements Content {}

  record Items(List<YamlNode> nodes) implements Content {}

  record Pairs(Map<String, Entry> entries) implements Content {}

  record Entry(YamlNode key, YamlNode value) {}

  YamlNode(String file, int line, Content content, Faults faults) {
    this.file = file;
    this.line = line;
    this.content = content;
    this.faults = faults;
  }

  /** The file's name. */
  public String file() {
    return file;
  }

  /** The line where it begins, counted from 1. */
  public int line() {
    return line;
  }

  /** Adds a fault at this place. */
  public void fault(String what, String cure) {
    faults.add(this, what, cure);
  }

  /** Its entries in order; of anything but a mapping, a fault and none. */
  public Map<String, YamlNode> map() {
    var values = new LinkedHashMap<String, YamlNode>();
    if (content instanceof Pairs(var entries)) {
      entries.forEach((name, entry) -> values.put(name, entry.value()));
    } else {
      fault("expected keys with values here", "write it as key: value");
    }
    return values;
  }

  /** Its entries; a key that is not among the known ones is a fault that names it. */
  public Map<String, YamlNode> map(Set<String> known) {
    var values = map();
    if (content instanceof Pairs(var entries)) {
      entries.forEach(
          (name, entry) -> {
            if (!known.contains(name)) {
              var names = String.join(", ", new TreeSet<>(known));
              entry.key().fault("unknown key " + name, "remove it or use one of " + names);
            }
          });
    }
    return values;
  }

  /** Its items in order; of anything but a list, a fault and none. */
  public List<YamlNode> list() {
    if (content instanceof Items(var nodes)) {
      return List.copyOf(nodes);
    }
    fault("expected a list here", "write each item on a line that begins with a hyphen");
    return List.of();
  }

  /**
   * Its text as written, without its quotes: numbers keep their zeros, yes and no stay words, and
   * nothing at all is the empty text; of anything else, a fault and none.
   */
  public Optional<String> text() {
    if (content instanceof Scalar(var text)) {
      return Optional.of(text);
    }
    fault("expected a text here", "write a single value, in quotes if it has special characters");
    return Optional.empty();
  }

  /** Whether it is a single text; adds no fault. */
  public boolean isText() {
    return content instanceof Scalar;
  }

  /** The text of a scalar; empty for anything else. */
  String word() {
    return content instanceof Scalar(var text) ? text : "";
  }
}
