package org.subjectdesk.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * An empty database that nobody else uses. Close every store on it first.
 *
 * @param settings open it with these, as often as you like
 * @param disposal makes it go away
 */
public record FreshDatabase(StoreSettings settings, Runnable disposal) implements AutoCloseable {
  static FreshDatabase folder() {
    try {
      var folder = Files.createTempDirectory("desk-store");
      return new FreshDatabase(
          new StoreSettings.Embedded(folder.resolve("data")), () -> delete(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    disposal.run();
  }
}
