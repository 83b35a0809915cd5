package org.subjectdesk.publishing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BiConsumer;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.directory.DirectoryFiles;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.script.LocalValues;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.TextFile;

/**
 * Reads the alliance's directory in {@code faq-data/alliance}; a file that is not there is empty.
 */
public final class DirectoryFolder {
  private DirectoryFolder() {}

  /**
   * Reads and checks it; only to be used when there are no faults.
   *
   * @param libraries the ids of the members
   * @param values of the alliance, for addresses
   */
  public static Directory read(
      Path faqData, Set<String> libraries, Subjects subjects, LocalValues values, Faults faults) {
    var files = new DirectoryFiles(libraries, subjects, text -> values.fill(text, ""), faults);
    var folder = faqData.resolve("alliance");
    file(folder.resolve("services.yaml"), files::services, faults);
    file(folder.resolve("organisations.yaml"), files::organisations, faults);
    file(folder.resolve("platforms.yaml"), files::platforms, faults);
    file(folder.resolve("resources.yaml"), files::resources, faults);
    return files.directory();
  }

  private static void file(Path file, BiConsumer<String, String> reader, Faults faults) {
    if (Files.exists(file)) {
      TextFile.utf8(file.toString(), FaqFolder.bytes(file, faults), faults)
          .ifPresent(text -> reader.accept(file.toString(), text));
    }
  }
}
