package org.subjectdesk;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.config.ConfigurationFile;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.StoreSettings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which store a command without a server works on: {@code --data DIR} or {@code --config FILE}. */
final class DataOption {
  @ArgGroup Choice choice = new Choice();

  static final class Choice {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "The data folder (default: data/demo beside the launcher).")
    @Nullable Path data;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "The configuration whose store is meant.")
    @Nullable Path config;
  }

  /** The configuration, if one was named. */
  Optional<Configuration> configuration() {
    return Optional.ofNullable(choice.config).map(ConfigurationFile::read);
  }

  /**
   * Opens it.
   *
   * @throws org.subjectdesk.store.StoreInUse while a server runs on that folder
   */
  Store open() throws Exception {
    return Store.open(settings());
  }

  /** Where it is. */
  StoreSettings settings() throws Exception {
    var config = configuration();
    if (config.isPresent()) {
      return config.get().store();
    }
    var folder = choice.data == null ? Home.folder().resolve("data").resolve("demo") : choice.data;
    return new StoreSettings.Embedded(folder);
  }
}
