package org.subjectdesk.faq;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.subjectdesk.yaml.Faults;

/**
 * Where the fields of an entry stand in a table: the order of the columns is free.
 *
 * @param heading the names of the columns from left to right
 */
record Columns(List<String> heading) {
  /** The columns that a table must have, and the keys of a map. */
  static final List<String> NEEDED = List.of("id", "subject", "question", "variants", "answer");

  static final String OWNER = "owner";
  static final String SOURCE = "source";
  static final String REVIEW_BY = "review-by";

  /** All columns and keys; those of the upkeep may be missing. */
  static final List<String> NAMES =
      Stream.concat(NEEDED.stream(), Stream.of(OWNER, SOURCE, REVIEW_BY)).toList();

  /** Separates the variants in a table's field. */
  static final String SEPARATOR = "|";

  /** Reads the heading; empty, with its faults noted, when it is not made of these columns. */
  static Optional<Columns> of(String file, int line, List<String> heading, Faults faults) {
    var names = withoutBlankEnd(heading).stream().map(String::strip).toList();
    var unknown = names.stream().filter(name -> !NAMES.contains(name)).toList();
    var missing = NEEDED.stream().filter(name -> !names.contains(name)).toList();
    var cure = "write the first line as " + String.join(",", NEEDED);
    if (!unknown.isEmpty()) {
      faults.add(file, line, "unknown columns " + String.join(", ", unknown), cure);
    }
    if (!missing.isEmpty()) {
      faults.add(file, line, "missing columns " + String.join(", ", missing), cure);
    }
    if (!unknown.isEmpty() || !missing.isEmpty()) {
      return Optional.empty();
    }
    if (new HashSet<>(names).size() < names.size()) {
      faults.add(file, line, "a column that is there twice", cure);
      return Optional.empty();
    }
    return Optional.of(new Columns(names));
  }

  /** Reads a row; empty for a blank one, and for one with too many fields, which is noted. */
  Optional<Draft> draft(String file, int line, List<String> fields, Faults faults) {
    var row = withoutBlankEnd(fields);
    if (row.size() > heading.size()) {
      faults.add(
          file,
          line,
          row.size() + " fields instead of " + heading.size(),
          "put quotes around a field that holds a comma");
    }
    if (row.isEmpty() || row.size() > heading.size()) {
      return Optional.empty();
    }
    var variants =
        Arrays.stream(cell("variants", row, line).text().split(Pattern.quote(SEPARATOR)))
            .map(text -> new Draft.Cell(text, line))
            .toList();
    return Optional.of(
        new Draft(
            cell("id", row, line),
            cell("subject", row, line),
            cell("question", row, line),
            variants,
            cell("answer", row, line),
            new Draft.Upkeep(
                cell(OWNER, row, line), cell(SOURCE, row, line), cell(REVIEW_BY, row, line))));
  }

  private Draft.Cell cell(String name, List<String> row, int line) {
    var place = heading.indexOf(name);
    return new Draft.Cell(place >= 0 && place < row.size() ? row.get(place) : "", line);
  }

  /** An entry's fields in the order of {@link #NAMES}. */
  static List<String> fields(FaqEntry entry) {
    return List.of(
        entry.id(),
        entry.subject(),
        entry.question(),
        String.join(SEPARATOR, entry.variants()),
        entry.answer(),
        entry.upkeep().owner(),
        entry.upkeep().source(),
        entry.upkeep().reviewBy().map(LocalDate::toString).orElse(""));
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
