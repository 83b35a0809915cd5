package org.subjectdesk.catalogue.reading;

import java.util.function.UnaryOperator;
import org.marc4j.marc.MarcFactory;
import org.marc4j.marc.impl.Verifier;

/** MARCXML ({@code MARC21slim}), which also carries CNMARC. */
final class MarcXml {
  private static final MarcFactory FACTORY = MarcFactory.newInstance();
  private static final int LEADER = 24;

  private MarcXml() {}

  /** Whether an element is a record: it has fields of its own. */
  static boolean isIn(XmlNode node) {
    return node.each("datafield").findFirst().isPresent()
        || node.each("controlfield").findFirst().isPresent();
  }

  /** The fields of a record. A field that is none is left out. */
  static MarcFields fields(XmlNode node) {
    var record = FACTORY.newRecord();
    var leader = node.each("leader").map(XmlNode::text).findFirst().orElse("");
    var type = FACTORY.newLeader();
    type.setTypeOfRecord(leader.length() == LEADER ? leader.charAt(6) : 'a');
    type.setImplDefined1((leader.length() == LEADER ? leader.substring(7, 9) : "m ").toCharArray());
    record.setLeader(type);
    node.each("controlfield")
        .filter(field -> Verifier.isControlField(field.attribute("tag")))
        .map(field -> FACTORY.newControlField(field.attribute("tag"), field.text()))
        .forEach(record::addVariableField);
    node.each("datafield")
        .filter(field -> field.attribute("tag").matches("[0-9A-Za-z]{3}"))
        .filter(field -> !Verifier.isControlField(field.attribute("tag")))
        .forEach(
            field -> {
              var data =
                  FACTORY.newDataField(
                      field.attribute("tag"),
                      indicator(field.attribute("ind1")),
                      indicator(field.attribute("ind2")));
              field
                  .each("subfield")
                  .filter(sub -> sub.attribute("code").length() == 1)
                  .forEach(
                      sub ->
                          data.addSubfield(
                              FACTORY.newSubfield(sub.attribute("code").charAt(0), sub.text())));
              record.addVariableField(data);
            });
    return new MarcFields(record, UnaryOperator.identity());
  }

  private static char indicator(String text) {
    return text.isEmpty() ? ' ' : text.charAt(0);
  }
}
