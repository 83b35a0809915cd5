package org.subjectdesk.catalogue.reading;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.Delivered;

/**
 * A file of records in XML: a MARCXML collection, or the answers of an OAI-PMH provider with
 * MARCXML or Dublin Core in them. Every record is read as a document of its own, so that a broken
 * one ends nothing but itself, and no document type of the file reaches it.
 */
final class XmlFile implements Source {
  private static final Pattern ENCODING =
      Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
  private static final int HEAD = 200;
  private static final String CURE = "export it again, or mend it at its source";

  private final Bytes bytes;
  private final XmlPieces pieces;
  private final Charset charset;
  private final Origin origin;
  private final XmlReading reading = new XmlReading();
  private long number;

  XmlFile(Path file, Origin origin) throws IOException {
    this.origin = origin;
    this.charset = charset(file);
    this.bytes = new Bytes(file);
    this.pieces = new XmlPieces(bytes);
  }

  /** GB 2312 and GBK are parts of GB18030; an unknown name is read as UTF-8. */
  private static Charset charset(Path file) throws IOException {
    byte[] head;
    try (var in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    var text =
        new String(head, StandardCharsets.ISO_8859_1).replaceFirst("^\u00EF\u00BB\u00BF", "");
    var found = ENCODING.matcher(text);
    var name = found.find() ? found.group(1).toLowerCase(Locale.ROOT) : "utf-8";
    return name.startsWith("gb") ? ChineseBytes.GB18030 : StandardCharsets.UTF_8;
  }

  @Override
  public Optional<Delivered> next() throws IOException {
    var piece = pieces.next();
    if (piece.isEmpty()) {
      return number > 0 ? Optional.empty() : refusedOnce();
    }
    number++;
    return Optional.of(read("record " + number, piece.get()));
  }

  private Optional<Delivered> refusedOnce() {
    number++;
    return Optional.of(
        new Delivered.Refused(
            "file", "XML without a record", "export MARCXML, or MARCXML or oai_dc from OAI-PMH"));
  }

  private Delivered read(String place, XmlPieces.Piece piece) {
    if (!piece.isWhole()) {
      return new Delivered.Refused(place, "a record that is not closed or is too large", CURE);
    }
    String xml;
    try {
      xml = charset.newDecoder().decode(piece.bytes()).toString();
    } catch (CharacterCodingException broken) {
      return new Delivered.Refused(place, "bytes that are not " + charset.name(), CURE);
    }
    return reading
        .read(xml)
        .map(root -> read(place, root))
        .orElseGet(() -> new Delivered.Refused(place, "broken XML", CURE));
  }

  private Delivered read(String place, XmlNode root) {
    var header = root.each("header").findFirst();
    var id =
        header
            .flatMap(head -> head.each("identifier").findFirst())
            .map(node -> Texts.clean(node.text(), Part.ID.longest()))
            .orElse("");
    var named = id.isEmpty() ? place : place + " (" + id + ")";
    if (header.filter(head -> head.attribute("status").equals("deleted")).isPresent()) {
      return id.isEmpty()
          ? new Delivered.Refused(place, "a deleted record without an identifier", CURE)
          : new Delivered.Gone(named, id);
    }
    var draft = XmlRecords.marc(root).or(() -> XmlRecords.dublinCore(root));
    if (draft.isEmpty()) {
      return new Delivered.Refused(named, "neither MARCXML nor Dublin Core", CURE);
    }
    return id.isEmpty()
        ? origin.deliver(place, draft.get())
        : draft
            .get()
            .deliver(
                named, new BibRecord.Key(origin.source(), id, origin.library()), origin.remarks());
  }

  @Override
  public double share() {
    return bytes.share();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
