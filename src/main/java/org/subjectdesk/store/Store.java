package org.subjectdesk.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/**
 * The desk's database. Everything written goes through {@link #inTransaction}, everything else
 * through {@link #read}. Safe for use by many threads.
 *
 * <pre>{@code
 * try (var store = Store.open(new StoreSettings.Embedded(Path.of("data")))) {
 *   store
 *       .inTransaction(
 *           reader,
 *           tx -> tx.update("UPDATE consult SET phase = ? WHERE reader = ?", "closed", reader))
 *       .join();
 *   var open =
 *       store.read(
 *           tx -> tx.list("SELECT reader FROM consult WHERE phase <> ?", r -> r.text("reader"), "closed"));
 * }
 * }</pre>
 */
public final class Store implements AutoCloseable {
  static final String MIGRATIONS = "classpath:db/migration";

  private final Engine engine;
  private final Buckets buckets;
  private final Readers readers;
  private final Pulse pulse;
  private final Tally tally = new Tally();
  private final List<Lane> lanes;

  private Store(Engine engine, Executor completions) {
    this.engine = engine;
    readers = new Readers(engine);
    buckets = new Buckets(engine.shared());
    pulse = new Pulse(readers);
    lanes =
        IntStream.range(0, engine.lanes())
            .mapToObj(number -> new Lane("store-lane-" + number, engine, completions, tally))
            .toList();
    lanes.forEach(Lane::start);
  }

  /**
   * Opens the database and brings its tables up to date.
   *
   * @throws StoreInUse if somebody else holds the data folder
   * @throws StoreFailure if the database cannot be reached or brought up to date
   */
  public static Store open(StoreSettings settings) {
    return open(settings, Thread::startVirtualThread);
  }

  /**
   * The same, with another place for the callers' code.
   *
   * @param completions completes each future and runs what is chained to it, in place of a virtual
   *     thread for each; the lane waits while it accepts a task, but not while it runs one
   */
  public static Store open(StoreSettings settings, Executor completions) {
    return open(settings, completions, MIGRATIONS);
  }

  static Store open(StoreSettings settings, Executor completions, String migrations) {
    var engine = Engine.of(settings);
    try {
      Migrations.run(engine, migrations);
      return new Store(engine, completions);
    } catch (RuntimeException e) {
      engine.close();
      throw e instanceof StoreFailure ? e : new StoreFailure("the database cannot be opened", e);
    }
  }

  /**
   * Runs the body in a transaction, after all bodies that were offered with the same key before,
   * and never beside them. Bodies that wait at the same moment share one commit.
   *
   * @param key whose order matters, usually a reader; equal keys share a lane
   * @param work repeatable, see {@link Work}
   * @return completed when the commit is done. Fails with what the body threw; with {@link
   *     StoreFailure} if the database refused; at once with {@link StoreBusy} if too much waits or
   *     the store is closing; with {@link OutcomeUnknown} if the connection broke during the
   *     commit. A future that is cancelled before its body has started leaves nothing behind; later
   *     than that, cancelling does not stop the commit. Futures are completed each on its own
   *     virtual thread, so those of one key may become known in another order than that of their
   *     commits.
   * @throws IllegalStateException if called by a body
   */
  public <T> CompletableFuture<T> inTransaction(Object key, Work<T> work) {
    refuseBodies();
    var job = new Job<>(work);
    lanes.get(Math.floorMod(spread(key.hashCode()), lanes.size())).offer(job);
    return job.caller();
  }

  /**
   * Reads on one snapshot of what is committed, beside the lanes. Blocks the calling thread, which
   * must not be an event loop.
   *
   * @return what the body returned; what it throws is thrown here, checked exceptions as the cause
   *     of a {@link StoreFailure}
   * @throws StoreFailure if the database refuses, which it does for every write, or no connection
   *     comes free in time
   * @throws IllegalStateException if called by a body
   */
  public <T> T read(Work<T> work) {
    refuseBodies();
    return readers.read(work);
  }

  /** How fast somebody may do something. */
  public Buckets buckets() {
    return buckets;
  }

  /** Whether the database answers a query now. Blocks for a second at most. */
  public boolean isReady() {
    return lanes.stream().allMatch(Lane::isAlive) && pulse.beats();
  }

  /** How many bodies wait for their lane. */
  public int waiting() {
    return lanes.stream().mapToInt(Lane::waiting).sum();
  }

  /** How many commits were done since the store was opened. */
  public long commits() {
    return tally.commits();
  }

  /** How many bodies these commits held. */
  public long transactions() {
    return tally.transactions();
  }

  /** How often a body was run again because of a conflict or a lost connection. */
  public long retries() {
    return tally.retries();
  }

  /**
   * Takes nothing more in, settles everything that was accepted, and gives the database back. May
   * be called twice.
   *
   * @throws IllegalStateException if called by a body
   */
  @Override
  public void close() {
    refuseBodies();
    lanes.forEach(Lane::finish);
    lanes.forEach(Store::await);
    readers.close();
    buckets.close();
    engine.close();
  }

  /** Uninterruptibly: what was accepted is not dropped because somebody is in a hurry. */
  private static void await(Lane lane) {
    var interrupted = false;
    while (lane.isAlive()) {
      try {
        lane.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waiting on a lane for something on the same lane would never end. */
  private static void refuseBodies() {
    if (Thread.currentThread() instanceof Lane) {
      throw new IllegalStateException("a body has its Tx and must not use the Store");
    }
  }

  /** Mixes the upper bits in, because few lanes use few lower ones. */
  private static int spread(int hash) {
    return hash ^ (hash >>> 16);
  }
}
