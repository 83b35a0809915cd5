package org.subjectdesk.faq;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.subjectdesk.yaml.Faults;

/** Where the fields of an entry stand in a table: the order of the columns is free. */
record Columns(List<Integer> places) {
  /** The columns of a table and the keys of a map. */
  static final List<String> NAMES = List.of("id", "subject", "question", "variants", "answer");

  /** Separates the variants in a table's field. */
  static final String SEPARATOR = "|";

  /** Reads the heading; empty, with its faults noted, when it is not these five columns. */
  static Optional<Columns> of(String file, int line, List<String> heading, Faults faults) {
    var names = withoutBlankEnd(heading).stream().map(String::strip).toList();
    var unknown = names.stream().filter(name -> !NAMES.contains(name)).toList();
    var missing = NAMES.stream().filter(name -> !names.contains(name)).toList();
    var cure = "write the first line as " + String.join(",", NAMES);
    if (!unknown.isEmpty()) {
      faults.add(file, line, "unknown columns " + String.join(", ", unknown), cure);
    }
    if (!missing.isEmpty()) {
      faults.add(file, line, "missing columns " + String.join(", ", missing), cure);
    }
    if (!unknown.isEmpty() || !missing.isEmpty()) {
      return Optional.empty();
    }
    if (names.size() > NAMES.size()) {
      faults.add(file, line, "a column that is there twice", cure);
      return Optional.empty();
    }
    return Optional.of(new Columns(NAMES.stream().map(names::indexOf).toList()));
  }

  /** Reads a row; empty for a blank one, and for one with too many fields, which is noted. */
  Optional<Draft> draft(String file, int line, List<String> fields, Faults faults) {
    var row = withoutBlankEnd(fields);
    if (row.size() > NAMES.size()) {
      faults.add(
          file,
          line,
          row.size() + " fields instead of " + NAMES.size(),
          "put quotes around a field that holds a comma");
    }
    if (row.isEmpty() || row.size() > NAMES.size()) {
      return Optional.empty();
    }
    var cells = new ArrayList<Draft.Cell>();
    for (var place : places) {
      cells.add(new Draft.Cell(place < row.size() ? row.get(place) : "", line));
    }
    var variants =
        Arrays.stream(cells.get(3).text().split(Pattern.quote(SEPARATOR)))
            .map(text -> new Draft.Cell(text, line))
            .toList();
    return Optional.of(new Draft(cells.get(0), cells.get(1), cells.get(2), variants, cells.get(4)));
  }

  /** Spreadsheets like to append empty columns. */
  private static List<String> withoutBlankEnd(List<String> fields) {
    var end = fields.size();
    while (end > 0 && fields.get(end - 1).isBlank()) {
      end--;
    }
    return fields.subList(0, end);
  }
}
