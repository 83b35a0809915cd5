package org.subjectdesk.catalogue.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.marc4j.MarcException;
import org.marc4j.MarcReader;
import org.marc4j.MarcStreamReader;
import org.marc4j.converter.impl.AnselToUnicode;

/**
 * Has marc4j read records whose head is sound, and finds out in which encoding their texts are: the
 * leader says so for MARC 21 only, and not always truly. For one thread.
 */
final class MarcReading {
  private static final byte ESCAPE = 0x1B;
  private static final int CODING = 9;

  private final Feed feed = new Feed();

  /** As Latin-1, which keeps every byte: the texts are decoded when it is known what they are. */
  private final MarcReader reader = new MarcStreamReader(feed, "ISO8859_1");

  private final AnselToUnicode marc8 = new AnselToUnicode();

  /**
   * How a record's texts are read.
   *
   * @param hasGaps whether there are characters that it does not know
   */
  private record Decoding(UnaryOperator<String> decoder, boolean hasGaps) {}

  /** What came of a record. */
  sealed interface Result {}

  /** It is read. */
  record Fields(MarcFields fields) implements Result {}

  /**
   * It cannot be read.
   *
   * @param what is wrong, in one clause
   */
  record Refused(String what) implements Result {}

  /** Bytes that are changed under marc4j's hands: making a reader takes longer than reading. */
  private static final class Feed extends ByteArrayInputStream {
    Feed() {
      super(new byte[0]);
    }

    void set(byte[] record) {
      buf = record;
      pos = 0;
      mark = 0;
      count = record.length;
    }
  }

  /** Reads one record whose head is sound, from its leader to its terminator. */
  Result read(byte[] bytes) {
    var decoding = decoding(bytes);
    if (decoding.isEmpty()) {
      return new Refused("texts that are neither UTF-8 nor GB18030 nor MARC-8");
    }
    try {
      feed.set(bytes);
      var fields = new MarcFields(reader.next(), decoding.get().decoder());
      var isSound = !decoding.get().hasGaps() || isText(fields);
      return isSound ? new Fields(fields) : new Refused("characters that MARC-8 does not have");
    } catch (MarcException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      return new Refused("fields that cannot be read");
    }
  }

  private Optional<Decoding> decoding(byte[] bytes) {
    if (bytes[CODING] != 'a' && has(bytes, ESCAPE)) {
      return Optional.of(new Decoding(this::fromMarc8, true));
    }
    if (ChineseBytes.utf8(bytes).isPresent()) {
      return Optional.of(new Decoding(text -> decoded(text, UTF_8), false));
    }
    if (ChineseBytes.gb18030(bytes).isPresent()) {
      return Optional.of(new Decoding(text -> decoded(text, ChineseBytes.GB18030), false));
    }
    // CNMARC has no MARC-8, and leaves this place of its leader blank.
    return bytes[CODING] == ' ' && Leader.has(bytes, "245")
        ? Optional.of(new Decoding(this::fromMarc8, true))
        : Optional.empty();
  }

  private String fromMarc8(String text) {
    return Normalizer.normalize(marc8.convert(text.getBytes(ISO_8859_1)), Normalizer.Form.NFC);
  }

  private static boolean has(byte[] bytes, byte wanted) {
    for (var each : bytes) {
      if (each == wanted) {
        return true;
      }
    }
    return false;
  }

  private static String decoded(String text, Charset charset) {
    return new String(text.getBytes(ISO_8859_1), charset);
  }

  /** Whether MARC-8 gives text: marc4j puts {@code <U+00FC>} where it does not know a character. */
  private static boolean isText(MarcFields marc) {
    return marc.record().getDataFields().stream()
        .flatMap(field -> field.getSubfields().stream())
        .map(sub -> sub.getData() == null ? "" : marc.decoded().apply(sub.getData()))
        .noneMatch(text -> text.contains("<U+"));
  }
}
