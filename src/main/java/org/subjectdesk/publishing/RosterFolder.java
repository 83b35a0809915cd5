package org.subjectdesk.publishing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Set;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.routing.Roster;
import org.subjectdesk.routing.RosterFiles;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.TextFile;

/**
 * Reads who works where and when: {@code alliance/calendar.yaml} and {@code
 * alliance/librarians/<library>.yaml} in {@code faq-data}.
 */
public final class RosterFolder {
  /** The zone of every college of the alliance. */
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final String ENDING = ".yaml";

  private RosterFolder() {}

  /**
   * Reads the folder; a file or folder that is not there says nothing. The result is only to be
   * used when there are no faults.
   *
   * @param libraries the libraries that are configured; files of others are checked and left out
   * @param faults takes the faults of every file
   */
  public static Roster read(Path faqData, Set<String> libraries, Subjects subjects, Faults faults) {
    var photos = Photos.folder(faqData);
    var files = new RosterFiles(subjects, faults, name -> Photos.fault(photos.resolve(name)));
    var calendar = faqData.resolve("alliance").resolve("calendar.yaml");
    if (Files.exists(calendar)) {
      files.calendar(calendar.toString(), text(calendar, faults));
    }
    for (var file : FaqFolder.inside(calendar.resolveSibling("librarians"), faults)) {
      var name = FaqFolder.name(file);
      if (name.endsWith(ENDING)) {
        var library = name.substring(0, name.length() - ENDING.length());
        files.library(library, file.toString(), text(file, faults));
      }
    }
    return files.roster(ZONE, libraries);
  }

  private static String text(Path file, Faults faults) {
    return TextFile.utf8(file.toString(), FaqFolder.bytes(file, faults), faults).orElse("");
  }
}
