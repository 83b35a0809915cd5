package org.subjectdesk.catalogue.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.subjectdesk.catalogue.Delivered;

/**
 * A file of MARC records after ISO 2709, cut by us and read by marc4j.
 *
 * <p>A record ends with 1D, which stands in no other place in any encoding of ours. So whatever is
 * wrong with one, the next begins after that byte. Where what ends there does not begin with a
 * leader that knows its length, the record may still stand at its end, behind garbage or behind
 * another that lost its terminator.
 */
final class Iso2709 implements Source {
  /** The length in the leader has five digits. */
  private static final int LONGEST = 99_999;

  private static final int RECORD_END = 0x1D;
  private static final String CURE = "export it again, or catalogue it again and export it";

  private final Bytes bytes;
  private final Origin origin;
  private final MarcReading reading = new MarcReading();
  private final Deque<Delivered> ready = new ArrayDeque<>();
  private long number;

  Iso2709(Path file, Origin origin) throws IOException {
    this.bytes = new Bytes(file);
    this.origin = origin;
  }

  @Override
  public Optional<Delivered> next() throws IOException {
    while (ready.isEmpty()) {
      var piece = new ByteArrayOutputStream();
      var last = bytes.next();
      for (; last >= 0 && last != RECORD_END; last = bytes.next()) {
        if (piece.size() > 0 || last > ' ') {
          piece.write(last);
        }
        if (piece.size() >= 2 * LONGEST) {
          keepEnd(piece);
        }
      }
      if (last < 0 && isNothing(piece.toByteArray())) {
        return Optional.empty();
      }
      piece.write(RECORD_END);
      if (last < 0) {
        refuse(piece.toByteArray(), "a record that breaks off at the end of the file");
      } else {
        take(piece.toByteArray());
      }
    }
    return Optional.of(ready.removeFirst());
  }

  /** What may still be a record, of what is too long to be one. */
  private static void keepEnd(ByteArrayOutputStream piece) {
    var all = piece.toByteArray();
    piece.reset();
    piece.write(all, all.length - LONGEST, LONGEST);
  }

  /** Old exports end with 1A, the end of a file in DOS. */
  private static boolean isNothing(byte[] bytes) {
    for (var each : bytes) {
      if (each != 0x1A && (each < 0 || each > ' ')) {
        return false;
      }
    }
    return true;
  }

  private void take(byte[] piece) {
    var start = Leader.start(piece);
    if (start < 0) {
      var length = Leader.length(piece);
      refuse(
          piece,
          length < 0
              ? "a leader that is none"
              : "a leader that says " + length + " bytes where there are " + piece.length);
      return;
    }
    if (start > 0) {
      refuse(Arrays.copyOf(piece, start), "bytes that are no record, or one without its end (1D)");
    }
    var record = Arrays.copyOfRange(piece, start, piece.length);
    var fault = Leader.fault(record);
    if (fault.isPresent()) {
      refuse(record, fault.get());
      return;
    }
    number++;
    var place = "record " + number + named(record);
    switch (reading.read(record)) {
      case MarcReading.Refused(var what) -> ready.add(new Delivered.Refused(place, what, CURE));
      case MarcReading.Fields(var fields) ->
          ready.add(
              MarcDrafts.draft(fields)
                  .map(draft -> origin.deliver(place, draft))
                  .orElseGet(() -> new Delivered.Refused(place, MarcDrafts.NONE, CURE)));
    }
  }

  private void refuse(byte[] piece, String what) {
    number++;
    ready.add(new Delivered.Refused("record " + number + named(piece), what, CURE));
  }

  private static String named(byte[] record) {
    return Leader.controlNumber(record).map(name -> " (001 " + name + ")").orElse("");
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
