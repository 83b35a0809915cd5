package org.subjectdesk.catalogue.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.subjectdesk.catalogue.StandardNumbers;
import org.subjectdesk.faq.Normaliser;

/**
 * Finds rows whose cells stand under wrong columns, which would make authors of publishers and
 * years of prices: a number that stands where it cannot, a year that is none, or two cells at once
 * that are not what their columns hold. One odd cell alone is a slip and no shift.
 */
final class Misfits {
  /** What people write who do not know. */
  private static final Pattern UNKNOWN =
      Pattern.compile("[-—/?？.]*|不详|未知|无|暂无|未标注|缺|n/?a|n\\.?d\\.?|none|null|0");

  private static final Pattern LETTERS = Pattern.compile("\\p{L}");
  private static final Pattern DIGITS = Pattern.compile("[0-9.\\s/]+");
  private static final int TOO_FEW_DIGITS = 5;

  private Misfits() {}

  /** What is wrong with a row, naming the columns; empty when its cells may be what they should. */
  static Optional<String> in(List<Optional<Part>> columns, List<String> row) {
    var sure = new ArrayList<String>();
    var odd = new ArrayList<String>();
    for (var i = 0; i < row.size(); i++) {
      var cell = Texts.clean(row.get(i), 1_000);
      var part = columns.get(i);
      if (part.isPresent() && !UNKNOWN.matcher(Normaliser.normal(cell)).matches()) {
        var named = part.get().word() + " holds " + Texts.clean(cell, 40);
        if (cannot(part.get(), cell)) {
          sure.add(named);
        } else if (isOdd(part.get(), cell)) {
          odd.add(named);
        }
      }
    }
    if (sure.isEmpty() && odd.size() < 2) {
      return Optional.empty();
    }
    sure.addAll(odd);
    return Optional.of("cells under wrong columns: " + String.join(", ", sure));
  }

  private static boolean cannot(Part part, String cell) {
    return switch (part) {
      case YEAR -> isBookNumber(cell) || Texts.year(cell) == 0;
      case TITLE, PERSON, PUBLISHER, EDITION, KIND, CLC, LANGUAGE, LINK -> isBookNumber(cell);
      case ISBN, ISSN -> !isNumber(cell) && digits(cell) < TOO_FEW_DIGITS && hasWords(cell);
      case ID, DOI, CALL_NUMBER -> false;
    };
  }

  private static boolean isOdd(Part part, String cell) {
    return switch (part) {
      case PERSON, PUBLISHER -> DIGITS.matcher(cell).matches();
      case KIND -> Kinds.of(cell).isEmpty();
      case CLC -> Texts.clc(cell).isEmpty();
      case DOI -> StandardNumbers.doi(cell).isEmpty();
      case LINK -> !cell.contains(".") || cell.contains(" ");
      case LANGUAGE -> digits(cell) > 0;
      case EDITION -> cell.startsWith("http") || cell.contains("出版社");
      case ID, TITLE, YEAR, ISBN, ISSN, CALL_NUMBER -> false;
    };
  }

  /** A binding such as 精装 or 平装 is a slip; a name or a title is not. */
  private static boolean hasWords(String cell) {
    return LETTERS.matcher(cell).find() && !cell.matches("[(（\\[]?(精|平|线|简)装[)）\\]]?");
  }

  private static boolean isNumber(String cell) {
    return isBookNumber(cell) || StandardNumbers.issn(cell).isPresent();
  }

  /** Thirteen digits, for of ten some are right by chance. */
  private static boolean isBookNumber(String cell) {
    return digits(cell) >= 13 && StandardNumbers.isbn(cell).isPresent();
  }

  private static long digits(String cell) {
    return cell.chars().filter(c -> c >= '0' && c <= '9').count();
  }

  /** Whether a number in a column for ISBN or ISSN is the other one. */
  static Part numberPart(Part column, String number) {
    if (column == Part.ISBN && StandardNumbers.issn(number).isPresent()) {
      return Part.ISSN;
    }
    return column == Part.ISSN && StandardNumbers.isbn(number).isPresent() ? Part.ISBN : column;
  }
}
