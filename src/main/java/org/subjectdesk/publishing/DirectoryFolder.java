package org.subjectdesk.publishing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.directory.DirectoryFiles;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.routing.Roster;
import org.subjectdesk.routing.RosterFiles;
import org.subjectdesk.script.LocalValues;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.TextFile;

/**
 * The alliance's directory in {@code faq-data/alliance}, its people included; a file that is not
 * there is empty. Safe for any thread.
 */
public final class DirectoryFolder {
  private static final String CALENDAR = "calendar.yaml";
  private static final String PEOPLE = "librarians/";
  private static final String ENDING = ".yaml";

  /** In the order in which they speak of each other. */
  private static final List<String> FILES =
      List.of(
          "services.yaml",
          "organisations.yaml",
          "platforms.yaml",
          "resources.yaml",
          "clc.yaml",
          "sources.yaml",
          CALENDAR);

  private final Path folder;
  private final Path photos;
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
    this.photos = Photos.folder(faqData);
    this.libraries = Set.copyOf(libraries);
    this.subjects = subjects;
    this.values = values;
  }

  /** The names of the files, in the order in which they speak of each other. */
  public List<String> files() {
    return Stream.concat(
            FILES.stream(), libraries.stream().sorted().map(one -> PEOPLE + one + ENDING))
        .toList();
  }

  /** Who works where and when, by these texts; only to be used when there are no faults. */
  Roster roster(Map<String, String> texts, Faults faults) {
    var files = new RosterFiles(subjects, faults, name -> Photos.fault(photos.resolve(name)));
    var calendar = texts.get(CALENDAR);
    if (calendar != null) {
      files.calendar(folder.resolve(CALENDAR).toString(), calendar);
    }
    texts.forEach(
        (name, text) -> {
          if (name.startsWith(PEOPLE)) {
            var library = name.substring(PEOPLE.length(), name.length() - ENDING.length());
            files.library(library, folder.resolve(name).toString(), text);
          }
        });
    return files.roster(RosterFolder.ZONE, libraries);
  }

  /** The files' texts by their names. */
  Map<String, String> texts(Faults faults) {
    var texts = new LinkedHashMap<String, String>();
    for (var name : files()) {
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
            case "resources.yaml" -> files.resources(file, text);
            default -> {} // People: see roster.
          }
        });
    return files.directory();
  }

  /** Where the files are. */
  public Path folder() {
    return folder;
  }
}
