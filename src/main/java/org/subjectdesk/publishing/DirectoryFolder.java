package org.subjectdesk.publishing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.directory.DirectoryFiles;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.script.LocalValues;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.TextFile;

/**
 * The alliance's directory in {@code faq-data/alliance}; a file that is not there is empty. Safe
 * for any thread.
 */
public final class DirectoryFolder {
  /** The files, in the order in which they speak of each other. */
  public static final List<String> FILES =
      List.of(
          "services.yaml",
          "organisations.yaml",
          "platforms.yaml",
          "resources.yaml",
          "clc.yaml",
          "sources.yaml");

  private final Path folder;
  private final Set<String> libraries;
  private final Subjects subjects;
  private final LocalValues values;

  /**
   * Prepares.
   *
   * @param libraries the ids of the members
   * @param values of the alliance, for addresses
   */
  public DirectoryFolder(
      Path faqData, Set<String> libraries, Subjects subjects, LocalValues values) {
    this.folder = faqData.resolve("alliance");
    this.libraries = Set.copyOf(libraries);
    this.subjects = subjects;
    this.values = values;
  }

  /** The files' texts by their names. */
  Map<String, String> texts(Faults faults) {
    var texts = new LinkedHashMap<String, String>();
    for (var name : FILES) {
      var file = folder.resolve(name);
      if (Files.exists(file)) {
        TextFile.utf8(file.toString(), FaqFolder.bytes(file, faults), faults)
            .ifPresent(text -> texts.put(name, text));
      }
    }
    return texts;
  }

  /** Reads and checks the folder; only to be used when there are no faults. */
  public Directory read(Faults faults) {
    return read(texts(faults), faults);
  }

  /** The same for texts in the place of the files. */
  Directory read(Map<String, String> texts, Faults faults) {
    var files = new DirectoryFiles(libraries, subjects, text -> values.fill(text, ""), faults);
    texts.forEach(
        (name, text) -> {
          var file = folder.resolve(name).toString();
          switch (name) {
            case "services.yaml" -> files.services(file, text);
            case "organisations.yaml" -> files.organisations(file, text);
            case "platforms.yaml" -> files.platforms(file, text);
            case "clc.yaml" -> files.clc(file, text);
            case "sources.yaml" -> files.sources(file, text);
            default -> files.resources(file, text);
          }
        });
    return files.directory();
  }

  /** Where the files are. */
  public Path folder() {
    return folder;
  }
}
