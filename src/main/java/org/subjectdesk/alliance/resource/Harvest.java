package org.subjectdesk.alliance.resource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.directory.CatalogueSource;
import org.subjectdesk.holdings.HarvestState;
import org.subjectdesk.holdings.HarvestState.Lease;
import org.subjectdesk.holdings.HarvestState.Resume;

/**
 * Harvests sources: with good manners towards providers, and holding each source so that no other
 * node does the same. Blocking; safe for any thread.
 */
final class Harvest {
  private static final Logger LOG = LoggerFactory.getLogger(Harvest.class);
  private static final Duration HELD = Duration.ofMinutes(3);
  private static final Duration HOLD_AGAIN = Duration.ofMinutes(1);
  private static final int DOUBLINGS = 6;

  private final HarvestState state;
  private final Fetch fetch;
  private final Patience patience;
  private final Manners manners;
  private final InstantSource clock;

  Harvest(
      HarvestState state, Fetch fetch, Patience patience, Manners manners, InstantSource clock) {
    this.state = state;
    this.fetch = fetch;
    this.patience = patience;
    this.manners = manners;
    this.clock = clock;
  }

  Manners manners() {
    return manners;
  }

  Instant now() {
    return clock.instant();
  }

  /** Holds a source for longer than a page may take, but not so long that a crash is felt. */
  boolean claim(Lease lease) {
    var at = now();
    return state.claim(lease, at, at.plus(manners.answer()).plus(HELD));
  }

  /** Waits and goes on holding the source; false when it should not be asked any more. */
  private boolean hold(Lease lease, Duration wait) {
    for (var rest = wait; rest.isPositive(); rest = rest.minus(HOLD_AGAIN)) {
      if (patience.isClosing() || !claim(lease)) {
        return false;
      }
      patience.pause(rest.compareTo(HOLD_AGAIN) < 0 ? rest : HOLD_AGAIN);
    }
    return !patience.isClosing() && claim(lease);
  }

  /** One run over a source that is {@linkplain #claim held}; gives it back. */
  void run(CatalogueSource source, Lease lease) {
    var ending = walk(source, lease);
    switch (ending) {
      case Ending.Done done -> {
        state.done(lease, done.finished(), now());
        LOG.info("harvested {}: {} records", source.id(), done.finished().seen());
      }
      case Ending.Failed failed -> {
        state.failed(lease, failed.why(), now());
        LOG.warn("harvest of {} failed: {}", source.id(), failed.why());
      }
      case Ending.Paused() -> {
        state.paused(lease, now());
        LOG.info("harvest of {} broken off; it goes on there", source.id());
      }
    }
  }

  private Ending walk(CatalogueSource source, Lease lease) {
    var pages = new OaiPages(source, fetch);
    var known = state.begin(lease, OaiPages.asked(source), now());
    try {
      return new Run(lease, pages, this, pages.identify(), known).walk();
    } catch (RuntimeException broken) {
      LOG.warn("harvest of {} broke off", source.id(), broken);
      return new Ending.Failed("a fault of the desk; see its log");
    }
  }

  /**
   * Asks for a page: again when it was lost or broken, after a while when the provider wants so.
   *
   * @return what cannot be mended by asking again
   */
  Answer ask(Lease lease, Supplier<Answer> question) {
    var wait = manners.between();
    for (var tries = 1; ; tries++) {
      if (!hold(lease, wait)) {
        return new Answer.Closed();
      }
      var answer = question.get();
      var again = again(answer, tries);
      if (again.isEmpty() || tries >= manners.tries()) {
        return answer;
      }
      wait = again.get();
    }
  }

  /** After which time the same may be asked again; empty when it should not. */
  private Optional<Duration> again(Answer answer, int tries) {
    return switch (answer) {
      case Answer.Later later ->
          Optional.of(later.after()).filter(it -> it.compareTo(manners.longestWait()) <= 0);
      case Answer.Broken _, Answer.Lost _ ->
          Optional.of(manners.retry().multipliedBy(1L << Math.min(tries - 1, DOUBLINGS)));
      case Answer.Page _,
          Answer.Nothing _,
          Answer.BadToken _,
          Answer.ProtocolError _,
          Answer.Hopeless _,
          Answer.Closed _ ->
          Optional.empty();
    };
  }

  boolean took(Lease lease, List<Delivered> records, Optional<Resume> next) {
    return state.took(lease, records, next, now());
  }

  void afresh(Lease lease) {
    state.afresh(lease, now());
  }
}
