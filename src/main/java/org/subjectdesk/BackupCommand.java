package org.subjectdesk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.subjectdesk.store.Backup;
import org.subjectdesk.store.StoreSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./desk backup FILE}: everything in the embedded store, in one file. */
@Command(
    name = "backup",
    description =
        "Copies the whole embedded store into one file, also while the desk runs. The file holds"
            + " readers' words and keys: keep it as safe as the desk itself.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The copy; must not be there yet.")
  Path file = Path.of("");

  @Mixin DataOption data = new DataOption();

  @Override
  public Integer call() throws Exception {
    Backup.write(embedded(data, "pg_dump -Fc"), file);
    System.out.println("backed up to " + file + " (" + Files.size(file) / 1024 + " KiB)");
    return 0;
  }

  /** The folder; a database server has tools of its own. */
  static Path embedded(DataOption data, String instead) throws Exception {
    return switch (data.settings()) {
      case StoreSettings.Embedded(var folder) -> folder;
      case StoreSettings.Postgres _ ->
          throw new IllegalArgumentException(
              "the data is in PostgreSQL: use " + instead + "; see Backup in deploy/README.md");
    };
  }
}
