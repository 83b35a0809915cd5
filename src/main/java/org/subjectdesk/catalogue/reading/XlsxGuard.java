package org.subjectdesk.catalogue.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks through an Excel file before it is read, keeping nothing: what it unpacks to, how long its
 * texts are, and how far to the right its cells say they stand, for the reader makes room for all
 * cells before them. Counts its rows on the way.
 */
final class XlsxGuard {
  /** A hundred thousand rows of holdings are some 100 MB of XML. */
  static final long MOST_UNPACKED = 1_500_000_000;

  /** All of them are kept while the sheet is read. */
  static final long MOST_SHARED = 300_000_000;

  /** Excel's cells have at most 32,767 characters. */
  private static final int LONGEST_TEXT = 400_000;

  /** Excel's last column is XFD; six letters would be a list of 300 million cells. */
  private static final int MOST_LETTERS = 3;

  private long rows;
  private int text;
  private int letters;
  private boolean inTag;
  private boolean named;
  private final StringBuilder name = new StringBuilder();

  /** How many rows its sheets have. */
  long rows() {
    return rows;
  }

  /** What is wrong with it; empty when it may be read. */
  Optional<String> fault(Path file) throws IOException {
    var total = 0L;
    var buffer = new byte[1 << 16];
    try (var zip = ZipFile.builder().setPath(file).get()) {
      for (var entry : Collections.list(zip.getEntries())) {
        var most = entry.getName().endsWith("sharedStrings.xml") ? MOST_SHARED : MOST_UNPACKED;
        try (var in = zip.getInputStream(entry)) {
          var size = look(in, buffer, Math.min(most, MOST_UNPACKED - total));
          if (size < 0) {
            return Optional.of("an Excel file that unpacks to too much, or has endless cells");
          }
          total += size;
        }
      }
    }
    return Optional.empty();
  }

  /** How many bytes there are; negative when there are too many or they are not Excel's. */
  private long look(InputStream in, byte[] buffer, long most) throws IOException {
    var size = 0L;
    inTag = false;
    text = 0;
    for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      size += count;
      for (var i = 0; i < count; i++) {
        if (!look(buffer[i])) {
          return -1;
        }
      }
      if (size > most) {
        return -1;
      }
    }
    return size;
  }

  private boolean look(byte c) {
    if (c == '<') {
      inTag = true;
      named = false;
      name.setLength(0);
      letters = 0;
      text = 0;
      return true;
    }
    if (c == '>') {
      close();
      inTag = false;
      return true;
    }
    return ++text < LONGEST_TEXT && (!inTag || attribute(c));
  }

  private void close() {
    if (inTag && !named && isNamed("row")) {
      rows++;
    }
  }

  /** A letter of the tag's name, or of an attribute behind it. */
  private boolean attribute(byte c) {
    if (!named && c > ' ') {
      if (name.length() < 20) {
        name.append((char) c);
      }
      return true;
    }
    if (!named) {
      named = true;
      rows += isNamed("row") ? 1 : 0;
    }
    if (!isNamed("c")) {
      return true;
    }
    if (c >= '0' && c <= '9') {
      return letters <= MOST_LETTERS;
    }
    letters = c == '"' || c == '\'' || c == '=' || c <= ' ' ? 0 : letters + 1;
    // Excel writes ASCII here, and no entities, behind which letters could hide.
    return c >= 0 && c != '&';
  }

  private boolean isNamed(String wanted) {
    return name.substring(name.indexOf(":") + 1).equals(wanted);
  }
}
