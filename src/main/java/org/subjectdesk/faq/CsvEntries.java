package org.subjectdesk.faq;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.subjectdesk.yaml.Faults;

/** FAQ entries as CSV after RFC 4180 with a heading; variants separated by {@code |}. */
final class CsvEntries {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private CsvEntries() {}

  static List<Draft> read(String name, String text, Faults faults) {
    var drafts = new ArrayList<Draft>();
    var line = 1;
    try (var table = CSVParser.parse(new StringReader(withoutMark(text)), FORMAT)) {
      Optional<Columns> columns = Optional.empty();
      for (var rows = table.iterator(); rows.hasNext(); ) {
        var row = rows.next().toList();
        if (columns.isPresent()) {
          columns.get().draft(name, line, row, faults).ifPresent(drafts::add);
        } else {
          columns = Columns.of(name, line, row, faults);
          if (columns.isEmpty()) {
            return List.of();
          }
        }
        line = (int) table.getCurrentLineNumber() + 1;
      }
      if (columns.isEmpty()) {
        faults.add(name, 1, "an empty file", "begin it with " + String.join(",", Columns.NEEDED));
      }
    } catch (IOException | UncheckedIOException | IllegalStateException broken) {
      faults.add(
          name,
          line,
          "a quote that is not closed or stands inside a field",
          "put the whole field in quotes and double the quotes in it");
    }
    return drafts;
  }

  /** Excel puts a byte order mark in front of its CSV. */
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  static String write(Collection<FaqEntry> entries) {
    var out = new StringWriter();
    try (var table = FORMAT.print(out)) {
      table.printRecord(Columns.NAMES);
      for (var entry : entries) {
        table.printRecord(Columns.fields(entry));
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toString();
  }
}
