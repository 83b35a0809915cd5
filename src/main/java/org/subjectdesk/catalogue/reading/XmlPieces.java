package org.subjectdesk.catalogue.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Cuts an XML file of any size into its records, {@code <record>…</record>} with any prefix. In
 * OAI-PMH one stands inside the other; the outer one is cut out. Tags are ASCII and no part of any
 * character in UTF-8 and GB18030.
 */
final class XmlPieces {
  private final Bytes bytes;

  /** The beginning of a record that was met while the one before it was not closed. */
  private String pending = "";

  /** Whether the last tag was not closed before the next one began. */
  private boolean opened;

  XmlPieces(Bytes bytes) {
    this.bytes = bytes;
  }

  /**
   * A record's bytes.
   *
   * @param isWhole whether it is closed and not too large; the bytes are nothing otherwise
   */
  record Piece(ByteBuffer bytes, boolean isWhole) {}

  /** The next record; empty at the end of the file. */
  Optional<Piece> next() throws IOException {
    var start = pending.isEmpty() ? toRecord() : pending;
    pending = "";
    if (start.isEmpty()) {
      return Optional.empty();
    }
    var piece = new ByteArrayOutputStream();
    write(piece, start);
    return Optional.of(
        start.endsWith("/>") ? new Piece(ByteBuffer.wrap(piece.toByteArray()), true) : rest(piece));
  }

  private int read() throws IOException {
    var c = opened ? '<' : bytes.next();
    opened = false;
    return c;
  }

  /** Goes on to the next tag that opens a record; empty at the end. */
  private String toRecord() throws IOException {
    for (var c = read(); c >= 0; c = read()) {
      if (c == '<') {
        var tag = tag();
        if (isRecord(tag, 1)) {
          return tag;
        }
      }
    }
    return "";
  }

  private Piece rest(ByteArrayOutputStream piece) throws IOException {
    var depth = 1;
    var hasFields = false;
    var inner = new Inner(piece);
    for (var c = read(); c >= 0; c = read()) {
      if (c != '<') {
        piece.write(c);
      } else {
        var tag = tag();
        var opens = isRecord(tag, 1);
        if (opens && (hasFields || depth > 1)) {
          pending = tag;
          return inner.orBroken();
        }
        inner.before(opens);
        write(piece, tag);
        hasFields |= isField(tag);
        depth += opens && !tag.endsWith("/>") ? 1 : 0;
        depth -= isRecord(tag, 2) && tag.charAt(1) == '/' ? 1 : 0;
        inner.after(depth);
        if (depth == 0) {
          return new Piece(ByteBuffer.wrap(piece.toByteArray()), true);
        }
      }
      if (piece.size() > XmlReading.LONGEST) {
        return new Piece(ByteBuffer.allocate(0), false);
      }
    }
    return inner.orBroken();
  }

  /**
   * A whole record right behind a tag that looks like the begin of an envelope and is the broken
   * end of the record before; an envelope has a header there.
   */
  private static final class Inner {
    private final ByteArrayOutputStream piece;
    private final int head;
    private int from = -1;
    private int to = -1;

    Inner(ByteArrayOutputStream piece) {
      this.piece = piece;
      this.head = piece.size();
    }

    void before(boolean opens) {
      if (opens && from < 0 && piece.toString(ISO_8859_1).substring(head).isBlank()) {
        from = piece.size();
      }
    }

    void after(int depth) {
      to = from >= 0 && to < 0 && depth == 1 ? piece.size() : to;
    }

    Piece orBroken() {
      return to < 0
          ? new Piece(ByteBuffer.allocate(0), false)
          : new Piece(ByteBuffer.wrap(piece.toByteArray(), from, to - from), true);
    }
  }

  private static void write(ByteArrayOutputStream piece, String tag) {
    var latin = tag.getBytes(ISO_8859_1);
    piece.write(latin, 0, latin.length);
  }

  /**
   * From {@code <} to {@code >}, or to the next tag, or to where it is too long to be a tag; bytes
   * as Latin-1.
   */
  private String tag() throws IOException {
    var tag = new StringBuilder("<");
    for (var c = read(); c >= 0; c = read()) {
      if (c == '<') {
        opened = true;
        break;
      }
      tag.append((char) c);
      if (c == '>' || tag.length() > 4_000) {
        break;
      }
    }
    return tag.toString();
  }

  /** Whether the name that begins here is {@code record} behind any prefix. */
  private static boolean isRecord(String tag, int from) {
    var start = Math.min(from, tag.length());
    var end = start;
    while (end < tag.length() && " \t\r\n/>".indexOf(tag.charAt(end)) < 0) {
      end++;
    }
    return XmlNode.local(tag.substring(start, end)).equals("record");
  }

  private static boolean isField(String tag) {
    return tag.contains("leader") || tag.contains("datafield") || tag.contains("controlfield");
  }
}
