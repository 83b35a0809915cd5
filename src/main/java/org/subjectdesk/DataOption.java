package org.subjectdesk;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
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

  /**
   * Opens it.
   *
   * @throws org.subjectdesk.store.StoreInUse while a server runs on that folder
   */
  Store open() throws Exception {
    if (choice.config != null) {
      return Store.open(ConfigurationFile.read(choice.config).store());
    }
    var folder = choice.data == null ? Home.folder().resolve("data").resolve("demo") : choice.data;
    return Store.open(new StoreSettings.Embedded(folder));
  }
}
