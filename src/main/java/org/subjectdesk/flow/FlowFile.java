package org.subjectdesk.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.subjectdesk.script.Words;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.YamlFile;
import org.subjectdesk.yaml.YamlNode;

/**
 * Reads a {@code *.flow.yaml}. What a flow alone cannot tell, such as whether a link leads
 * somewhere, {@link FlowCheck} finds.
 */
public final class FlowFile {
  /** The longest text that fits into one message of the platform, in UTF-8 bytes. */
  private static final int LONGEST = 1_500;

  private static final int LONGEST_NAME = 60;
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private FlowFile() {}

  /**
   * A flow and the file that it was read from.
   *
   * @param lines where its phrases, keys and so on stand, for faults that name them
   */
  public record Read(String file, Flow flow, Map<String, Integer> lines) {
    public Read {
      lines = Map.copyOf(lines);
    }
  }

  /**
   * Reads one file.
   *
   * @param version what this very text is known by
   * @return empty when it has faults
   */
  public static Optional<Read> read(String file, String content, String version, Faults faults) {
    var own = new Faults();
    var read = YamlFile.read(file, content, own).flatMap(root -> flow(root, version));
    if (read.isEmpty() && own.isEmpty()) {
      own.add(file, 1, "the file is empty", "write a flow, or delete the file");
    }
    faults.addAll(own);
    return own.isEmpty() ? read : Optional.empty();
  }

  private static Optional<Read> flow(YamlNode root, String version) {
    var parts = root.map(Set.of("flow", "name", "when", "steps"));
    var lines = new LinkedHashMap<String, Integer>();
    var id = needed(root, parts, "flow").flatMap(FlowFile::id).orElse("");
    var name = needed(root, parts, "name").flatMap(node -> words(node, LONGEST_NAME));
    var when =
        Optional.ofNullable(parts.get("when"))
            .map(node -> when(node, lines))
            .orElse(Flow.When.NEVER);
    var steps = needed(root, parts, "steps").map(StepReader::steps).orElse(List.of());
    return name.map(
        named -> new Read(root.file(), new Flow(id, version, named, when, steps), lines));
  }

  private static Flow.When when(YamlNode node, Map<String, Integer> lines) {
    var parts = node.map(Set.of("phrases", "keys", "events", "after", "needs"));
    Function<String, List<String>> texts =
        key ->
            Optional.ofNullable(parts.get(key)).map(YamlNode::list).orElse(List.of()).stream()
                .flatMap(
                    item -> {
                      item.text().ifPresent(text -> lines.put(key + " " + text, item.line()));
                      return filled(item).stream();
                    })
                .toList();
    var events = new HashSet<Flow.Event>();
    Optional.ofNullable(parts.get("events")).map(YamlNode::list).orElse(List.of()).stream()
        .forEach(
            item ->
                one(item, Flow.Event.values(), "event")
                    .ifPresent(
                        event -> {
                          lines.put("events " + key(event), item.line());
                          events.add(event);
                        }));
    return new Flow.When(
        texts.apply("phrases"),
        new LinkedHashSet<>(texts.apply("keys")),
        events,
        new LinkedHashSet<>(texts.apply("after")),
        new LinkedHashSet<>(texts.apply("needs")));
  }

  static Optional<YamlNode> needed(YamlNode parent, Map<String, YamlNode> parts, String key) {
    var node = Optional.ofNullable(parts.get(key));
    if (node.isEmpty()) {
      parent.fault(key + " is missing", "add " + key + ": …");
    }
    return node;
  }

  /** A short name of something in a flow. */
  static Optional<String> id(YamlNode node) {
    var id = node.text();
    if (id.filter(text -> ID.matcher(text).matches()).isPresent()) {
      return id;
    }
    id.ifPresent(
        text -> node.fault("“" + cut(text) + "” is not a short name", "use a-z, 0-9 and hyphens"));
    return Optional.empty();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
  }

  static Optional<String> filled(YamlNode node) {
    var text = node.text().map(String::strip);
    if (text.filter(String::isEmpty).isPresent()) {
      node.fault("there is nothing here", "write a text, or remove it");
      return Optional.empty();
    }
    return text;
  }

  /** A text of the desk, in Chinese or in both languages. */
  static Optional<Words> words(YamlNode node) {
    return words(node, LONGEST);
  }

  static Optional<Words> words(YamlNode node, int most) {
    if (node.isText()) {
      return text(node, most).map(Words::of);
    }
    var parts = node.map(Set.of(Words.CHINESE, Words.ENGLISH));
    var english = Optional.ofNullable(parts.get(Words.ENGLISH)).flatMap(it -> text(it, most));
    return needed(node, parts, Words.CHINESE)
        .flatMap(it -> text(it, most))
        .map(chinese -> new Words(chinese, english));
  }

  private static Optional<String> text(YamlNode node, int most) {
    var text = filled(node);
    if (text.filter(it -> it.getBytes(UTF_8).length > most).isPresent()) {
      node.fault(
          "this text is too long for one message",
          "shorten it to " + most / 3 + " characters, or make two steps of it");
      return Optional.empty();
    }
    return text;
  }

  /** One of the names of an enum, written with hyphens. */
  static <E extends Enum<E>> Optional<E> one(YamlNode node, E[] all, String kind) {
    var text = node.text().orElse("");
    var known =
        Arrays.stream(all)
            .collect(Collectors.toMap(FlowFile::key, it -> it, (a, _) -> a, LinkedHashMap::new));
    if (!known.containsKey(text)) {
      node.fault(
          "there is no " + kind + " " + cut(text),
          "use one of " + String.join(", ", known.keySet()));
    }
    return Optional.ofNullable(known.get(text));
  }

  /** The name of such a value in files. */
  static String key(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
