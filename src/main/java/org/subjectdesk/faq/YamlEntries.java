package org.subjectdesk.faq;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.YamlFile;
import org.subjectdesk.yaml.YamlNode;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** FAQ entries as a YAML list of maps. */
final class YamlEntries {
  private static final Set<String> KEYS = Set.copyOf(Columns.NAMES);

  private YamlEntries() {}

  static List<Draft> read(String name, String text, Faults faults) {
    return YamlFile.read(name, text, faults).stream()
        .flatMap(root -> root.list().stream())
        .map(YamlEntries::draft)
        .toList();
  }

  private static Draft draft(YamlNode node) {
    var fields = node.map(KEYS);
    var variants = fields.get("variants");
    if (variants == null) {
      node.fault("variants is missing", "add it; variants: [] if there are none");
    }
    return new Draft(
        cell(node, fields, "id"),
        cell(node, fields, "subject"),
        cell(node, fields, "question"),
        variants == null ? List.of() : variants.list().stream().map(YamlEntries::cell).toList(),
        cell(node, fields, "answer"),
        new Draft.Upkeep(
            cell(node, fields, Columns.OWNER),
            cell(node, fields, Columns.SOURCE),
            cell(node, fields, Columns.REVIEW_BY)));
  }

  private static Draft.Cell cell(YamlNode node, Map<String, YamlNode> fields, String key) {
    var value = fields.get(key);
    return value == null ? new Draft.Cell("", node.line()) : cell(value);
  }

  private static Draft.Cell cell(YamlNode value) {
    return new Draft.Cell(value.text().orElse(""), value.line());
  }

  static String write(Collection<FaqEntry> entries) {
    var nodes = entries.stream().map(YamlEntries::node).toList();
    var options = new DumperOptions();
    options.setAllowUnicode(true);
    options.setSplitLines(false);
    options.setIndent(4);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    var out = new StringWriter();
    try {
      var yaml = new Yaml(options);
      var emitter = new Emitter(out, options);
      for (var event : yaml.serialize(new SequenceNode(Tag.SEQ, nodes, FlowStyle.BLOCK))) {
        emitter.emit(event);
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toString();
  }

  private static Node node(FaqEntry entry) {
    var variants = entry.variants().stream().map(YamlEntries::text).toList();
    var pairs = new ArrayList<NodeTuple>();
    pairs.add(pair("id", text(entry.id())));
    pairs.add(pair("subject", text(entry.subject())));
    pairs.add(pair("question", text(entry.question())));
    pairs.add(pair("variants", new SequenceNode(Tag.SEQ, variants, FlowStyle.BLOCK)));
    pairs.add(pair("answer", text(entry.answer())));
    var upkeep = entry.upkeep();
    if (!upkeep.owner().isEmpty()) {
      pairs.add(pair(Columns.OWNER, text(upkeep.owner())));
    }
    if (!upkeep.source().isEmpty()) {
      pairs.add(pair(Columns.SOURCE, text(upkeep.source())));
    }
    upkeep.reviewBy().ifPresent(day -> pairs.add(pair(Columns.REVIEW_BY, text(day.toString()))));
    return new MappingNode(Tag.MAP, pairs, FlowStyle.BLOCK);
  }

  private static NodeTuple pair(String key, Node value) {
    return new NodeTuple(text(key), value);
  }

  private static Node text(String value) {
    return new ScalarNode(Tag.STR, value, null, null, style(value));
  }

  private static ScalarStyle style(String value) {
    // SnakeYAML's emitter leaves these bare although its scanner takes them for breaks.
    if (value.codePoints().anyMatch(c -> c == 0x2028 || c == 0x2029 || c == 0xFEFF)) {
      return ScalarStyle.DOUBLE_QUOTED;
    }
    return value.indexOf('\n') < 0 ? ScalarStyle.PLAIN : ScalarStyle.LITERAL;
  }
}
