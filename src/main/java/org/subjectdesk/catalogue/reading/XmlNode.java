package org.subjectdesk.catalogue.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An element of a small document, by local names: prefixes differ from source to source. */
final class XmlNode {
  private final String name;
  private final Map<String, String> attributes = new HashMap<>();
  private final List<XmlNode> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  XmlNode(String name) {
    this.name = local(name);
  }

  static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  String name() {
    return name;
  }

  /** Its own text, without its children's. */
  String text() {
    return text.toString();
  }

  /** An attribute's value; empty when it is missing. */
  String attribute(String wanted) {
    return attributes.getOrDefault(wanted, "");
  }

  List<XmlNode> children() {
    return children;
  }

  /** The children of a name. */
  Stream<XmlNode> each(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted));
  }

  /** The first below it, itself included, for which this holds. */
  Optional<XmlNode> find(Predicate<XmlNode> wanted) {
    return wanted.test(this)
        ? Optional.of(this)
        : children.stream().flatMap(child -> child.find(wanted).stream()).findFirst();
  }

  void attribute(String attribute, String value) {
    attributes.put(local(attribute), value);
  }

  void child(XmlNode child) {
    children.add(child);
  }

  void text(String more) {
    text.append(more);
  }
}
