package org.subjectdesk.catalogue.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Cuts the bytes of a CSV file (RFC 4180) into rows of cells. Commas, quotes and line ends are no
 * part of any character in UTF-8 and GB18030, so the encoding may be found out later.
 *
 * <p>A row that is not closed properly is given up after its first line, so that a lost quote does
 * not eat the rows below it.
 */
final class CsvRows {
  /** Stands between the cells of a row; in a cell it becomes a blank. */
  static final char BETWEEN = '\u001F';

  private static final int LONGEST = 60_000;

  private final Bytes bytes;
  private final char separator;
  private final ByteArrayOutputStream row = new ByteArrayOutputStream();
  private State state = State.START;
  private long line = 1;

  private enum State {
    START,
    PLAIN,
    QUOTED,
    /** Behind a quote that ends the cell or is the first of two. */
    QUOTE
  }

  /**
   * A row.
   *
   * @param line where it begins, counted from 1
   * @param cells its cells with {@link #BETWEEN} between them; empty when it is not closed properly
   */
  record Row(long line, Optional<byte[]> cells) {}

  CsvRows(Bytes bytes, char separator) {
    this.bytes = bytes;
    this.separator = separator;
  }

  /** The next row; empty at the end of the file. */
  Optional<Row> next() throws IOException {
    bytes.mark(LONGEST);
    row.reset();
    state = State.START;
    var first = line;
    var size = 0;
    for (var c = bytes.next(); c >= 0; c = bytes.next()) {
      line += c == '\n' ? 1 : 0;
      if (c == '\n' && state != State.QUOTED) {
        return Optional.of(new Row(first, Optional.of(row.toByteArray())));
      }
      if (++size >= LONGEST || !take(c)) {
        return Optional.of(givenUp(first));
      }
    }
    if (state == State.QUOTED) {
      return Optional.of(givenUp(first));
    }
    return size == 0
        ? Optional.empty()
        : Optional.of(new Row(first, Optional.of(row.toByteArray())));
  }

  /** Takes a byte; false when a cell goes on behind its closing quote. */
  private boolean take(int c) {
    if (state == State.QUOTED) {
      if (c == '"') {
        state = State.QUOTE;
      } else {
        row.write(c == BETWEEN ? ' ' : c);
      }
    } else if (c == separator) {
      row.write(BETWEEN);
      state = State.START;
    } else if (c == '"' && state != State.PLAIN) {
      if (state == State.QUOTE) {
        row.write(c);
      }
      state = State.QUOTED;
    } else if (c != '\r') {
      if (state == State.QUOTE) {
        return false;
      }
      row.write(c == BETWEEN ? ' ' : c);
      state = State.PLAIN;
    }
    return true;
  }

  /** Goes on behind the first line of this row. */
  private Row givenUp(long first) throws IOException {
    bytes.reset();
    var c = bytes.next();
    while (c >= 0 && c != '\n') {
      c = bytes.next();
    }
    line = first + 1;
    return new Row(first, Optional.empty());
  }
}
