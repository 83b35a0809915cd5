package org.subjectdesk.catalogue.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.catalogue.Delivered;

/**
 * Holdings in a CSV file: UTF-8, or GB18030, in which Chinese spreadsheets save it. What most lines
 * at its beginning are, all must be: a broken line of the one would often pass for the other.
 */
final class CsvTable implements Source {
  private static final int SAMPLE = 1 << 20;
  private static final int MARK = 3;

  private final Bytes bytes;
  private final CsvRows rows;
  private final boolean utf8;
  private final Origin origin;
  private Optional<Table> table = Optional.empty();
  private boolean done;

  CsvTable(Path file, Origin origin) throws IOException {
    this.origin = origin;
    byte[] sample;
    try (var in = Files.newInputStream(file)) {
      sample = in.readNBytes(SAMPLE);
    }
    this.utf8 = isUtf8(sample);
    this.bytes = new Bytes(file);
    bytes.skip(hasMark(sample) ? MARK : 0);
    this.rows = new CsvRows(bytes, separator(sample));
  }

  private static boolean hasMark(byte[] sample) {
    return sample.length >= MARK
        && (sample[0] & 0xFF) == 0xEF
        && (sample[1] & 0xFF) == 0xBB
        && (sample[2] & 0xFF) == 0xBF;
  }

  /** The commonest of comma, tab and semicolon in the first lines. */
  private static char separator(byte[] sample) {
    var commas = 0;
    var tabs = 0;
    var semicolons = 0;
    var lines = 0;
    for (var i = 0; i < sample.length && lines < Table.HEADING_WITHIN; i++) {
      lines += sample[i] == '\n' ? 1 : 0;
      commas += sample[i] == ',' ? 1 : 0;
      tabs += sample[i] == '\t' ? 1 : 0;
      semicolons += sample[i] == ';' ? 1 : 0;
    }
    return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
  }

  private static boolean isUtf8(byte[] sample) {
    var votes = 0;
    var start = 0;
    for (var i = 0; i < sample.length; i++) {
      if (sample[i] == '\n' || i == sample.length - 1) {
        var line = Arrays.copyOfRange(sample, start, i);
        start = i + 1;
        if (!ChineseBytes.isAscii(line)) {
          votes += ChineseBytes.utf8(line).isPresent() ? 1 : -1;
        }
      }
    }
    return votes >= 0;
  }

  @Override
  public Optional<Delivered> next() throws IOException {
    while (!done) {
      var row = rows.next();
      if (row.isEmpty()) {
        done = true;
        return table.isPresent() ? Optional.empty() : Optional.of(Table.noHeading());
      }
      var place = "row " + row.get().line();
      var cells = row.get().cells();
      if (cells.isEmpty()) {
        return refused(
            place,
            "a quote that is not closed, or a cell that goes on behind its quote",
            "put the whole cell in quotes and double the quotes in it");
      }
      var text = utf8 ? ChineseBytes.utf8(cells.get()) : ChineseBytes.gb18030Line(cells.get());
      if (text.isEmpty()) {
        return refused(
            place,
            "bytes that are not " + (utf8 ? "UTF-8" : "GB18030") + ", as the file is otherwise",
            "save the whole file in UTF-8");
      }
      var delivered = row(place, row.get().line(), split(text.get()));
      if (delivered.isPresent()) {
        return delivered;
      }
    }
    return Optional.empty();
  }

  private Optional<Delivered> row(String place, long line, List<String> cells) {
    if (table.isPresent()) {
      return table.get().row(place, cells);
    }
    table = Table.of(place, cells, origin);
    if (table.isEmpty() && line >= Table.HEADING_WITHIN) {
      done = true;
      return Optional.of(Table.noHeading());
    }
    return Optional.empty();
  }

  private static List<String> split(String text) {
    return List.of(text.split(String.valueOf(CsvRows.BETWEEN), -1));
  }

  private static Optional<Delivered> refused(String place, String what, String cure) {
    return Optional.of(new Delivered.Refused(place, what, cure));
  }

  @Override
  public double share() {
    return bytes.share();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
