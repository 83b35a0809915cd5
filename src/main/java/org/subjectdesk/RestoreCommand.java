package org.subjectdesk;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.subjectdesk.store.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./desk restore FILE}: a backup becomes the embedded store. */
@Command(
    name = "restore",
    description = "Puts a backup into a data folder that holds no data yet.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "What backup wrote.")
  Path file = Path.of("");

  @Mixin DataOption data = new DataOption();

  @Override
  public Integer call() throws Exception {
    var folder = BackupCommand.embedded(data, "pg_restore");
    Backup.restore(file, folder);
    System.out.println("restored to " + folder);
    return 0;
  }
}
