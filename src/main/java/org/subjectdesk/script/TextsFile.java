package org.subjectdesk.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.YamlFile;
import org.subjectdesk.yaml.YamlNode;

/** Reads and checks a {@code texts.yaml}. */
public final class TextsFile {
  /** The longest text that fits into one message of the platform, in UTF-8 bytes. */
  private static final int LONGEST = 1_800;

  private static final Map<String, Line> LINES =
      Arrays.stream(Line.values()).collect(Collectors.toMap(Line::key, line -> line));
  private static final Map<String, Heard> WORDS =
      Arrays.stream(Heard.values()).collect(Collectors.toMap(Heard::key, heard -> heard));

  private TextsFile() {}

  /** Reads the alliance's file, which must have every line. */
  public static Texts complete(String file, String content, Faults faults) {
    var texts = overlay(file, content, faults);
    for (var line : Line.values()) {
      if (!texts.say().containsKey(line)) {
        faults.add(file, 1, "say." + line.key() + " is missing", "add it below say");
      }
    }
    return texts;
  }

  /** Reads a library's file, which has only what differs. */
  public static Texts overlay(String file, String content, Faults faults) {
    var say = new EnumMap<Line, String>(Line.class);
    var english = new EnumMap<Line, String>(Line.class);
    var hear = new HashMap<String, Heard>();
    YamlFile.read(file, content, faults)
        .ifPresent(
            root -> {
              var parts = root.map(Set.of("say", "hear"));
              Optional.ofNullable(parts.get("say")).ifPresent(lines -> say(lines, say, english));
              Optional.ofNullable(parts.get("hear")).ifPresent(words -> hear(words, hear));
            });
    return new Texts(say, english, hear);
  }

  private static void say(YamlNode lines, Map<Line, String> say, Map<Line, String> english) {
    lines
        .map(sorted(LINES.keySet()))
        .forEach(
            (key, value) -> {
              var line = LINES.get(key);
              if (line == null) {
                return;
              }
              if (value.isText()) {
                text(line, value).ifPresent(text -> say.put(line, text));
                return;
              }
              var parts = value.map(Set.of(Words.CHINESE, Words.ENGLISH));
              Optional.ofNullable(parts.get(Words.CHINESE))
                  .flatMap(node -> text(line, node))
                  .ifPresent(text -> say.put(line, text));
              Optional.ofNullable(parts.get(Words.ENGLISH))
                  .flatMap(node -> text(line, node))
                  .ifPresent(text -> english.put(line, text));
            });
  }

  private static Optional<String> text(Line line, YamlNode value) {
    var text = value.text().orElse("");
    if (text.isBlank()) {
      value.fault("say." + line.key() + " is empty", "write what the desk is to say");
      return Optional.empty();
    }
    if (text.getBytes(UTF_8).length > LONGEST) {
      value.fault(
          "say." + line.key() + " is too long for one message",
          "shorten it to about 600 characters");
      return Optional.empty();
    }
    checkMoment(line, text, value);
    return Optional.of(text);
  }

  private static void checkMoment(Line line, String text, YamlNode value) {
    LocalValues.PLACEHOLDER
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> name.startsWith(LocalValues.MOMENT) && !line.moments().contains(name))
        .forEach(
            name ->
                value.fault(
                    "say." + line.key() + " has no value {{" + name + "}}",
                    line.moments().isEmpty()
                        ? "remove it"
                        : "it may name " + String.join(", ", line.moments())));
  }

  private static void hear(YamlNode words, Map<String, Heard> hear) {
    words
        .map(sorted(WORDS.keySet()))
        .forEach(
            (key, list) -> {
              var heard = WORDS.get(key);
              if (heard != null) {
                list.list().forEach(word -> hear(word, heard, hear));
              }
            });
  }

  private static void hear(YamlNode word, Heard heard, Map<String, Heard> hear) {
    var text = word.text().orElse("");
    var bare = Normaliser.bare(text);
    if (bare.isEmpty()) {
      word.fault("this word has no letters", "remove it");
      return;
    }
    var other = hear.putIfAbsent(bare, heard);
    if (other != null && other != heard) {
      word.fault(text + " stands below " + other.key() + " too", "keep it in one place");
    }
  }

  private static Set<String> sorted(Set<String> keys) {
    var sorted = new ArrayList<>(keys);
    sorted.sort(null);
    return new LinkedHashSet<>(sorted);
  }
}
