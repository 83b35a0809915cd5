package org.subjectdesk.faq;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.subjectdesk.yaml.Faults;

/** Where the fields of an entry stand in a table: the order of the columns is free. */
record Columns(List<Integer> places, int width) {
  /** The columns of a table and the keys of a map. */
  static final List<String> NAMES = List.of("id", "subject", "question", "variants", "answer");

  /** Separates the variants in a table's field. */
  static final String SEPARATOR = "|";

  /** Reads the heading; empty, with its faults noted, when a column is unknown or missing. */
  static Optional<Columns> of(String file, int line, List<String> heading, Faults faults) {
    var names = heading.stream().map(String::strip).toList();
    var unknown = names.stream().filter(name -> !NAMES.contains(name)).toList();
    var missing = NAMES.stream().filter(name -> !names.contains(name)).toList();
    var cure = "the first line is " + String.join(",", NAMES);
    if (!unknown.isEmpty()) {
      faults.add(file, line, "unknown columns " + String.join(", ", unknown), cure);
    }
    if (!missing.isEmpty()) {
      faults.add(file, line, "missing columns " + String.join(", ", missing), cure);
    }
    if (unknown.isEmpty() && missing.isEmpty() && names.size() > NAMES.size()) {
      faults.add(file, line, "a column that is there twice", cure);
    }
    return unknown.isEmpty() && missing.isEmpty() && names.size() == NAMES.size()
        ? Optional.of(new Columns(NAMES.stream().map(names::indexOf).toList(), names.size()))
        : Optional.empty();
  }

  /** Reads a row; empty for a blank one, and for one with too many fields, which is noted. */
  Optional<Draft> draft(String file, int line, List<String> row, Faults faults) {
    if (row.stream().allMatch(String::isBlank)) {
      return Optional.empty();
    }
    if (row.size() > width) {
      faults.add(
          file,
          line,
          row.size() + " fields instead of " + width,
          "put quotes around a field that holds a comma");
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
}
