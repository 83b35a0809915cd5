package org.subjectdesk.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a data folder to one store. The operating system holds the lock, so it is gone with its
 * process however that ends; the file itself stays.
 */
final class FolderLock implements AutoCloseable {
  /**
   * The folders that this process holds. Asked before the file is touched: on POSIX systems closing
   * any channel on the file would drop this process's lock, so even a refused second try would.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Makes the folder if it is missing and takes it.
   *
   * @throws StoreInUse at once, if somebody has it
   */
  static FolderLock hold(Path place) {
    try {
      Files.createDirectories(place, ownerOnly());
      var folder = place.toRealPath();
      if (!HELD.add(folder)) {
        throw new StoreInUse(place);
      }
      try {
        return new FolderLock(folder, locked(folder, place));
      } catch (IOException | RuntimeException e) {
        HELD.remove(folder);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("data folder " + place + " cannot be used", e);
    }
  }

  private static FileChannel locked(Path folder, Path place) throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve("desk.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw new StoreInUse(place);
    }
    return channel;
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("lock of " + folder + " cannot be given back", e);
    } finally {
      HELD.remove(folder);
    }
  }
}
