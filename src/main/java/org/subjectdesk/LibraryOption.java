package org.subjectdesk;

import java.util.Optional;
import java.util.stream.Collectors;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.faq.FaqEntry;
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
   * The id.
   *
   * @throws IllegalArgumentException when there is a configuration that does not know it
   */
  String checked(Optional<Configuration> config) {
    var known =
        config.stream()
            .flatMap(file -> file.libraries().stream())
            .map(Configuration.Library::id)
            .collect(Collectors.toSet());
    if (config.isPresent() && !id.equals(FaqEntry.ALLIANCE) && !known.contains(id)) {
      throw new IllegalArgumentException(
          "--library "
              + id
              + ": the configuration knows no such library; use one of "
              + known.stream().sorted().collect(Collectors.joining(", ")));
    }
    return id;
  }
}
