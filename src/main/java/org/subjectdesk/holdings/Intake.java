package org.subjectdesk.holdings;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.handover.Contributions;
import org.subjectdesk.holdings.Runs.Counts;
import org.subjectdesk.holdings.Runs.Run;
import org.subjectdesk.holdings.Runs.Source;
import org.subjectdesk.holdings.Runs.Token;
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
   * Begins a run, or goes on with one that has a token to go on with.
   *
   * @return as it stands
   */
  public Run begin(Source source) {
    return write(tx -> runs.begin(tx, source, clock.instant()));
  }

  /**
   * Takes a batch. It is there as a whole or, after a crash, not at all, and so is {@code next}.
   *
   * @param next where the run would go on; null = nowhere else than at its beginning
   * @param size how many records the source says that it delivers; null = it does not say
   * @return what became of the records
   */
  public Counts take(Run run, List<Delivered> batch, @Nullable Token next, @Nullable Long size) {
    return write(tx -> take(tx, run, batch, next, size));
  }

  private Counts take(
      Tx tx, Run run, List<Delivered> batch, @Nullable Token next, @Nullable Long size) {
    var refused = new ArrayList<Delivered.Refused>();
    var became = new EnumMap<Records.Became, Long>(Records.Became.class);
    var gone = 0L;
    var since = runs.hasCome(tx, run.source().id()) ? clock.instant().toEpochMilli() : 0;
    var coming = new Records.Coming(run.id(), records.change(tx), since);
    for (var one : batch) {
      switch (one) {
        case Delivered.Taken(_, var entry) ->
            became.merge(records.put(tx, entry, coming), 1L, Long::sum);
        case Delivered.Gone(_, var id) ->
            gone += records.remove(tx, run.source().id(), id, coming.change()) ? 1 : 0;
        case Delivered.Refused bad -> refused.add(bad);
      }
    }
    runs.refuse(tx, run.id(), refused);
    var counts =
        new Counts(
            became.getOrDefault(Records.Became.ADDED, 0L),
            became.getOrDefault(Records.Became.CHANGED, 0L),
            became.getOrDefault(Records.Became.SAME, 0L),
            gone,
            refused.size());
    runs.count(tx, run.id(), counts, next, size);
    return counts;
  }

  /** Takes away what the source brought before and this run did not: it was the whole source. */
  public void forgetUnseen(Run run) {
    var some = 1;
    while (some > 0) {
      some =
          write(
              tx -> {
                var id = run.source().id();
                var gone = records.removeUnseen(tx, id, run.id(), records.change(tx), BATCH);
                runs.count(tx, run.id(), new Counts(0, 0, 0, gone, 0), null, null);
                return gone;
              });
    }
  }

  /**
   * The run has come to its end; what its library shared by it goes into the ledger.
   *
   * @param highWater where the next one begins; null = as this one did
   */
  public void done(Run run, @Nullable Instant highWater) {
    write(
        tx -> {
          var at = clock.instant();
          runs.done(tx, run.id(), highWater, at);
          var source = run.source();
          runs.last(tx, source.id())
              .filter(ended -> ended.counts().added() > 0)
              .ifPresent(
                  ended ->
                      contributions.add(
                          tx,
                          new Contributions.Deed(
                              Contributions.Kind.RECORDS,
                              source.library(),
                              "",
                              "",
                              source.id() + "/" + run.id(),
                              at),
                          ended.counts().added()));
          return true;
        });
  }

  /** The run cannot go on; another {@link #begin} goes on where it was, if it can. */
  public void failed(Run run, String why) {
    write(
        tx -> {
          runs.failed(tx, run.id(), why, clock.instant());
          return true;
        });
  }

  private <T> T write(Work<T> work) {
    return store.inTransaction(Intake.class, work).join();
  }
}
