package org.subjectdesk.alliance.resource;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.directory.CatalogueSource;
import org.subjectdesk.holdings.HarvestState;
import org.subjectdesk.holdings.HarvestState.Lease;
import org.subjectdesk.holdings.HarvestState.Standing;
import org.subjectdesk.rounds.Rounds;

/**
 * Harvests each source when its time has come or somebody wishes it, a few at once, each by one
 * node only. Closing breaks off what runs; it goes on there after a start. Safe for any thread.
 */
public final class Harvester implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Harvester.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);
  private static final int DOUBLINGS = 7;
  private static final int AT_ONCE = 2;

  private final String holder = UUID.randomUUID().toString();
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Patience patience;
  private final Supplier<List<CatalogueSource>> sources;
  private final HarvestState state;
  private final InstantSource clock;
  private final Fetch fetch;
  private final Harvest harvest;
  private final Rounds rounds;

  /**
   * Prepares.
   *
   * @param sources as they are now
   */
  public Harvester(
      Supplier<List<CatalogueSource>> sources,
      HarvestState state,
      Manners manners,
      InstantSource clock) {
    this(sources, state, manners, clock, new Patience());
  }

  Harvester(
      Supplier<List<CatalogueSource>> sources,
      HarvestState state,
      Manners manners,
      InstantSource clock,
      Patience patience) {
    this.patience = patience;
    this.sources = sources;
    this.state = state;
    this.clock = clock;
    this.fetch = new Fetch(manners, patience, clock);
    this.harvest = new Harvest(state, fetch, patience, manners, clock);
    this.rounds = new Rounds("harvests", LOOK, this::look);
  }

  /** Begins to look. To be called once. */
  public void start() {
    rounds.start();
  }

  /** The sources that this node harvests now. */
  public Set<String> running() {
    return Set.copyOf(running);
  }

  void look() {
    for (var source : sources.get()) {
      if (!patience.isClosing() && isDue(source) && places.tryAcquire()) {
        begin(source);
      }
    }
  }

  private boolean isDue(CatalogueSource source) {
    return !running.contains(source.id()) && isDue(source, state.standing(source.id()));
  }

  private boolean isDue(CatalogueSource source, Standing standing) {
    if (standing.wanted() || standing.ended().isEmpty()) {
      return true;
    }
    var pause = standing.failures() == 0 ? source.every() : afterFailures(source, standing);
    return !standing.ended().get().plus(pause).isAfter(clock.instant());
  }

  /** Sooner than usual at first, since most failures pass; never more often than usual. */
  private static Duration afterFailures(CatalogueSource source, Standing standing) {
    var doubled = AFTER_FAILURE.multipliedBy(1L << Math.min(standing.failures() - 1, DOUBLINGS));
    return doubled.compareTo(source.every()) < 0 ? doubled : source.every();
  }

  private void begin(CatalogueSource source) {
    var lease = new Lease(source.id(), holder);
    running.add(source.id());
    threads.execute(
        () -> {
          try {
            if (harvest.claim(lease)) {
              harvest.run(source, lease);
            }
          } catch (RuntimeException broken) {
            // The lease runs out, and the run goes on where it stands.
            LOG.warn("harvest of {} broke off: {}", source.id(), broken.toString());
          } finally {
            running.remove(source.id());
            places.release();
          }
        });
  }

  @Override
  public void close() {
    patience.close();
    rounds.close();
    threads.close();
    fetch.close();
  }
}
