package org.subjectdesk.holdings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.holdings.Runs.Run;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;
import org.subjectdesk.store.Work;

/**
 * The {@link HarvestState} of the store. Owns {@code bib_harvest}. Safe for any thread; blocking.
 */
public final class Harvests implements HarvestState {
  private final Runs runs = new Runs();
  private final Store store;
  private final Intake intake;
  private final UnaryOperator<String> libraries;

  /**
   * Prepares.
   *
   * @param libraries a source → the library whose records it has
   */
  public Harvests(Store store, Intake intake, UnaryOperator<String> libraries) {
    this.store = store;
    this.intake = intake;
    this.libraries = libraries;
  }

  /** Somebody wants a source harvested soon. */
  public void want(String source) {
    write(
        tx ->
            tx.update(
                "INSERT INTO bib_harvest (source, holder, lease_until, wanted, asked, failures)"
                    + " VALUES (?, '', 0, 1, '', 0)"
                    + " ON CONFLICT (source) DO UPDATE SET wanted = 1",
                source));
  }

  @Override
  public Standing standing(String source) {
    return store.read(
        tx ->
            tx.one(
                    "SELECT wanted, ended_at, failures FROM bib_harvest WHERE source = ?",
                    row ->
                        new Standing(
                            row.flag("wanted"),
                            Optional.ofNullable(row.instantOrNull("ended_at")),
                            (int) row.number("failures")),
                    source)
                .orElseGet(() -> new Standing(false, Optional.empty(), 0)));
  }

  @Override
  public boolean claim(Lease lease, Instant at, Instant until) {
    return write(
        tx ->
            tx.update(
                    "INSERT INTO bib_harvest"
                        + " (source, holder, lease_until, wanted, asked, failures)"
                        + " VALUES (?, ?, ?, 0, '', 0) ON CONFLICT (source) DO UPDATE"
                        + " SET holder = excluded.holder, lease_until = excluded.lease_until"
                        + " WHERE bib_harvest.holder = excluded.holder"
                        + " OR bib_harvest.lease_until <= ?",
                    lease.source(),
                    lease.holder(),
                    until,
                    at)
                == 1);
  }

  @Override
  public Progress begin(Lease lease, String asked, Instant at) {
    return write(
        tx -> {
          if (!holds(tx, lease)) {
            return new Progress(Optional.empty(), Optional.empty(), Optional.empty());
          }
          tx.update(
              "UPDATE bib_harvest SET asked = ?, high_water = NULL, whole_at = NULL, run = NULL,"
                  + " token = NULL WHERE source = ? AND asked <> ?",
              asked,
              lease.source(),
              asked);
          var run =
              open(tx, lease)
                  .map(it -> runs.resume(tx, it.id()))
                  .orElseGet(() -> runs.begin(tx, source(lease), Runs.Brought.BY_DESK, at));
          tx.update(
              "UPDATE bib_harvest SET wanted = 0, ended_at = NULL, run = ? WHERE source = ?",
              run.id(),
              lease.source());
          return tx.one(
                  "SELECT * FROM bib_harvest WHERE source = ?", Harvests::progress, lease.source())
              .orElseThrow();
        });
  }

  private Runs.Source source(Lease lease) {
    return new Runs.Source(lease.source(), libraries.apply(lease.source()), Runs.Kind.OAI);
  }

  private static Progress progress(Row row) {
    return new Progress(
        Optional.ofNullable(row.instantOrNull("high_water")),
        Optional.ofNullable(row.instantOrNull("whole_at")),
        Optional.ofNullable(resume(row)));
  }

  private static @Nullable Resume resume(Row row) {
    var token = row.textOrNull("token");
    var size = row.numberOrNull("size");
    return token == null
        ? null
        : new Resume(
            token,
            Optional.ofNullable(row.instantOrNull("token_until")),
            size == null ? OptionalLong.empty() : OptionalLong.of(size),
            row.number("seen"),
            row.instant("as_of"),
            row.flag("everything"));
  }

  @Override
  public boolean took(Lease lease, List<Delivered> records, Optional<Resume> next, Instant at) {
    return write(
        tx -> {
          var run = held(tx, lease);
          if (run.isEmpty()) {
            return false;
          }
          var size = next.map(Resume::size).filter(OptionalLong::isPresent);
          intake.take(tx, run.get(), records, size.map(OptionalLong::getAsLong).orElse(null), at);
          keep(tx, lease, next.orElse(null));
          return true;
        });
  }

  private static void keep(Tx tx, Lease lease, @Nullable Resume next) {
    if (next == null) {
      tx.update("UPDATE bib_harvest SET token = NULL WHERE source = ?", lease.source());
      return;
    }
    tx.update(
        "UPDATE bib_harvest SET token = ?, token_until = ?, size = ?, seen = ?, as_of = ?,"
            + " everything = ? WHERE source = ?",
        next.token(),
        next.expires().orElse(null),
        next.size().isPresent() ? next.size().getAsLong() : null,
        next.seen(),
        next.asOf(),
        next.everything(),
        lease.source());
  }

  @Override
  public void afresh(Lease lease, Instant at) {
    write(
        tx -> {
          if (holds(tx, lease)) {
            keep(tx, lease, null);
          }
          return true;
        });
  }

  @Override
  public void done(Lease lease, Finished finished, Instant at) {
    var remarks = new ArrayList<>(finished.remarks());
    if (finished.sweep()) {
      store.read(tx -> held(tx, lease)).ifPresent(run -> sweep(run, remarks));
    }
    write(
        tx -> {
          var run = held(tx, lease);
          run.ifPresent(it -> intake.done(tx, it, remarks, at));
          if (run.isPresent()) {
            tx.update(
                "UPDATE bib_harvest SET holder = '', lease_until = 0, failures = 0, ended_at = ?,"
                    + " high_water = ?, whole_at = CASE WHEN ? = 1 THEN ? ELSE whole_at END,"
                    + " run = NULL, token = NULL WHERE source = ?",
                at,
                finished.highWater(),
                finished.everything(),
                at,
                lease.source());
          }
          return true;
        });
  }

  /** What half of a catalogue seems to be gone from is rather a provider that does not give it. */
  private void sweep(Run run, List<String> remarks) {
    if (store.read(tx -> isMostOf(tx, run))) {
      intake.forgetUnseen(run);
    } else {
      remarks.add("it gave fewer than half of what is here; nothing was taken away");
    }
  }

  private static boolean isMostOf(Tx tx, Run run) {
    return tx.one(
            "SELECT count(*) AS held, count(CASE WHEN seen = ? THEN 1 END) AS given"
                + " FROM bib_record WHERE source = ?",
            row -> row.number("given") * 2 >= row.number("held"),
            run.id(),
            run.source().id())
        .orElse(false);
  }

  @Override
  public void failed(Lease lease, String why, Instant at) {
    write(
        tx -> {
          var run = held(tx, lease);
          run.ifPresent(it -> runs.end(tx, it.id(), Runs.State.FAILED, List.of(why), at));
          if (run.isPresent()) {
            tx.update(
                "UPDATE bib_harvest SET holder = '', lease_until = 0, failures = failures + 1,"
                    + " ended_at = ? WHERE source = ?",
                at,
                lease.source());
          }
          return true;
        });
  }

  @Override
  public void paused(Lease lease, Instant at) {
    write(
        tx ->
            tx.update(
                "UPDATE bib_harvest SET holder = '', lease_until = 0, ended_at = NULL"
                    + " WHERE source = ? AND holder = ?",
                lease.source(),
                lease.holder()));
  }

  private static boolean holds(Tx tx, Lease lease) {
    return tx.one(
            "SELECT holder FROM bib_harvest WHERE source = ?",
            row -> row.text("holder"),
            lease.source())
        .filter(lease.holder()::equals)
        .isPresent();
  }

  /** The run of who holds the source. */
  private Optional<Run> held(Tx tx, Lease lease) {
    return holds(tx, lease) ? open(tx, lease) : Optional.empty();
  }

  private Optional<Run> open(Tx tx, Lease lease) {
    return tx.one(
            "SELECT run FROM bib_harvest WHERE source = ? AND run IS NOT NULL",
            row -> row.number("run"),
            lease.source())
        .map(id -> runs.run(tx, id));
  }

  private <T> T write(Work<T> work) {
    return store.inTransaction(Records.class, work).join();
  }
}
