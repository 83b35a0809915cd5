package org.subjectdesk.faq;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.YamlFile;
import org.subjectdesk.yaml.YamlNode;

/** Reads and checks {@code subjects.yaml}: a list of maps with the keys code, name and aliases. */
public final class SubjectsFile {
  private static final Set<String> KEYS = Set.of("code", "name", "aliases");

  private final Faults faults;
  private final Map<String, Subject> byCode = new LinkedHashMap<>();
  private final Map<String, String> codeOfAlias = new HashMap<>();

  private SubjectsFile(Faults faults) {
    this.faults = faults;
  }

  /** Reads a catalogue; only to be used when there are no faults. */
  public static Subjects read(String file, String content, Faults faults) {
    var reading = new SubjectsFile(faults);
    YamlFile.read(file, content, faults).ifPresent(root -> root.list().forEach(reading::subject));
    return Subjects.of(reading.byCode.values());
  }

  private void subject(YamlNode node) {
    var fields = node.map(KEYS);
    var code = needed(node, fields, "code");
    if (!code.isEmpty() && !Subjects.isCode(code)) {
      faults.add(fields.getOrDefault("code", node), code + " is no code", "write 2, 4 or 6 digits");
    }
    var aliases = fields.get("aliases");
    var names =
        aliases == null
            ? List.<String>of()
            : aliases.list().stream().map(alias -> alias(alias, code)).toList();
    var subject = new Subject(code, needed(node, fields, "name"), names);
    if (byCode.putIfAbsent(code, subject) != null) {
      faults.add(node, "the code " + code + " stands here twice", "remove one of the two subjects");
    }
  }

  private String needed(YamlNode node, Map<String, YamlNode> fields, String key) {
    var value = fields.get(key);
    if (value == null) {
      faults.add(node, key + " is missing", "add " + key + ": …");
      return "";
    }
    var text = value.text().map(String::strip);
    if (text.isPresent() && text.get().isEmpty()) {
      faults.add(value, key + " is empty", "write it after the colon");
    }
    return text.orElse("");
  }

  private String alias(YamlNode node, String code) {
    var alias = node.text().map(String::strip).orElse("");
    var words = Normaliser.normal(alias);
    if (words.length() < Subjects.SHORTEST_NAME) {
      faults.add(node, "an alias of less than two characters", "write it out or remove it");
      return alias;
    }
    var other = codeOfAlias.putIfAbsent(words, code);
    if (other != null && !other.equals(code)) {
      faults.add(node, alias + " names another subject already", "keep it in one place");
    }
    return alias;
  }
}
