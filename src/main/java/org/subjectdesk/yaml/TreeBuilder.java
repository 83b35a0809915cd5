package org.subjectdesk.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserException;

/**
 * Builds nodes from the parser's events. Not SnakeYAML's own composer, because that expands aliases
 * and resolves tags before anyone could refuse them, and stops at the first key that is there
 * twice.
 */
final class TreeBuilder {
  private final String file;
  private final Iterator<Event> events;
  private final Faults faults;
  private int depth;

  TreeBuilder(String file, Iterator<Event> events, Faults faults) {
    this.file = file;
    this.events = events;
    this.faults = faults;
  }

  /** The only document of the file; empty if there is none. */
  Optional<YamlNode> document() {
    Optional<YamlNode> root = Optional.empty();
    while (events.hasNext()) {
      if (events.next() instanceof DocumentStartEvent start) {
        if (root.isPresent()) {
          fault(start, "a second document", "remove the line --- and what follows it");
          break;
        }
        root = Optional.of(node(events.next()));
      }
    }
    return root;
  }

  private YamlNode node(Event event) {
    if (event instanceof NodeEvent node && node.getAnchor() != null) {
      fault(
          event,
          (event instanceof AliasEvent ? "the alias *" : "the anchor &") + node.getAnchor(),
          "write the value out, or put it in quotes if it only looks like one");
    }
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case SequenceStartEvent list -> list(list);
      case MappingStartEvent map -> map(map);
      default -> new YamlNode(file, line(event), new YamlNode.Scalar(""), faults);
    };
  }

  private YamlNode scalar(ScalarEvent event) {
    refuseTag(event, event.getTag());
    var value = event.getValue();
    var nothing = event.isPlain() && (value.equals("~") || value.equals("null"));
    return new YamlNode(file, line(event), new YamlNode.Scalar(nothing ? "" : value), faults);
  }

  private YamlNode list(SequenceStartEvent start) {
    refuseTag(start, start.getTag());
    enter(start);
    var items = new ArrayList<YamlNode>();
    for (var next = events.next(); !next.is(Event.ID.SequenceEnd); next = events.next()) {
      items.add(node(next));
    }
    depth--;
    return new YamlNode(file, line(start), new YamlNode.Items(items), faults);
  }

  private YamlNode map(MappingStartEvent start) {
    refuseTag(start, start.getTag());
    enter(start);
    var entries = new LinkedHashMap<String, YamlNode.Entry>();
    for (var next = events.next(); !next.is(Event.ID.MappingEnd); next = events.next()) {
      var key = node(next);
      var value = node(events.next());
      if (!key.isText()) {
        fault(next, "a key must be a plain word", "write it as key: value");
      } else if (entries.putIfAbsent(key.word(), new YamlNode.Entry(key, value)) != null) {
        fault(next, "the key " + key.word() + " stands here twice", "remove one of them");
      }
    }
    depth--;
    return new YamlNode(file, line(start), new YamlNode.Pairs(entries), faults);
  }

  private void enter(Event start) {
    if (++depth > YamlFile.DEEPEST) {
      throw new ParserException(
          null, null, "nested deeper than " + YamlFile.DEEPEST, start.getStartMark());
    }
  }

  private void refuseTag(Event event, @Nullable String tag) {
    if (tag != null) {
      fault(event, "the tag " + tag, "remove it, or put a text that begins with ! in quotes");
    }
  }

  private void fault(Event event, String what, String cure) {
    faults.add(file, line(event), what, cure);
  }

  private static int line(Event event) {
    return event.getStartMark().getLine() + 1;
  }
}
