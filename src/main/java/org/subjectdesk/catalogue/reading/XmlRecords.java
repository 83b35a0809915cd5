package org.subjectdesk.catalogue.reading;

import java.util.Optional;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.Delivered;

/**
 * One record in XML, as OAI-PMH brings it in {@code metadata}. Pure, safe for any thread.
 *
 * <p>Dublin Core after the OAI-PMH 2.0 schema {@code oai_dc}; MARCXML after the Library of
 * Congress' {@code MARC21slim}, with MARC 21 or CNMARC in it.
 */
public final class XmlRecords {
  private XmlRecords() {}

  /** Whether {@link #read} knows a format by this prefix. */
  public static boolean knows(String metadataPrefix) {
    return isDublinCore(metadataPrefix) || isMarc(metadataPrefix);
  }

  private static boolean isDublinCore(String prefix) {
    return prefix.equals("oai_dc");
  }

  private static boolean isMarc(String prefix) {
    return switch (prefix) {
      case "marcxml", "marc21", "marc", "MARC21", "cnmarc", "unimarc", "oai_marcxml" -> true;
      default -> false;
    };
  }

  /**
   * Reads a record; never fails because of what is in it.
   *
   * @param metadataPrefix {@code oai_dc}, {@code marcxml} or {@code marc21}
   * @param metadataXml the element inside {@code metadata}, or {@code metadata} with it; at most a
   *     million characters, else it is refused
   * @param place as in {@link Delivered#place}
   * @param key the record's name, whatever is in it
   * @return taken or refused, never gone
   */
  public static Delivered read(
      String metadataPrefix, String metadataXml, String place, BibRecord.Key key) {
    if (!knows(metadataPrefix)) {
      return new Delivered.Refused(
          place, "metadata in the format " + metadataPrefix, "ask for oai_dc, marcxml or marc21");
    }
    var root = new XmlReading().read(metadataXml);
    if (root.isEmpty()) {
      return new Delivered.Refused(
          place, "XML that is broken, has a DTD or is too large", "mend it at the source");
    }
    var draft = isMarc(metadataPrefix) ? marc(root.get()) : dublinCore(root.get());
    return draft.isEmpty()
        ? new Delivered.Refused(
            place, "XML that is not " + metadataPrefix, "ask for the format that the source has")
        : draft.get().deliver(place, key, _ -> {});
  }

  static Optional<Draft> dublinCore(XmlNode root) {
    return root.find(DublinCore::isIn).map(DublinCore::draft);
  }

  static Optional<Draft> marc(XmlNode root) {
    return root.find(MarcXml::isIn).flatMap(node -> MarcDrafts.draft(MarcXml.fields(node)));
  }
}
