package org.subjectdesk.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.subjectdesk.config.Sha256;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.flow.FlowCheck;
import org.subjectdesk.flow.FlowFile;
import org.subjectdesk.script.LocalValues;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.TextFile;

/**
 * Reads the flows in {@code bot-scripts}: {@code *.flow.yaml} is the alliance's, {@code
 * libraries/<id>/*.flow.yaml} that library's own, which replaces the alliance's with the same name.
 */
public final class FlowFolder {
  private static final String FILES = "*.flow.yaml";

  private FlowFolder() {}

  /**
   * What was read.
   *
   * @param libraries the flows of each library
   * @param texts the text of each version, with its file
   */
  public record Flows(Map<String, List<FlowFile.Read>> libraries, Map<String, Text> texts) {
    public Flows {
      libraries = Map.copyOf(libraries);
      texts = Map.copyOf(texts);
    }
  }

  /** A file and what is in it. */
  public record Text(String file, String content) {}

  /**
   * Reads and checks all flows.
   *
   * @param values the values of each library that is configured, by its id
   * @param entries the FAQ, of which flows speak
   * @return only to be used when there are no faults
   */
  public static Flows read(
      Path botScripts,
      Map<String, LocalValues> values,
      Collection<FaqEntry> entries,
      Faults faults) {
    var texts = new HashMap<String, Text>();
    var shared = folder(botScripts, texts, faults);
    shared.forEach(
        read -> ContentFolder.checkPlaceholders(Path.of(read.file()), values.values(), faults));
    var libraries = new HashMap<String, List<FlowFile.Read>>();
    var told = new Faults();
    values.forEach(
        (library, own) -> {
          var hers = folder(botScripts.resolve("libraries").resolve(library), texts, faults);
          hers.forEach(
              read -> ContentFolder.checkPlaceholders(Path.of(read.file()), List.of(own), faults));
          var flows = new LinkedHashMap<String, FlowFile.Read>();
          shared.forEach(read -> flows.put(read.flow().id(), read));
          hers.forEach(read -> flows.put(read.flow().id(), read));
          new FlowCheck(flows.values(), entries(library, entries), told).run();
          libraries.put(library, List.copyOf(flows.values()));
        });
    // What is wrong for every library is one fault.
    told.list().stream()
        .distinct()
        .forEach(fault -> faults.add(fault.file(), fault.line(), fault.what(), fault.cure()));
    return new Flows(libraries, texts);
  }

  private static List<FlowFile.Read> folder(Path folder, Map<String, Text> texts, Faults faults) {
    var read = new LinkedHashMap<String, FlowFile.Read>();
    for (var file : files(folder, faults)) {
      content(file, faults)
          .ifPresent(
              content -> {
                var version = Sha256.of(content);
                texts.put(version, new Text(file.toString(), content));
                FlowFile.read(file.toString(), content, version, faults)
                    .ifPresent(one -> add(read, one, faults));
              });
    }
    return List.copyOf(read.values());
  }

  private static void add(Map<String, FlowFile.Read> flows, FlowFile.Read read, Faults faults) {
    var other = flows.putIfAbsent(read.flow().id(), read);
    if (other != null) {
      faults.add(
          read.file(),
          1,
          "flow " + read.flow().id() + " is in " + other.file() + " too",
          "give one of them another name");
    }
  }

  private static List<Path> files(Path folder, Faults faults) {
    var files = new ArrayList<Path>();
    if (Files.isDirectory(folder)) {
      try (var found = Files.newDirectoryStream(folder, FILES)) {
        found.forEach(files::add);
      } catch (IOException unreadable) {
        faults.add(folder.toString(), 1, "the folder cannot be read", "let the desk read it");
      }
    }
    files.sort(null);
    return files;
  }

  private static Optional<String> content(Path file, Faults faults) {
    try {
      return TextFile.utf8(file.toString(), Files.readAllBytes(file), faults);
    } catch (IOException unreadable) {
      faults.add(file.toString(), 1, "the file cannot be read", "let the desk read it");
      return Optional.empty();
    }
  }

  /** What a library's FAQ knows: ids, and questions by their bare form. */
  static Function<String, Optional<String>> entries(String library, Collection<FaqEntry> all) {
    var known = new HashMap<String, String>();
    for (var entry : all) {
      if (entry.library().equals(FaqEntry.ALLIANCE) || entry.library().equals(library)) {
        known.put("id:" + entry.id(), entry.id());
        known.put(Normaliser.bare(entry.question()), entry.id());
        entry.variants().forEach(variant -> known.put(Normaliser.bare(variant), entry.id()));
      }
    }
    return key -> Optional.ofNullable(known.get(key));
  }
}
