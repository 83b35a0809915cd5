package org.subjectdesk.yaml;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads one YAML document. Safe for any thread. */
public final class YamlFile {
  static final int LARGEST = 32 * 1024 * 1024;
  static final int DEEPEST = 20;

  private YamlFile() {}

  /**
   * Reads a file's text; a byte order mark at its beginning is tolerated.
   *
   * @param file its name in faults
   * @return its root; empty when the file is, or when it cannot be read at all: then a fault says
   *     why
   */
  public static Optional<YamlNode> read(String file, String text, Faults faults) {
    var body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (body.length() > LARGEST) {
      faults.add(file, 1, "more than " + LARGEST + " characters", "split the file");
      return Optional.empty();
    }
    var options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    try {
      var events = new Yaml(options).parse(new StringReader(body)).iterator();
      return new TreeBuilder(file, events, faults).document();
    } catch (MarkedYAMLException syntax) {
      var mark = syntax.getProblemMark();
      faults.add(
          file,
          mark == null ? 1 : mark.getLine() + 1,
          "not readable as YAML: " + oneLine(syntax.getProblem()),
          "check indentation, colons and quotes; a text that begins with * & ! % @ needs quotes");
    } catch (ReaderException unreadable) {
      faults.add(
          file,
          lineOf(body, unreadable.getPosition()),
          "the character U+%04X".formatted(unreadable.getCodePoint()),
          "delete it");
    } catch (YAMLException other) {
      faults.add(
          file,
          1,
          "not readable as YAML: " + oneLine(String.valueOf(other.getMessage())),
          "make the file smaller or simpler");
    }
    return Optional.empty();
  }

  private static String oneLine(String problem) {
    return problem.strip().replaceAll("\\s+", " ");
  }

  private static int lineOf(String text, int position) {
    return 1 + (int) text.codePoints().limit(position).filter(c -> c == '\n').count();
  }
}
