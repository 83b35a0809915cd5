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
    var body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    var line = 1;
    try (var table = CSVParser.parse(new StringReader(body), FORMAT)) {
      var rows = table.iterator();
      Optional<Columns> columns = Optional.empty();
      for (var first = true; rows.hasNext(); first = false) {
        var row = rows.next().toList();
        if (first) {
          columns = Columns.of(name, line, row, faults);
        } else if (columns.isPresent()) {
          columns.get().draft(name, line, row, faults).ifPresent(drafts::add);
        }
        line = (int) table.getCurrentLineNumber() + 1;
      }
    } catch (IOException | UncheckedIOException | IllegalStateException broken) {
      faults.add(
          name,
          line,
          "quotes that are not closed or stand inside a field",
          "put the whole field in quotes and double the quotes in it");
    }
    return drafts;
  }

  static String write(Collection<FaqEntry> entries) {
    var out = new StringWriter();
    try (var table = FORMAT.print(out)) {
      table.printRecord(Columns.NAMES);
      for (var entry : entries) {
        table.printRecord(
            entry.id(),
            entry.subject(),
            entry.question(),
            String.join(String.valueOf(Columns.SEPARATOR), entry.variants()),
            entry.answer());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }
}
