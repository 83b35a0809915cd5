package org.subjectdesk.catalogue.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.subjectdesk.catalogue.Delivered;

/** Holdings in the first sheet of an Excel file. Of a formula counts what it last gave. */
final class XlsxTable implements Source {
  private static final String CURE = "save it as .xlsx again, or as .csv in UTF-8";

  private final Origin origin;
  private final XlsxGuard guard = new XlsxGuard();
  private final List<AutoCloseable> open = new ArrayList<>();
  private Iterator<Row> rows = List.<Row>of().iterator();
  private Optional<Delivered> fault = Optional.empty();
  private Optional<Table> table = Optional.empty();
  private long read;
  private boolean done;

  XlsxTable(Path file, Origin origin) {
    this.origin = origin;
    try {
      var found = guard.fault(file);
      if (found.isPresent()) {
        fault = Optional.of(new Delivered.Refused("file", found.get(), CURE));
      } else {
        open(file);
      }
    } catch (IOException | RuntimeException unreadable) {
      // fastexcel throws whatever it stumbles over: zip, XML, numbers, missing parts.
      fault = Optional.of(unreadable());
    }
  }

  private void open(Path file) throws IOException {
    var book = new ReadableWorkbook(file.toFile());
    open.add(book);
    Stream<Row> stream = book.getFirstSheet().openStream();
    open.add(stream);
    rows = stream.iterator();
  }

  private static Delivered unreadable() {
    return new Delivered.Refused("file", "not readable as an Excel file", CURE);
  }

  @Override
  public Optional<Delivered> next() {
    if (fault.isPresent()) {
      var once = fault;
      fault = Optional.empty();
      done = true;
      return once;
    }
    try {
      while (!done) {
        var delivered = step();
        if (delivered.isPresent()) {
          return delivered;
        }
      }
      return Optional.empty();
    } catch (RuntimeException broken) {
      // As above; the sheet cannot be read behind this.
      done = true;
      return Optional.of(
          new Delivered.Refused("behind row " + read, "a sheet that breaks off", CURE));
    }
  }

  private Optional<Delivered> step() {
    if (!rows.hasNext()) {
      done = true;
      return table.isPresent() ? Optional.empty() : Optional.of(Table.noHeading());
    }
    var row = rows.next();
    read = row.getRowNum();
    var place = "row " + read;
    var cells = texts(row);
    if (table.isPresent()) {
      return table.get().row(place, cells);
    }
    table = Table.of(place, cells, origin);
    if (table.isEmpty() && read >= Table.HEADING_WITHIN) {
      done = true;
      return Optional.of(Table.noHeading());
    }
    return Optional.empty();
  }

  private static List<String> texts(Row row) {
    var texts = new ArrayList<String>();
    for (var cell : row) {
      texts.add(cell == null ? "" : text(cell));
    }
    return texts;
  }

  /** Excel makes a number of a number of a book, and may write it as 9.787E12. */
  private static String text(Cell cell) {
    return switch (cell.getType()) {
      case NUMBER -> cell.asNumber().stripTrailingZeros().toPlainString();
      case STRING, BOOLEAN -> cell.getText();
      case FORMULA -> cell.getRawValue() == null ? "" : cell.getRawValue();
      case ERROR, EMPTY -> "";
    };
  }

  @Override
  public double share() {
    return done ? 1 : Math.min(1, (double) read / Math.max(1, guard.rows()));
  }

  @Override
  public void close() throws IOException {
    for (var each : open.reversed()) {
      try {
        each.close();
      } catch (IOException broken) {
        throw broken;
      } catch (Exception broken) {
        throw new IOException(broken);
      }
    }
  }
}
