package org.subjectdesk.catalogue.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;

/**
 * The head of a record after ISO 2709, looked at before marc4j sees it: the first five digits are
 * the record's length, 12–16 the address of its data, between them the directory with twelve digits
 * a field: tag, length, address.
 */
final class Leader {
  private static final int SIZE = 24;
  private static final int ENTRY = 12;
  private static final int FIELD_END = 0x1E;

  private Leader() {}

  /** The length that a leader states; negative when it states none. */
  static int length(byte[] record) {
    return number(record, 0, 5);
  }

  /**
   * Where in a piece the record begins that reaches to its end.
   *
   * @return 0 in a sound file; negative when no leader fits
   */
  static int start(byte[] piece) {
    for (var i = 0; i + SIZE < piece.length; i++) {
      if (number(piece, i, 5) == piece.length - i
          && (i == 0 || fault(Arrays.copyOfRange(piece, i, piece.length)).isEmpty())) {
        return i;
      }
    }
    return -1;
  }

  /** What is wrong with the head of a record; empty when its directory leads to all its fields. */
  static Optional<String> fault(byte[] record) {
    var base = number(record, 12, 5);
    if (base <= SIZE || base >= record.length) {
      return Optional.of("a leader that says its data begin where there are none");
    }
    if ((base - SIZE - 1) % ENTRY != 0 || record[base - 1] != FIELD_END) {
      return Optional.of("a directory that does not end where the leader says");
    }
    if (record[10] != '2' || record[11] != '2') {
      return Optional.of("a leader that does not say 22 at 10 (indicators and subfields)");
    }
    for (var entry = SIZE; entry < base - 1; entry += ENTRY) {
      var length = number(record, entry + 3, 4);
      var end = base + number(record, entry + 7, 5) + length;
      if (length < 1
          || end - length < base
          || end >= record.length
          || record[end - 1] != FIELD_END) {
        return Optional.of("a directory that does not lead to field " + tag(record, entry));
      }
    }
    return Optional.empty();
  }

  /** Whether the directory of a sound record names a field. */
  static boolean has(byte[] record, String tag) {
    for (var entry = SIZE; record[entry] != FIELD_END; entry += ENTRY) {
      if (tag(record, entry).equals(tag)) {
        return true;
      }
    }
    return false;
  }

  /** The field 001, if the directory leads there. */
  static Optional<String> controlNumber(byte[] record) {
    var base = number(record, 12, 5);
    if (record.length < SIZE + ENTRY || base < SIZE || !tag(record, SIZE).equals("001")) {
      return Optional.empty();
    }
    var start = base + Math.max(0, number(record, SIZE + 7, 5));
    var end = start;
    while (end < record.length && record[end] > ' ' && end - start < 40) {
      end++;
    }
    return end > start && end < record.length && record[end] <= ' '
        ? Optional.of(new String(record, start, end - start, ISO_8859_1))
        : Optional.empty();
  }

  private static String tag(byte[] record, int entry) {
    return Texts.clean(new String(record, entry, 3, ISO_8859_1), 3);
  }

  /** Digits only: what Java takes for a number, such as -1, is none here. */
  private static int number(byte[] bytes, int from, int many) {
    if (bytes.length < from + many) {
      return -1;
    }
    var number = 0;
    for (var i = from; i < from + many; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return -1;
      }
      number = 10 * number + bytes[i] - '0';
    }
    return number;
  }
}
