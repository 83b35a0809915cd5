package org.subjectdesk;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.config.ConfigurationFile;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.staff.Members;
import org.subjectdesk.store.Store;
import picocli.CommandLine.Option;

/** Whose entries a command means: {@code --library ID}. */
final class LibraryOption {
  @Option(
      names = "--library",
      paramLabel = "ID",
      defaultValue = FaqEntry.ALLIANCE,
      description = "The library whose own entries are meant (default: the alliance's).")
  String id = FaqEntry.ALLIANCE;

  /**
   * The id, or the alliance's.
   *
   * @throws IllegalArgumentException when nobody knows it
   */
  String checked(Optional<Configuration> config, Store store) {
    return id.equals(FaqEntry.ALLIANCE) ? id : checked(id, config, store);
  }

  /**
   * The id of a member: by the configuration; without one by the last start on this store, and
   * where there was none by the demo, whose data such commands mean.
   *
   * @throws IllegalArgumentException when it is none; the message names those that there are
   */
  static String checked(String id, Optional<Configuration> config, Store store) {
    var known = config.map(LibraryOption::ids).orElseGet(() -> started(store));
    if (!known.contains(id)) {
      throw new IllegalArgumentException(
          "--library %s: there is no such library; use one of %s"
              .formatted(id, String.join(", ", known)));
    }
    return id;
  }

  private static Set<String> started(Store store) {
    var members = store.<Set<String>>read(new Members()::known);
    return members.isEmpty() ? demo() : members;
  }

  private static Set<String> demo() {
    return ids(
        ConfigurationFile.demo(
            Map.of(
                "DEMO_PORT",
                "8080",
                "DEMO_MANAGEMENT_PORT",
                "8081",
                "DEMO_HOME",
                Home.folder().toString(),
                "DEMO_DATA",
                Home.folder().resolve("data").toString())));
  }

  private static Set<String> ids(Configuration config) {
    return new TreeSet<>(config.libraryNames().keySet());
  }
}
