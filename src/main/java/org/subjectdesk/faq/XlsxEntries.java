package org.subjectdesk.faq;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.subjectdesk.yaml.Faults;

/** FAQ entries in the first sheet of an Excel file, with the columns of the CSV form. */
final class XlsxEntries {
  private static final String CURE = "save it as .xlsx again, or as .csv in UTF-8";

  private XlsxEntries() {}

  static List<Draft> read(String name, byte[] content, Faults faults) {
    try {
      return rows(name, content, faults);
    } catch (IOException | RuntimeException unreadable) {
      // fastexcel throws whatever it stumbles over: zip, XML, numbers, missing parts.
      faults.add(name, 1, "not readable as an Excel file", CURE);
      return List.of();
    }
  }

  private static List<Draft> rows(String name, byte[] content, Faults faults) throws IOException {
    var drafts = new ArrayList<Draft>();
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(content));
        var rows = book.getFirstSheet().openStream()) {
      Optional<Columns> columns = Optional.empty();
      for (var each = rows.iterator(); each.hasNext(); ) {
        var row = each.next();
        if (columns.isPresent()) {
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
