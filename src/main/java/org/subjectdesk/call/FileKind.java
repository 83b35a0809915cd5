package org.subjectdesk.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What may be attached to a call, told by the content, whatever its name says. Office files are zip
 * archives that are told by the parts they list; one with macros is none of them. Nothing is
 * unpacked.
 */
public enum FileKind {
  PDF("application/pdf"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  PNG("image/png"),
  JPEG("image/jpeg");

  /** The largest file, in bytes. */
  public static final int LARGEST = 5 << 20;

  private static final int END = 0x06054b50;
  private static final int ENTRY = 0x02014b50;
  private static final int END_LENGTH = 22;
  private static final int ENTRY_LENGTH = 46;
  private static final int LONGEST_COMMENT = 65_535;

  private final String type;

  FileKind(String type) {
    this.type = type;
  }

  /** Its media type. */
  public String type() {
    return type;
  }

  /** Its name in the store, and the ending of its files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that the store kept. */
  public static FileKind kept(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /** The kind of a content; empty for any other. */
  public static Optional<FileKind> of(byte[] content) {
    if (begins(content, '%', 'P', 'D', 'F', '-')) {
      return Optional.of(PDF);
    }
    if (begins(content, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
      return Optional.of(PNG);
    }
    if (begins(content, 0xFF, 0xD8, 0xFF)) {
      return Optional.of(JPEG);
    }
    return begins(content, 'P', 'K', 3, 4) ? office(parts(content)) : Optional.empty();
  }

  private static Optional<FileKind> office(Set<String> parts) {
    if (!parts.contains("[content_types].xml")
        || parts.stream().anyMatch(part -> part.endsWith("vbaproject.bin"))) {
      return Optional.empty();
    }
    if (parts.contains("word/document.xml")) {
      return Optional.of(DOCX);
    }
    return parts.contains("xl/workbook.xml") ? Optional.of(XLSX) : Optional.empty();
  }

  private static boolean begins(byte[] content, int... bytes) {
    for (var i = 0; i < bytes.length; i++) {
      if (content.length <= i || (content[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** The names in the archive's list, which stands at its end (APPNOTE 4.3.12 and 4.3.16). */
  private static Set<String> parts(byte[] content) {
    var zip = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    var names = new HashSet<String>();
    var end = end(zip);
    if (end < 0) {
      return names;
    }
    var count = zip.getShort(end + 10) & 0xFFFF;
    var at = Integer.toUnsignedLong(zip.getInt(end + 16));
    for (var i = 0; i < count && at + ENTRY_LENGTH <= end; i++) {
      var from = (int) at;
      var length = zip.getShort(from + 28) & 0xFFFF;
      if (zip.getInt(from) != ENTRY || from + ENTRY_LENGTH + length > end) {
        return Set.of();
      }
      var name = new String(content, from + ENTRY_LENGTH, length, UTF_8);
      names.add(name.toLowerCase(Locale.ROOT));
      at +=
          ENTRY_LENGTH
              + length
              + (zip.getShort(from + 30) & 0xFFFF)
              + (zip.getShort(from + 32) & 0xFFFF);
    }
    return names;
  }

  private static int end(ByteBuffer zip) {
    var last = zip.limit() - END_LENGTH;
    for (var at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
      if (zip.getInt(at) == END) {
        return at;
      }
    }
    return -1;
  }
}
