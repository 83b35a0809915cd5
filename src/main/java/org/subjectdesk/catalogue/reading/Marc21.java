package org.subjectdesk.catalogue.reading;

import java.util.List;
import java.util.regex.Pattern;
import org.marc4j.marc.DataField;
import org.subjectdesk.catalogue.Kind;

/**
 * MARC 21 Format for Bibliographic Data. Where field 880 repeats a field in Chinese characters, it
 * counts, and the one in Latin letters does not.
 */
final class Marc21 {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final int YEAR = 7;
  private static final int FORM = 23;
  private static final int CONTENTS = 24;
  private static final int LANGUAGE = 35;

  private Marc21() {}

  static Draft draft(MarcFields marc) {
    var coded = marc.control("008");
    var draft =
        new Draft()
            .add(Part.ID, marc.control("001"))
            .add(Part.TITLE, title(marc))
            .add(Part.EDITION, bare(marc, "250", 'a'))
            .add(Part.PUBLISHER, bare(marc, "264", 'b'))
            .orElse(Part.PUBLISHER, bare(marc, "260", 'b'))
            .add(Part.YEAR, bare(marc, "264", 'c'))
            .orElse(Part.YEAR, bare(marc, "260", 'c'))
            .orElse(Part.YEAR, at(coded, YEAR, 4))
            .add(Part.LANGUAGE, at(coded, LANGUAGE, 3))
            .orElse(Part.LANGUAGE, marc.first("041", 'a'))
            .add(Part.ISBN, marc.all("020", 'a'))
            .add(Part.ISSN, marc.all("022", 'a'))
            .add(Part.CLC, classes(marc))
            .add(Part.CLC, marc.all("093", 'a'));
    persons(marc, draft);
    MarcLinks.add(marc, draft);
    marc.fields("024").stream()
        .filter(field -> marc.first(field, '2').equalsIgnoreCase("doi"))
        .forEach(field -> draft.add(Part.DOI, marc.first(field, 'a')));
    for (var tag : List.of("852", "090", "905")) {
      var codes = tag.equals("852") ? "hi" : tag.equals("090") ? "ab" : "de";
      marc.fields(tag).forEach(field -> draft.orElse(Part.CALL_NUMBER, marc.joined(field, codes)));
    }
    return draft.kind(kind(marc, coded));
  }

  /** The fields of a tag as they are written in Chinese; as they are when they are not. */
  private static List<DataField> best(MarcFields marc, String tag) {
    var chinese =
        marc.fields("880").stream()
            .filter(field -> marc.first(field, '6').startsWith(tag))
            .filter(
                field ->
                    HAN.matcher(
                            marc.first(field, tag.equals("260") || tag.equals("264") ? 'b' : 'a'))
                        .find())
            .toList();
    return chinese.isEmpty() ? marc.fields(tag) : chinese;
  }

  private static String title(MarcFields marc) {
    return best(marc, "245").stream()
        .map(
            field ->
                MarcTitle.of(
                    marc.first(field, 'a'),
                    marc.values(field, 'n'),
                    marc.values(field, 'p'),
                    marc.values(field, 'b')))
        .findFirst()
        .orElse("");
  }

  private static String bare(MarcFields marc, String tag, char code) {
    return best(marc, tag).stream()
        .flatMap(field -> marc.values(field, code))
        .map(MarcTitle::bare)
        .findFirst()
        .orElse("");
  }

  private static String at(String coded, int from, int many) {
    return coded.length() >= from + many ? coded.substring(from, from + many) : "";
  }

  /** Field 084 holds classes of any scheme that it names. */
  private static List<String> classes(MarcFields marc) {
    return marc.fields("084").stream()
        .filter(field -> marc.first(field, '2').matches("(?i)clc|cnclc|"))
        .map(field -> marc.first(field, 'a'))
        .toList();
  }

  private static void persons(MarcFields marc, Draft draft) {
    for (var tag : List.of("100", "110", "700", "710")) {
      best(marc, tag).stream()
          .map(field -> MarcTitle.bare(marc.first(field, 'a')))
          .forEach(name -> draft.add(Part.PERSON, name));
    }
    if (draft.first(Part.PERSON).isEmpty()) {
      draft.add(Part.PERSON, bare(marc, "245", 'c'));
    }
  }

  private static Kind kind(MarcFields marc, String coded) {
    var form = at(coded, FORM, 1);
    var online =
        "osq".contains(form.isEmpty() ? "-" : form)
            || marc.control("007").startsWith("cr")
            || marc.all("337", 'b').contains("c")
            || marc.all("338", 'b').contains("cr")
            || marc.all("245", 'h').stream()
                .anyMatch(text -> text.matches("(?i).*(electronic|电子).*"));
    return switch (marc.type()) {
      case 'a', 't' -> text(marc, coded, online);
      case 'm' -> online && marc.has("020") ? Kind.EBOOK : Kind.OTHER;
      default -> Kind.OTHER;
    };
  }

  private static Kind text(MarcFields marc, String coded, boolean online) {
    return switch (marc.level()) {
      case 's' -> Kind.JOURNAL;
      case 'a', 'b', 'i' -> Kind.OTHER;
      default -> {
        var thesis = marc.has("502") || at(coded, CONTENTS, 4).contains("m");
        yield thesis ? Kind.THESIS : online ? Kind.EBOOK : Kind.BOOK;
      }
    };
  }
}
