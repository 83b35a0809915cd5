package org.subjectdesk.faq;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.subjectdesk.yaml.Faults;

/** FAQ entries in the first sheet of an Excel file, with the columns of the CSV form. */
final class XlsxEntries {
  private XlsxEntries() {}

  static List<Draft> read(String name, byte[] content, Faults faults) {
    var drafts = new ArrayList<Draft>();
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(content));
        var rows = book.getFirstSheet().openStream()) {
      Optional<Columns> columns = Optional.empty();
      for (var each = rows.iterator(); each.hasNext(); ) {
        var row = each.next();
        if (columns.isEmpty()) {
          columns = Columns.of(name, row.getRowNum(), texts(row), faults);
          if (columns.isEmpty()) {
            return drafts;
          }
        } else {
          columns.get().draft(name, row.getRowNum(), texts(row), faults).ifPresent(drafts::add);
        }
      }
    } catch (IOException | RuntimeException broken) {
      // The reader throws whatever its parser stumbles over, from zip to number format.
      faults.add(name, 1, "no readable Excel file", "save it as .xlsx, or as .csv in UTF-8");
    }
    return drafts;
  }

  private static List<String> texts(Row row) {
    var texts = new ArrayList<String>();
    for (var cell : row) {
      texts.add(cell == null ? "" : text(cell));
    }
    while (!texts.isEmpty() && texts.getLast().isBlank()) {
      texts.removeLast();
    }
    return texts;
  }

  private static String text(Cell cell) {
    return cell.getText();
  }
}
