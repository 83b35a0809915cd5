package org.subjectdesk.holdings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.catalogue.reading.RecordFile;
import org.subjectdesk.catalogue.reading.Remark;
import org.subjectdesk.holdings.Runs.Counts;

/**
 * Takes a member's file in. Brought again after it was broken off, it goes through what is here
 * already without changing it. Safe for any thread; blocking.
 */
public final class FileIntake {
  private static final int SPARED = 50;

  /** The place of the one refusal that a file is which nobody can read. */
  private static final String WHOLE_FILE = "file";

  private final Intake intake;

  /** Prepares. */
  public FileIntake(Intake intake) {
    this.intake = intake;
  }

  /**
   * A file.
   *
   * @param source names what it is the newest state of, such as {@code lib-a}; records of the same
   *     source and id replace each other
   * @param library that holds all its records
   * @param whole whether what the source brought before and the file does not have is gone
   * @param by what it is called, and who brought it
   */
  public record File(Path path, String source, String library, boolean whole, Runs.Brought by) {
    /** One from the command line. */
    public File(Path path, String source, String library, boolean whole) {
      this(path, source, library, whole, new Runs.Brought(path.getFileName().toString(), ""));
    }
  }

  /** Is told how far a file is; must be quick. */
  public interface Watcher {
    /**
     * A batch was kept.
     *
     * @param share of the file that was read, from 0 to 1
     * @param counts of the whole run so far
     */
    void went(double share, Counts counts);
  }

  /**
   * What a file came to.
   *
   * @param run its number
   * @param remarks what was taken though something about it is odd
   */
  public record Taken(long run, Counts counts, List<Remark> remarks) {
    public Taken {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Takes a file in, batch by batch; what cannot be taken is refused alone and kept with the run.
   * Nothing goes away when the file breaks off, or when more than one record in {@value #SPARED}
   * was refused: what cannot be read is not what is no more.
   *
   * @throws IOException if the file cannot be read, or not to its end
   */
  public Taken take(File file, Watcher watcher) throws IOException {
    var run =
        intake.begin(new Runs.Source(file.source(), file.library(), Runs.Kind.FILE), file.by());
    try (var records = RecordFile.open(file.path(), file.source(), file.library())) {
      var counts = Counts.NONE;
      var last = Optional.<Delivered>empty();
      var batch = batch(records);
      while (!batch.isEmpty()) {
        counts = counts.plus(intake.take(run, batch));
        watcher.went(records.share(), counts);
        last = Optional.of(batch.getLast());
        batch = batch(records);
      }
      intake.remark(run, records.remarks());
      return new Taken(run.id(), end(file, run, counts, last), records.remarks());
    } catch (IOException | RuntimeException broken) {
      intake.failed(run, List.of("the file could not be read to its end"));
      throw broken;
    }
  }

  private Counts end(File file, Runs.Run run, Counts counts, Optional<Delivered> last) {
    var refused =
        last.filter(Delivered.Refused.class::isInstance).map(Delivered.Refused.class::cast);
    var unread = refused.filter(one -> counts.seen() == 1 && one.place().equals(WHOLE_FILE));
    if (unread.isPresent()) {
      intake.failed(run, List.of(unread.get().what(), unread.get().cure()));
      return counts;
    }
    var all = counts;
    var remarks = new ArrayList<String>();
    if (file.whole()) {
      if (refused.isPresent() || counts.refused() * SPARED > counts.seen()) {
        remarks.add("nothing was taken away, because records could not be read");
      } else if (counts.seen() > 0) {
        all = counts.plus(intake.forgetUnseen(run));
      }
    }
    intake.done(run, remarks);
    return all;
  }

  private static List<Delivered> batch(RecordFile records) throws IOException {
    var batch = new ArrayList<Delivered>();
    while (batch.size() < Intake.BATCH) {
      var next = records.next();
      if (next.isEmpty()) {
        return batch;
      }
      batch.add(next.get());
    }
    return batch;
  }
}
