package org.subjectdesk.alliance.resource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.regex.Pattern;

/**
 * The bytes of an answer. The protocol wants UTF-8 (section 3.2); another encoding is believed when
 * the document declares it. Decoding is strict.
 */
final class Document {
  private static final Pattern ENCODING =
      Pattern.compile("encoding\\s{0,9}=\\s{0,9}[\"']([A-Za-z0-9._-]{1,40})[\"']");
  private static final int PREAMBLE = 4_096;
  private static final int DECLARATION = 200;

  private final byte[] bytes;
  private final int start;
  private final Charset encoding;

  private Document(byte[] bytes, int start, Charset encoding) {
    this.bytes = bytes;
    this.start = start;
    this.encoding = encoding;
  }

  /** Begins behind blanks and warnings that programs print before the document. */
  static Document of(byte[] bytes) {
    var begin = new String(bytes, 0, Math.min(bytes.length, PREAMBLE), ISO_8859_1);
    var start = Math.max(0, begin.contains("<?xml") ? begin.indexOf("<?xml") : begin.indexOf('<'));
    var end = Math.min(begin.length(), start + DECLARATION);
    var named = ENCODING.matcher(begin.substring(start, end));
    var isKnown = named.find() && Charset.isSupported(named.group(1));
    return new Document(bytes, start, isKnown ? Charset.forName(named.group(1)) : UTF_8);
  }

  /** As it declares. */
  Charset encoding() {
    return encoding;
  }

  /** All of it. */
  Reader reader() {
    return new InputStreamReader(
        new ByteArrayInputStream(bytes, start, bytes.length - start), encoding.newDecoder());
  }

  /** All of it, a character for each byte: {@link #decode} gives what they mean. */
  String raw() {
    return new String(bytes, start, bytes.length - start, ISO_8859_1);
  }

  /** A part of {@link #raw}. */
  Reader decode(String raw) {
    return new InputStreamReader(
        new ByteArrayInputStream(raw.getBytes(ISO_8859_1)), encoding.newDecoder());
  }
}
