package org.subjectdesk.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.LocalValues;
import org.subjectdesk.script.TextsFile;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.TextFile;

/** Reads what librarians write in {@code bot-scripts}: the alliance's texts and each library's. */
public final class ContentFolder {
  private ContentFolder() {}

  /**
   * Reads the fixed texts.
   *
   * @param botScripts the folder; {@code texts.yaml} in it must be complete, {@code
   *     libraries/<id>/texts.yaml} has what differs
   * @param values the values of each library that is configured, by its id
   * @return what each of these libraries says; only to be used when there are no faults
   */
  public static Map<String, LibraryTexts> texts(
      Path botScripts, Map<String, LocalValues> values, Faults faults) {
    var shared = botScripts.resolve("texts.yaml");
    var alliance = TextsFile.complete(shared.toString(), text(shared, faults).orElse(""), faults);
    checkPlaceholders(shared, values.values(), faults);
    var libraries = new HashMap<String, LibraryTexts>();
    values.forEach(
        (library, own) -> {
          var file = botScripts.resolve("libraries").resolve(library).resolve("texts.yaml");
          var texts = alliance;
          if (Files.exists(file)) {
            texts =
                TextsFile.overlay(file.toString(), text(file, faults).orElse(""), faults)
                    .over(alliance);
            checkPlaceholders(file, List.of(own), faults);
          }
          libraries.put(library, new LibraryTexts(texts, own));
        });
    return libraries;
  }

  /** Names each placeholder that a library which would say it has no value for. */
  static void checkPlaceholders(Path file, Iterable<LocalValues> libraries, Faults faults) {
    var content = text(file, new Faults()).orElse("");
    checkPlaceholders(file.toString(), content, libraries, faults);
  }

  static void checkPlaceholders(
      String file, String content, Iterable<LocalValues> libraries, Faults faults) {
    var lines = content.lines().toList();
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.stripLeading().startsWith("#")) {
        continue;
      }
      for (var library : libraries) {
        for (var name : library.missing(line)) {
          faults.add(
              file,
              i + 1,
              "{{"
                  + name
                  + "}} has no value at "
                  + library.values().getOrDefault("library.name", "?"),
              "add it below that library's values in the configuration");
        }
      }
    }
  }

  private static Optional<String> text(Path file, Faults faults) {
    try {
      return TextFile.utf8(file.toString(), Files.readAllBytes(file), faults);
    } catch (IOException unreadable) {
      faults.add(
          file.toString(),
          1,
          "the file cannot be read (" + unreadable.getClass().getSimpleName() + ")",
          "put it there, or correct the folder in the configuration");
    }
    return Optional.empty();
  }
}
