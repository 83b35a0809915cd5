package org.subjectdesk.catalogue.reading;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.marc4j.marc.DataField;
import org.subjectdesk.catalogue.Kind;

/**
 * CNMARC (WH/T 0503-1996 and its manual of 2004), which is UNIMARC with Chinese fields: 690 for the
 * class, 905 for the call number.
 */
final class Cnmarc {
  private static final int YEAR = 9;

  private Cnmarc() {}

  static Draft draft(MarcFields marc) {
    var draft =
        new Draft()
            .add(Part.ID, marc.control("001"))
            .add(Part.TITLE, title(marc))
            .add(Part.EDITION, marc.first("205", 'a'))
            .add(Part.PUBLISHER, marc.first("210", 'c'))
            .orElse(Part.PUBLISHER, marc.first("214", 'c'))
            .add(Part.YEAR, marc.first("210", 'd'))
            .orElse(Part.YEAR, marc.first("214", 'd'))
            .orElse(Part.YEAR, dated(marc.first("100", 'a')))
            .add(Part.LANGUAGE, marc.first("101", 'a'))
            .add(Part.ISBN, marc.all("010", 'a'))
            .add(Part.ISSN, marc.all("011", 'a'))
            .add(Part.CLC, marc.all("690", 'a'))
            .orElse(Part.CLC, classOfOthers(marc));
    persons(marc, draft);
    MarcLinks.add(marc, draft);
    marc.fields("017").stream()
        .filter(field -> marc.first(field, '2').equalsIgnoreCase("doi"))
        .forEach(field -> draft.add(Part.DOI, marc.first(field, 'a')));
    for (var tag : List.of("905", "920", "852")) {
      marc.fields(tag).forEach(field -> draft.orElse(Part.CALL_NUMBER, callNumber(marc, field)));
    }
    return draft.kind(kind(marc, draft));
  }

  private static String title(MarcFields marc) {
    return marc.fields("200").stream()
        .filter(field -> !marc.first(field, 'a').isEmpty())
        .map(
            field ->
                MarcTitle.of(
                    marc.first(field, 'a'),
                    marc.values(field, 'h'),
                    marc.values(field, 'i'),
                    marc.values(field, 'e')))
        .findFirst()
        .orElse("");
  }

  /** The year in the coded data, without what says how sure it is. */
  private static String dated(String coded) {
    return coded.length() >= YEAR + 4 ? coded.substring(YEAR, YEAR + 4) : "";
  }

  /** Field 686 holds classes of any scheme that it names. */
  private static String classOfOthers(MarcFields marc) {
    return marc.fields("686").stream()
        .filter(field -> marc.first(field, '2').matches("(?i)clc|cnclc|ztf|"))
        .map(field -> marc.first(field, 'a'))
        .findFirst()
        .orElse("");
  }

  /** The headings 7--, which have names alone; else the statement after the title. */
  private static void persons(MarcFields marc, Draft draft) {
    for (var tag : List.of("700", "701", "710", "711", "702", "712")) {
      marc.fields(tag).forEach(field -> draft.add(Part.PERSON, name(marc, field)));
    }
    if (draft.first(Part.PERSON).isEmpty()) {
      Stream.of('f', 'g')
          .flatMap(code -> marc.all("200", code).stream())
          .flatMap(text -> Arrays.stream(text.split("[;；]", -1)))
          .forEach(text -> draft.add(Part.PERSON, text));
    }
  }

  private static String name(MarcFields marc, DataField field) {
    var rest = marc.first(field, 'b');
    var name = MarcTitle.bare(marc.first(field, 'a'));
    return rest.isEmpty() || field.getTag().charAt(1) == '1' ? name : name + ", " + rest;
  }

  /** In 905 class and number of the book are apart ({@code d}, {@code e}) or together. */
  private static String callNumber(MarcFields marc, DataField field) {
    var parts = marc.first(field, 'd');
    var number = marc.first(field, 'e');
    if (!parts.isEmpty()) {
      return number.isEmpty() ? parts : parts + "/" + number;
    }
    var whole = marc.first(field, 's');
    return whole.isEmpty() ? marc.joined(field, "hijk") : whole;
  }

  private static Kind kind(MarcFields marc, Draft draft) {
    Predicate<String> electronic = text -> text.contains("电子") || text.contains("网络资源");
    var online =
        marc.type() == 'l'
            || marc.has("135")
            || marc.has("230")
            || marc.all("200", 'b').stream().anyMatch(electronic);
    return switch (marc.type()) {
      case 'a', 'b', 'l', ' ' -> text(marc, draft, online);
      default -> Kind.OTHER;
    };
  }

  private static Kind text(MarcFields marc, Draft draft, boolean online) {
    if (marc.level() == 's'
        || (draft.first(Part.ISBN).isEmpty() && !draft.first(Part.ISSN).isEmpty())) {
      return Kind.JOURNAL;
    }
    if (marc.has("328")) {
      return Kind.THESIS;
    }
    if (marc.level() == 'a') {
      return Kind.OTHER;
    }
    return online ? Kind.EBOOK : Kind.BOOK;
  }
}
