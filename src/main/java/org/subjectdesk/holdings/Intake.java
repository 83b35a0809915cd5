package org.subjectdesk.holdings;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.catalogue.reading.Remark;
import org.subjectdesk.holdings.Runs.Counts;
import org.subjectdesk.holdings.Runs.Run;
import org.subjectdesk.holdings.Runs.Source;
import org.subjectdesk.ledger.Contributions;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;
import org.subjectdesk.store.Work;

/**
 * Takes in what sources deliver, a batch in a transaction. Safe for any thread; blocking. The
 * batches of one run must come one after the other.
 */
public final class Intake {
  /** How many records one batch should have: readers' messages wait behind it. */
  public static final int BATCH = 200;

  private final Runs runs = new Runs();
  private final Records records = new Records();
  private final Contributions contributions = new Contributions();
  private final Store store;
  private final InstantSource clock;

  /** Prepares. */
  public Intake(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Begins the run of a file. One of the same source that goes on, as far as anybody knows, was
   * broken off with its desk.
   */
  public Run begin(Source source, Runs.Brought by) {
    return write(
        tx -> {
          endBroken(tx, runs.last(tx, source.id()).stream());
          return runs.begin(tx, source, by, clock.instant());
        });
  }

  /** Ends the runs of files that a desk which is no more left behind. */
  public void endBroken() {
    write(
        tx -> {
          endBroken(tx, runs.last(tx).stream());
          return true;
        });
  }

  private void endBroken(Tx tx, Stream<Run> last) {
    last.filter(run -> run.source().kind() == Runs.Kind.FILE)
        .filter(run -> run.state() == Runs.State.RUNNING)
        .forEach(run -> broken(tx, run, List.of("broken off with the desk"), clock.instant()));
  }

  /**
   * Takes a batch. It is there as a whole or, after a crash, not at all.
   *
   * @return what became of the records
   */
  public Counts take(Run run, List<Delivered> batch) {
    return write(tx -> take(tx, run, batch, null, clock.instant()));
  }

  /** The same in a transaction of the caller's, see {@link Runs#count}. */
  Counts take(Tx tx, Run run, List<Delivered> batch, @Nullable Long size, Instant at) {
    var refused = new ArrayList<Delivered.Refused>();
    var became = new EnumMap<Records.Became, Long>(Records.Became.class);
    var gone = 0L;
    var since = runs.hasCome(tx, run.source().id()) ? at.toEpochMilli() : 0;
    var coming = new Records.Coming(run.id(), records.change(tx), since);
    for (var one : batch) {
      switch (one) {
        case Delivered.Taken(_, var entry) ->
            became.merge(records.put(tx, entry, coming), 1L, Long::sum);
        case Delivered.Gone(_, var id) ->
            gone += records.remove(tx, run.source().id(), id, coming.change()) ? 1 : 0;
        case Delivered.Refused bad -> {
          refused.add(bad);
          // What cannot be read now is not gone: an identifier names what is here of it.
          records.see(tx, run.source().id(), bad.place(), run.id());
        }
      }
    }
    var fresh = runs.refuse(tx, run, refused);
    var counts =
        new Counts(
            became.getOrDefault(Records.Became.ADDED, 0L),
            became.getOrDefault(Records.Became.CHANGED, 0L),
            became.getOrDefault(Records.Became.SAME, 0L),
            gone,
            fresh);
    runs.count(tx, run.id(), counts, size);
    return counts;
  }

  /**
   * Takes away what the source brought before and this run did not: it was the whole source.
   *
   * @return what became of them
   */
  public Counts forgetUnseen(Run run) {
    var all = Counts.NONE;
    var some = 1L;
    while (some > 0) {
      var gone = write(tx -> forgetUnseen(tx, run));
      all = all.plus(gone);
      some = gone.gone();
    }
    return all;
  }

  private Counts forgetUnseen(Tx tx, Run run) {
    var source = run.source().id();
    var gone = records.removeUnseen(tx, source, run.id(), records.change(tx), BATCH);
    var counts = new Counts(0, 0, 0, gone, 0);
    runs.count(tx, run.id(), counts, null);
    return counts;
  }

  /**
   * The run has come to its end; what its library shared by it goes into the ledger.
   *
   * @param remarks what librarians should know of it, one clause each
   */
  public void done(Run run, List<String> remarks) {
    write(
        tx -> {
          done(tx, run, remarks, clock.instant());
          return true;
        });
  }

  /** The same in a transaction of the caller's. */
  void done(Tx tx, Run run, List<String> remarks, Instant at) {
    runs.end(tx, run.id(), Runs.State.DONE, remarks, at);
    credit(tx, run, at);
  }

  private void credit(Tx tx, Run run, Instant at) {
    var added = runs.run(tx, run.id()).counts().added();
    if (added > 0) {
      var what = run.source().id() + "/" + run.id();
      contributions.add(
          tx,
          new Contributions.Deed(
              Contributions.Kind.RECORDS, run.source().library(), run.by().who(), "", what, at),
          added);
    }
  }

  /** Keeps what is to be known of records that a run took. */
  void remark(Run run, List<Remark> remarks) {
    for (var from = 0; from < remarks.size(); from += BATCH) {
      var some = remarks.subList(from, Math.min(from + BATCH, remarks.size()));
      write(
          tx -> {
            runs.remark(tx, run.id(), some);
            return true;
          });
    }
  }

  /** The run of a file cannot go on; what it took stays, and is in the ledger. */
  public void failed(Run run, List<String> why) {
    write(
        tx -> {
          broken(tx, run, why, clock.instant());
          return true;
        });
  }

  private void broken(Tx tx, Run run, List<String> why, Instant at) {
    runs.end(tx, run.id(), Runs.State.FAILED, why, at);
    credit(tx, run, at);
  }

  private <T> T write(Work<T> work) {
    return store.inTransaction(Records.class, work).join();
  }
}
