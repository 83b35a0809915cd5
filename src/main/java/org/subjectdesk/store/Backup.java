package org.subjectdesk.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Copies of an embedded store: one file that holds everything. Blocking; a copy is whole or not
 * there.
 */
public final class Backup {
  private Backup() {}

  /**
   * Copies the store in a folder, also while a desk works on it: the copy is what was committed
   * when it began.
   *
   * @param file must not be there yet; only its owner may read it
   * @throws StoreFailure if there is no store, or no copy could be made of it
   */
  public static void write(Path folder, Path file) {
    var database = SqliteEngine.file(folder);
    if (!Files.exists(database)) {
      throw new StoreFailure(
          "there is no " + database.getFileName() + " in " + folder + ": name the data folder",
          null);
    }
    if (Files.exists(file)) {
      throw new StoreFailure(file + " is there already: choose another name or move it away", null);
    }
    var part = beside(file);
    try {
      Files.deleteIfExists(part);
      try (var source = connect(database);
          var copy = source.prepareStatement("VACUUM INTO ?")) {
        copy.setString(1, part.toString());
        copy.execute();
      }
      check(part);
      ownerOnly(part);
      settle(part, file);
    } catch (SQLException | IOException failed) {
      throw new StoreFailure("no backup was made of " + folder, failed);
    }
  }

  /**
   * Puts a copy into a folder that holds no store, and brings its tables up to date.
   *
   * @throws StoreInUse while a desk runs on that folder
   * @throws StoreFailure if the folder has a store, or the file is no copy of one that this program
   *     can use; the folder is then as it was
   */
  public static void restore(Path file, Path folder) {
    if (!Files.isRegularFile(file)) {
      throw new StoreFailure("there is no file " + file, null);
    }
    var database = SqliteEngine.file(folder);
    try (var _ = FolderLock.hold(folder)) {
      if (Files.exists(database)) {
        throw new StoreFailure(
            folder + " holds data already: move its desk.db away, or restore to another folder",
            null);
      }
      var part = beside(database);
      Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
      check(part);
      ownerOnly(part);
      settle(part, database);
    } catch (SQLException | IOException failed) {
      remove(beside(database));
      throw new StoreFailure(file + " is no backup of a desk", failed);
    }
    try {
      Store.open(new StoreSettings.Embedded(folder)).close();
    } catch (RuntimeException unusable) {
      remove(database);
      throw new StoreFailure(
          file + " cannot be used: it may be of a newer desk; use that desk's version", unusable);
    }
  }

  private static Connection connect(Path database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:sqlite:" + database, SqliteEngine.config().toProperties());
  }

  /** Throws unless it is a sound database with a desk's tables. */
  private static void check(Path copy) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        var statement = connection.createStatement()) {
      try (var found = statement.executeQuery("PRAGMA quick_check")) {
        if (!found.next() || !found.getString(1).equals("ok")) {
          throw new SQLException("its pages are damaged");
        }
      }
      statement.executeQuery("SELECT count(*) FROM consult").close();
    }
  }

  private static Path beside(Path file) {
    return file.toAbsolutePath().resolveSibling(file.getFileName() + ".part");
  }

  /** On the disk before it has its name. */
  private static void settle(Path part, Path file) throws IOException {
    try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void ownerOnly(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static void remove(Path database) {
    try {
      for (var end : new String[] {"", "-wal", "-shm", "-journal"}) {
        Files.deleteIfExists(database.resolveSibling(database.getFileName() + end));
      }
    } catch (IOException stays) {
      throw new UncheckedIOException(database + " could not be taken away again", stays);
    }
  }
}
