package org.subjectdesk.catalogue.reading;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marc4j.marc.DataField;
import org.marc4j.marc.Record;
import org.marc4j.marc.Subfield;

/**
 * The fields of one MARC record, texts decoded as they are asked for.
 *
 * @param record as marc4j read it
 * @param decoded makes the text of what marc4j read
 */
record MarcFields(Record record, UnaryOperator<String> decoded) {
  /** The character at a place of the leader; 6 and 7 say what it is. */
  char type() {
    return record.getLeader().getTypeOfRecord();
  }

  char level() {
    var defined = record.getLeader().getImplDefined1();
    return defined.length > 0 ? defined[0] : ' ';
  }

  boolean has(String tag) {
    return record.getDataFields().stream().anyMatch(field -> field.getTag().equals(tag));
  }

  List<DataField> fields(String tag) {
    return record.getDataFields().stream().filter(field -> field.getTag().equals(tag)).toList();
  }

  /** The text of a control field; empty when there is none. */
  String control(String tag) {
    return record.getControlFields().stream()
        .filter(field -> field.getTag().equals(tag) && field.getData() != null)
        .map(field -> decoded.apply(field.getData()))
        .findFirst()
        .orElse("");
  }

  /** The values of one subfield in all fields of a tag. */
  List<String> all(String tag, char code) {
    return fields(tag).stream().flatMap(field -> values(field, code)).toList();
  }

  /** The first value; empty when there is none. */
  String first(String tag, char code) {
    return fields(tag).stream().flatMap(field -> values(field, code)).findFirst().orElse("");
  }

  /** The first value in a field; empty when there is none. */
  String first(DataField field, char code) {
    return values(field, code).findFirst().orElse("");
  }

  /** The values of several subfields in a field, in the field's order, with blanks between. */
  String joined(DataField field, String codes) {
    return field.getSubfields().stream()
        .filter(sub -> codes.indexOf(sub.getCode()) >= 0)
        .map(this::text)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** The values of one subfield in a field. */
  Stream<String> values(DataField field, char code) {
    return field.getSubfields().stream()
        .filter(sub -> sub.getCode() == code)
        .map(this::text)
        .filter(text -> !text.isEmpty());
  }

  private String text(Subfield sub) {
    return sub.getData() == null ? "" : Texts.clean(decoded.apply(sub.getData()), 1_000);
  }
}
