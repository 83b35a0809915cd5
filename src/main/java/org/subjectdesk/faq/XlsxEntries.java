package org.subjectdesk.faq;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.subjectdesk.yaml.Faults;

/** FAQ entries in the first sheet of an Excel file, with the columns of the CSV form. */
final class XlsxEntries {
  private static final int[] WIDTHS = {20, 10, 36, 60, 80, 14, 20, 12};
  private static final String CURE = "save it as .xlsx again, or as .csv in UTF-8";

  private XlsxEntries() {}

  /** What a file may unpack to; the largest FAQ of a library is a few megabytes. */
  static final long MOST_UNPACKED = 100_000_000;

  static List<Draft> read(String name, byte[] content, Faults faults) {
    try {
      if (unpacked(content) > MOST_UNPACKED) {
        faults.add(name, 1, "an Excel file that unpacks to more than 100 MB", CURE);
        return List.of();
      }
      return rows(name, content, faults);
    } catch (IOException | RuntimeException unreadable) {
      // fastexcel throws whatever it stumbles over: zip, XML, numbers, missing parts.
      faults.add(name, 1, "not readable as an Excel file", CURE);
      return List.of();
    }
  }

  /** Counts without keeping anything, and stops when it is too much. */
  private static long unpacked(byte[] content) throws IOException {
    var total = 0L;
    var buffer = new byte[16_384];
    try (var channel = new SeekableInMemoryByteChannel(content);
        var zip = ZipFile.builder().setSeekableByteChannel(channel).get()) {
      for (var entry : Collections.list(zip.getEntries())) {
        try (var in = zip.getInputStream(entry)) {
          for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            total += count;
            if (total > MOST_UNPACKED) {
              return total;
            }
          }
        }
      }
    }
    return total;
  }

  static byte[] write(Collection<FaqEntry> entries) {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "SubjectDesk", "1.0")) {
      var sheet = book.newWorksheet("FAQ");
      sheet.freezePane(0, 1);
      for (var column = 0; column < Columns.NAMES.size(); column++) {
        sheet.value(0, column, Columns.NAMES.get(column));
        sheet.style(0, column).bold().set();
        sheet.width(column, WIDTHS[column]);
      }
      var row = 1;
      for (var entry : entries) {
        var fields = Columns.fields(entry);
        for (var column = 0; column < fields.size(); column++) {
          sheet.value(row, column, fields.get(column));
        }
        for (var column = 2; column < Columns.NAMES.size(); column++) {
          sheet.style(row, column).wrapText(true).verticalAlignment("top").set();
        }
        row++;
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }

  private static List<Draft> rows(String name, byte[] content, Faults faults) throws IOException {
    var drafts = new ArrayList<Draft>();
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(content));
        var rows = book.getFirstSheet().openStream()) {
      Optional<Columns> columns = Optional.empty();
      for (var each = rows.iterator(); each.hasNext(); ) {
        var row = each.next();
        if (columns.isPresent()) {
          refuseFormulas(name, row, faults);
          var texts = texts(row);
          dayOfNumber(row, columns.get().heading().indexOf(Columns.REVIEW_BY), texts);
          columns.get().draft(name, row.getRowNum(), texts, faults).ifPresent(drafts::add);
        } else {
          columns = Columns.of(name, row.getRowNum(), texts(row), faults);
          if (columns.isEmpty()) {
            return List.of();
          }
        }
      }
      if (columns.isEmpty()) {
        faults.add(name, 1, "an empty sheet", "write the names of the columns into its first row");
      }
    }
    return drafts;
  }

  /** What a formula shows depends on who opens the file. */
  private static void refuseFormulas(String name, Row row, Faults faults) {
    for (var cell : row) {
      if (cell != null && cell.getType() == CellType.FORMULA) {
        faults.add(
            name,
            row.getRowNum(),
            "a formula in cell " + cell.getAddress(),
            "replace it by its value (copy, paste values)");
      }
    }
  }

  private static List<String> texts(Row row) {
    var texts = new ArrayList<String>();
    for (var cell : row) {
      texts.add(cell == null ? "" : text(cell));
    }
    return texts;
  }

  /** Excel keeps a day as the number of days since 1900. */
  private static void dayOfNumber(Row row, int place, List<String> texts) {
    if (place >= 0 && place < row.getCellCount()) {
      var cell = row.getCell(place);
      if (cell != null && cell.getType() == CellType.NUMBER) {
        texts.set(place, cell.asDate().toLocalDate().toString());
      }
    }
  }

  /** Excel makes a number of a code such as 530701. */
  private static String text(Cell cell) {
    return cell.getType() == CellType.NUMBER
        ? cell.asNumber().stripTrailingZeros().toPlainString()
        : cell.getText();
  }
}
