package org.subjectdesk.holdings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.BibRecord.Access;
import org.subjectdesk.catalogue.BibRecord.Imprint;
import org.subjectdesk.catalogue.BibRecord.Numbers;
import org.subjectdesk.catalogue.Kind;

/**
 * A record as a text: a JSON array whose places have meanings, because there are very many of them.
 * Equal records give equal texts.
 */
final class RecordText {
  private static final JsonFactory JSON = new JsonFactory();

  private RecordText() {}

  static String of(BibRecord one) {
    var text = new StringWriter(256);
    try (var out = JSON.createGenerator(text)) {
      out.writeStartArray();
      out.writeString(one.title());
      list(out, one.persons());
      out.writeString(one.imprint().publisher());
      out.writeNumber(one.imprint().year());
      out.writeString(one.imprint().edition());
      list(out, one.numbers().isbn());
      list(out, one.numbers().issn());
      list(out, one.numbers().doi());
      out.writeString(one.kind().word());
      out.writeString(one.access().clc());
      out.writeString(one.access().language());
      out.writeString(one.access().link());
      out.writeString(one.access().callNumber());
      out.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void list(JsonGenerator out, List<String> texts) throws IOException {
    out.writeStartArray();
    for (var text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  /**
   * Reads it again.
   *
   * @throws UncheckedIOException when it is no such text
   */
  static BibRecord read(BibRecord.Key key, String text) {
    try (var in = JSON.createParser(text)) {
      in.nextToken();
      return new BibRecord(
          key,
          next(in),
          list(in),
          new Imprint(next(in), in.nextIntValue(0), next(in)),
          new Numbers(list(in), list(in), list(in)),
          Kind.of(next(in)).orElse(Kind.OTHER),
          new Access(next(in), next(in), next(in), next(in)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String next(JsonParser in) throws IOException {
    var text = in.nextTextValue();
    return text == null ? "" : text;
  }

  private static List<String> list(JsonParser in) throws IOException {
    var texts = new ArrayList<String>();
    in.nextToken();
    while (in.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(in.getText());
    }
    return texts;
  }
}
