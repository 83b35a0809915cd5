package org.subjectdesk.catalogue.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.subjectdesk.catalogue.Delivered;

/**
 * A table of holdings: what its rows mean, given its heading. The order of the columns is free;
 * columns that nobody knows are named and not read.
 */
final class Table {
  /** Above the heading may stand a name and a date, but not much more. */
  static final int HEADING_WITHIN = 10;

  private static final Pattern PERSONS = Pattern.compile("[;；|]");
  private static final Pattern NUMBERS = Pattern.compile("[;；,，、|]");

  private final List<Optional<Part>> columns;
  private final Origin origin;

  private Table(List<Optional<Part>> columns, Origin origin) {
    this.columns = columns;
    this.origin = origin;
  }

  /** The table with this heading; empty when the row is no heading: that has a title's column. */
  static Optional<Table> of(String place, List<String> row, Origin origin) {
    var names = withoutBlankEnd(row);
    var columns = names.stream().map(Part::of).toList();
    if (!columns.contains(Optional.of(Part.TITLE))) {
      return Optional.empty();
    }
    var unread = new ArrayList<String>();
    for (var i = 0; i < columns.size(); i++) {
      if (columns.get(i).isEmpty() && !names.get(i).isBlank()) {
        unread.add(Texts.clean(names.get(i), 40));
      }
    }
    if (!unread.isEmpty()) {
      var named = String.join(", ", unread.subList(0, Math.min(20, unread.size())));
      origin.remarks().accept(new Remark(place, "columns that are not read: " + named));
    }
    return Optional.of(new Table(columns, origin));
  }

  /** What is said when there is no heading. */
  static Delivered noHeading() {
    return new Delivered.Refused(
        "row 1",
        "no heading with a column for the title",
        "name the columns in the first row: 题名, 责任者, 出版社, 出版年, isbn … or title, authors, publisher,"
            + " year, isbn …");
  }

  /** What a row gives; empty for a blank one. */
  Optional<Delivered> row(String place, List<String> cells) {
    var row = withoutBlankEnd(cells);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    if (row.size() > columns.size()) {
      return Optional.of(
          new Delivered.Refused(
              place,
              row.size() + " cells under " + columns.size() + " columns",
              "put quotes around a cell that holds a comma"));
    }
    var misfits = Misfits.in(columns, row);
    if (misfits.isPresent()) {
      return Optional.of(
          new Delivered.Refused(
              place, misfits.get(), "move the cells of this row back under their columns"));
    }
    var draft = new Draft();
    for (var i = 0; i < row.size(); i++) {
      var text = row.get(i);
      columns.get(i).ifPresent(part -> put(draft, part, text));
    }
    return Optional.of(origin.deliver(place, draft));
  }

  private static void put(Draft draft, Part part, String text) {
    Consumer<Pattern> several =
        separator -> draft.add(part, List.of(separator.split(text, Part.MOST)));
    switch (part) {
      case PERSON -> several.accept(PERSONS);
      // Both numbers often share a column.
      case ISBN, ISSN ->
          List.of(NUMBERS.split(text, Part.MOST))
              .forEach(number -> draft.add(Misfits.numberPart(part, number), number));
      case TITLE, ID, PUBLISHER, YEAR, DOI, EDITION, KIND, CLC, LANGUAGE, LINK, CALL_NUMBER ->
          draft.add(part, text);
    }
  }

  /** Spreadsheets like to append empty cells. */
  static List<String> withoutBlankEnd(List<String> cells) {
    var end = cells.size();
    while (end > 0 && cells.get(end - 1).isBlank()) {
      end--;
    }
    return cells.subList(0, end);
  }
}
