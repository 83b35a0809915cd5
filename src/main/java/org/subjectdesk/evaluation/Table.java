package org.subjectdesk.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.subjectdesk.yaml.Faults;

/** Tab-separated text; blank lines and lines that begin with # say nothing. */
final class Table {
  private Table() {}

  /** A line in its fields. */
  record Row(int line, List<String> fields) {
    String field(int number) {
      return fields.get(number).strip();
    }

    int size() {
      return fields.size();
    }

    /** A first line whose figure is none names its columns. */
    boolean isHeading(String figure) {
      return line == 1 && !figure.matches("-?[0-9.]+");
    }
  }

  static List<Row> rows(String name, String text, int least, Faults faults) {
    var rows = new ArrayList<Row>();
    var lines = text.lines().toList();
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var row = new Row(i + 1, List.of(line.split("\t", -1)));
      if (row.size() < least) {
        faults.add(name, i + 1, "fewer than " + least + " fields", "separate the fields by a tab");
      } else {
        rows.add(row);
      }
    }
    return rows;
  }
}
