package org.subjectdesk.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqFiles;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.faq.SubjectsFile;
import org.subjectdesk.script.LocalValues;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.TextFile;

/**
 * What librarians write in {@code faq-data}: the alliance's entries in {@code entries}, each
 * library's own in {@code libraries/<id>}, the catalogue in {@code subjects.yaml}.
 */
public record FaqFolder(FaqIndex.Scope scope, List<FaqEntry> entries) {
  public FaqFolder {
    entries = List.copyOf(entries);
  }

  /**
   * Reads the folder; the result is only to be used when there are no faults.
   *
   * @param faults takes the faults of every file
   */
  public static FaqFolder read(Path faqData, Faults faults) {
    var subjects = subjects(faqData, faults);
    var reading = new Reading(new FaqFiles(subjects), faults);
    inside(faqData.resolve("entries"), faults)
        .forEach(file -> reading.take(file, FaqEntry.ALLIANCE));
    for (var library : inside(faqData.resolve("libraries"), faults)) {
      if (Files.isDirectory(library)) {
        inside(library, faults).forEach(file -> reading.take(file, name(library)));
      }
    }
    return new FaqFolder(
        new FaqIndex.Scope(subjects, outside(faqData.resolve("outside.txt"), faults)),
        reading.entries);
  }

  /** Reads the catalogue alone. */
  public static Subjects subjects(Path faqData, Faults faults) {
    var catalogue = faqData.resolve("subjects.yaml");
    return TextFile.utf8(catalogue.toString(), bytes(catalogue, faults), faults)
        .map(text -> SubjectsFile.read(catalogue.toString(), text, faults))
        .orElse(Subjects.none());
  }

  /** One question a line; a folder without the file has none. */
  private static List<String> outside(Path file, Faults faults) {
    if (!Files.exists(file)) {
      return List.of();
    }
    return TextFile.utf8(file.toString(), bytes(file, faults), faults)
        .orElse("")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /**
   * Names each placeholder of an entry that a library which would answer with it has no value for.
   *
   * @param values the values of each library that is configured, by its id
   */
  public static void checkPlaceholders(
      Path faqData, Map<String, LocalValues> values, Faults faults) {
    for (var file : inside(faqData.resolve("entries"), faults)) {
      ContentFolder.checkPlaceholders(file, values.values(), faults);
    }
    values.forEach(
        (library, own) ->
            inside(faqData.resolve("libraries").resolve(library), faults)
                .forEach(file -> ContentFolder.checkPlaceholders(file, List.of(own), faults)));
  }

  /** Entries so far, and where each id was first seen: ids are unique across a library's files. */
  private static final class Reading {
    private final List<FaqEntry> entries = new ArrayList<>();
    private final Map<String, Path> fileOfId = new HashMap<>();
    private final FaqFiles files;
    private final Faults faults;

    Reading(FaqFiles files, Faults faults) {
      this.files = files;
      this.faults = faults;
    }

    void take(Path file, String library) {
      if (!name(file).endsWith(".yaml")) {
        return;
      }
      for (var entry : files.read(file.toString(), bytes(file, faults), library, faults)) {
        var first = fileOfId.putIfAbsent(library + "/" + entry.id(), file);
        if (first != null) {
          faults.add(
              file.toString(),
              1,
              "id " + entry.id() + " is in " + first + " already",
              "choose another id or remove one of the two entries");
        }
        entries.add(entry);
      }
    }
  }

  /** A folder's files by name; none when there is no such folder. */
  static List<Path> inside(Path folder, Faults faults) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> !name(file).startsWith(".")).sorted().toList();
    } catch (IOException unreadable) {
      faults.add(folder.toString(), 1, "the folder cannot be read", "check its permissions");
      return List.of();
    }
  }

  static byte[] bytes(Path file, Faults faults) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      faults.add(
          file.toString(),
          1,
          "the file cannot be read (" + unreadable.getClass().getSimpleName() + ")",
          "put it there, or correct the folder in the configuration");
      return new byte[0];
    }
  }

  static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
