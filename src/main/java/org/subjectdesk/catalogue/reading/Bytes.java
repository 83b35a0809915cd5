package org.subjectdesk.catalogue.reading;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file's bytes one after the other, with a place to go back to. For one thread. */
final class Bytes implements Closeable {
  private final InputStream in;
  private final long total;
  private long read;
  private long marked;

  Bytes(Path file) throws IOException {
    total = Files.size(file);
    in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }

  /** The next byte, 0–255; -1 at the end. */
  int next() throws IOException {
    var one = in.read();
    read += one < 0 ? 0 : 1;
    return one;
  }

  /** Remembers this place for the next so many bytes. */
  void mark(int limit) {
    in.mark(limit + 1);
    marked = read;
  }

  /** Goes back to the marked place. */
  void reset() throws IOException {
    in.reset();
    read = marked;
  }

  /** Leaves bytes out. */
  void skip(long many) throws IOException {
    for (var left = many; left > 0 && next() >= 0; left--) {
      // One by one: the stream is buffered.
    }
  }

  double share() {
    return total == 0 ? 1 : Math.min(1, (double) read / total);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
