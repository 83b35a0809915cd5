package org.subjectdesk.catalogue.reading;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.catalogue.Delivered.Gone;
import org.subjectdesk.catalogue.Delivered.Refused;
import org.subjectdesk.catalogue.Delivered.Taken;

/**
 * A member's file of records: MARC 21 or CNMARC after ISO 2709, MARCXML, also as OAI-PMH answers
 * it, CSV or XLSX. Which it is, its first bytes tell, and its name's ending where they do not.
 *
 * <pre>{@code
 * try (var file = RecordFile.open(path, "lib-a.mrc", "lib-a")) {
 *   file.skip(alreadyKept);
 *   for (var one = file.next(); one.isPresent(); one = file.next()) {
 *     keep(one.get(), file.delivered());
 *   }
 * }
 * }</pre>
 *
 * <p>Whatever the file holds, reading ends, and never with an exception but of the disk. Of the
 * file one record at a time is in memory, with the names of those before it; of an XLSX also its
 * texts. The same file gives the same again. For one thread, which it blocks.
 */
public final class RecordFile implements Closeable {
  private static final int MOST_REMARKS = 1_000;

  private final Source source;
  private final List<Remark> remarks;
  private final Map<String, String> places = new HashMap<>();
  private long delivered;

  private RecordFile(Source source, List<Remark> remarks) {
    this.source = source;
    this.remarks = remarks;
  }

  /**
   * Opens a file. One that nobody can read is refused by {@link #next}, as one record.
   *
   * @param source as in {@link org.subjectdesk.catalogue.BibRecord.Key}
   * @param library who holds all its records
   * @throws IOException there is no such file, or it may not be read
   */
  public static RecordFile open(Path file, String source, String library) throws IOException {
    var remarks = new ArrayList<Remark>();
    var origin =
        new Origin(
            source,
            library,
            remark -> {
              if (remarks.size() < MOST_REMARKS) {
                remarks.add(remark);
              }
            });
    return new RecordFile(FileFormat.open(file, origin), remarks);
  }

  /**
   * The next record, or what stands in its place; empty at the end. A second record of one name is
   * refused, and the first one's place is told.
   *
   * @throws IOException the disk fails
   */
  public Optional<Delivered> next() throws IOException {
    var one = source.next();
    delivered += one.isPresent() ? 1 : 0;
    return one.map(this::unrepeated);
  }

  private Delivered unrepeated(Delivered one) {
    return switch (one) {
      case Taken taken -> {
        var first = places.putIfAbsent(taken.entry().key().id(), taken.place());
        yield first == null
            ? taken
            : new Refused(
                taken.place(),
                "the same as " + first + ", or another with its id",
                "give every record an id of its own, and one row for all copies");
      }
      case Gone gone -> gone;
      case Refused refused -> refused;
    };
  }

  /**
   * Passes over what was dealt with before a restart.
   *
   * @param already what {@link #delivered} gave then
   * @throws IOException the disk fails
   */
  public void skip(long already) throws IOException {
    while (delivered < already && next().isPresent()) {
      // Read all the same: a later record may repeat an earlier one's name.
    }
  }

  /** How many {@link #next} gave, whatever they were: the place to go on from. */
  public long delivered() {
    return delivered;
  }

  /** How much of the file is read, from 0 to 1. */
  public double share() {
    return source.share();
  }

  /** What is to be known of the records so far although they were taken, the first thousand. */
  public List<Remark> remarks() {
    return List.copyOf(remarks);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
