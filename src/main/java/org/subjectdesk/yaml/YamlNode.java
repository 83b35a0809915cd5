package org.subjectdesk.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A value in a file that knows where it stands. An accessor that does not fit the value adds a
 * fault and gives an empty value, so the caller can go on to find the next fault. For one thread.
 */
public final class YamlNode {
  private final String file;
  private final Node node;
  private final Faults faults;

  YamlNode(String file, Node node, Faults faults) {
    this.file = file;
    this.node = node;
    this.faults = faults;
  }

  /** The file's name. */
  public String file() {
    return file;
  }

  /** Its line, counted from 1. */
  public int line() {
    return node.getStartMark().getLine() + 1;
  }

  /** Adds a fault at this place. */
  public void fault(String what, String cure) {
    faults.add(this, what, cure);
  }

  /** Its entries in order; of anything but a mapping, a fault and none. */
  public Map<String, YamlNode> map() {
    var entries = new LinkedHashMap<String, YamlNode>();
    if (!(node instanceof MappingNode mapping)) {
      fault("expected keys with values here", "write it as key: value");
      return entries;
    }
    for (var entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        fault("a key must be a plain word", "write it as key: value");
      } else if (entries.put(key.getValue(), new YamlNode(file, entry.getValueNode(), faults))
          != null) {
        faults.add(
            file,
            key.getStartMark().getLine() + 1,
            "the key " + key.getValue() + " stands here twice",
            "remove one of them");
      }
    }
    return entries;
  }

  /** Its entries; a key that is not among the known ones is a fault that names it. */
  public Map<String, YamlNode> map(Set<String> known) {
    var entries = map();
    entries.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            value.fault(
                "unknown key " + key, "remove it or use one of " + String.join(", ", known));
          }
        });
    return entries;
  }

  /** Its items in order; of anything but a list, a fault and none. */
  public List<YamlNode> list() {
    if (!(node instanceof SequenceNode sequence)) {
      fault("expected a list here", "write each item on a line that begins with a hyphen");
      return List.of();
    }
    return sequence.getValue().stream().map(item -> new YamlNode(file, item, faults)).toList();
  }

  /** Its text as written, numbers and yes/no included; of anything else, a fault and none. */
  public Optional<String> text() {
    if (!(node instanceof ScalarNode scalar)) {
      fault("expected a text here", "write a single value, in quotes if it has special characters");
      return Optional.empty();
    }
    return Optional.of(scalar.getValue());
  }
}
