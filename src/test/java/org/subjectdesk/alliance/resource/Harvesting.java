package org.subjectdesk.alliance.resource;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.subjectdesk.directory.CatalogueSource;
import org.subjectdesk.holdings.HarvestState.Lease;
import org.subjectdesk.script.Words;

/** Runs harvests one after the other, on a state that stays; waits only on paper. */
final class Harvesting {
  static final String SOURCE = "demo-a-opac";

  final KeptInMemory state = new KeptInMemory();
  final List<Duration> waited = new CopyOnWriteArrayList<>();
  // The providers' clock is the real one.
  private final AtomicReference<Instant> time = new AtomicReference<>(Instant.now());
  Manners manners =
      new Manners(
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofSeconds(5),
          3,
          Duration.ofMinutes(30),
          4_000_000,
          Duration.ofDays(30));
  volatile Patience patience = patience();

  Instant now() {
    return Objects.requireNonNull(time.get());
  }

  Patience patience() {
    return new Patience() {
      @Override
      void pause(Duration time) {
        waited.add(time);
      }
    };
  }

  static CatalogueSource source(URI address, String prefix) {
    return new CatalogueSource(
        SOURCE, "demo-a", Words.of("甲校馆藏"), address, Optional.empty(), prefix, Duration.ofDays(1));
  }

  KeptInMemory.Row row() {
    return state.row(SOURCE);
  }

  KeptInMemory.Row run(XoaiProvider provider) {
    return run(source(provider.address(), "oai_dc"));
  }

  KeptInMemory.Row run(CatalogueSource source) {
    try (var fetch = new Fetch(manners, patience, this::now)) {
      var harvest = new Harvest(state, fetch, patience, manners, this::now);
      var lease = new Lease(source.id(), "node-1");
      if (harvest.claim(lease)) {
        harvest.run(source, lease);
      }
      return row();
    }
  }

  void advance(Duration by) {
    time.updateAndGet(it -> it.plus(by));
  }
}
