package org.subjectdesk.yaml;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.NodeEvent;

/** Reads one YAML document. */
public final class YamlFile {
  private static final int LARGEST = 8 * 1024 * 1024;
  private static final int DEEPEST = 20;

  private YamlFile() {}

  /**
   * Reads a file's text.
   *
   * @param file its name in faults
   * @return its root; empty when the file is, or when it cannot be read at all: then a fault says
   *     why
   */
  public static Optional<YamlNode> read(String file, String text, Faults faults) {
    try {
      if (hasAnchors(file, text, faults)) {
        return Optional.empty();
      }
      var root = yaml().compose(new StringReader(text));
      return Optional.ofNullable(root).map(node -> new YamlNode(file, node, faults));
    } catch (MarkedYAMLException wrong) {
      var mark = wrong.getProblemMark();
      var line = mark == null ? 1 : mark.getLine() + 1;
      faults.add(
          file,
          line,
          "not readable as YAML: " + wrong.getProblem(),
          "check the indentation, quotes and colons there");
    } catch (YAMLException wrong) {
      faults.add(
          file,
          1,
          "not readable as YAML: " + wrong.getMessage(),
          "make the file smaller or simpler");
    }
    return Optional.empty();
  }

  private static boolean hasAnchors(String file, String text, Faults faults) {
    for (var event : yaml().parse(new StringReader(text))) {
      if (event instanceof AliasEvent
          || (event instanceof NodeEvent node && node.getAnchor() != null)) {
        faults.add(
            file,
            event.getStartMark().getLine() + 1,
            "anchors (&) and aliases (*) are not allowed",
            "write the value out, or put it in quotes if it only looks like one");
        return true;
      }
    }
    return false;
  }

  private static Yaml yaml() {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setCodePointLimit(LARGEST);
    options.setNestingDepthLimit(DEEPEST);
    return new Yaml(options);
  }
}
