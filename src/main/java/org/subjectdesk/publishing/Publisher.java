package org.subjectdesk.publishing;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Label;
import org.subjectdesk.faq.Meanings;
import org.subjectdesk.store.Store;

/**
 * Holds the index that answers now, and follows the store: whatever node or command publishes, the
 * index is at most one poll behind. Safe for any thread.
 *
 * <p>A replaced index is not closed at once, because a search may still run on it; it lives in
 * memory only and goes with its last reader.
 */
public final class Publisher implements Supplier<FaqIndex>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final FaqShelf shelf = new FaqShelf();
  private final ReentrantLock building = new ReentrantLock();
  private final Store store;
  private final FaqIndex.Scope scope;
  private final Optional<KeptMeanings> meanings;
  private final Supplier<List<FaqEntry>> also;
  private final Bands bands;
  private final Thread follower;
  private volatile Edition current;
  private volatile boolean following = true;
  private volatile boolean stale = true;
  private final CountDownLatch closing = new CountDownLatch(1);

  private record Edition(long number, List<FaqEntry> also, FaqIndex index) {}

  /**
   * Builds the first index and starts to follow the store. Blocking.
   *
   * @param meanings gives the embeddings; empty = entries are found by words alone
   * @param also entries that are found beside those of the store
   * @param bands how the index is calibrated
   * @param poll how often to look for a new edition
   */
  public Publisher(
      Store store,
      FaqIndex.Scope scope,
      Optional<KeptMeanings> meanings,
      Supplier<List<FaqEntry>> also,
      Bands bands,
      Duration poll) {
    this.store = store;
    this.scope = scope;
    this.meanings = meanings;
    this.also = also;
    this.bands = bands;
    this.current = build();
    this.follower = Thread.ofVirtual().name("publisher").start(() -> follow(poll));
  }

  /**
   * How far answers are trusted.
   *
   * @param libraries whose bands are calibrated
   * @param precision the share of right answers wanted in the answer band
   * @param today by which review dates are judged
   * @param labels what readers and librarians have told so far
   */
  public record Bands(
      Collection<String> libraries,
      double precision,
      Supplier<LocalDate> today,
      Supplier<List<Label>> labels) {
    public Bands {
      libraries = List.copyOf(libraries);
    }
  }

  private void calibrate(FaqIndex index) {
    var labels = bands.labels().get();
    for (var library : bands.libraries()) {
      if (closing.getCount() == 0) {
        return;
      }
      var expected = index.calibrate(library, labels, bands.precision());
      LOG.info(
          "{}: {} % of questions answered outright, {} % of these right (expected)",
          library, Math.round(100 * expected.coverage()), Math.round(100 * expected.precision()));
    }
  }

  /** The index as published now; never blocks. */
  @Override
  public FaqIndex get() {
    return current.index();
  }

  /** Whether the index is at most one poll behind the store. */
  public boolean isReady() {
    return following;
  }

  /** Looks at the store now and swaps in a new edition, if there is one. Blocking. */
  public void refresh() {
    building.lock();
    try {
      if (store.read(shelf::edition) != current.number() || !also.get().equals(current.also())) {
        var next = build();
        next.index().adopt(current.index());
        current = next;
        stale = true;
      }
    } finally {
      building.unlock();
    }
  }

  /**
   * The same for who has just published: what goes wrong is only logged, and left to the next poll.
   */
  public void hurry() {
    try {
      refresh();
    } catch (RuntimeException broken) {
      LOG.warn("the new edition could not be read at once: {}", broken.toString());
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      follower.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private record Published(long number, List<FaqEntry> entries) {}

  private Edition build() {
    var published = store.read(tx -> new Published(shelf.edition(tx), shelf.all(tx)));
    var entries = published.entries();
    var beside = also.get();
    var index = index(entries, beside);
    LOG.info("index of edition {}: {} entries", published.number(), entries.size());
    return new Edition(published.number(), beside, index);
  }

  private FaqIndex index(List<FaqEntry> published, List<FaqEntry> beside) {
    var entries = Stream.concat(published.stream(), beside.stream()).toList();
    var known =
        meanings.map(kept -> kept.of(FaqIndex.texts(entries, scope))).orElseGet(Meanings::none);
    return FaqIndex.of(entries, scope, known, bands.today());
  }

  /**
   * The index as it would be with other entries, judging as the current one does. Blocking. To be
   * closed by the caller.
   *
   * @param entries all of them, of all libraries
   */
  public FaqIndex preview(List<FaqEntry> entries) {
    var index = index(entries, also.get());
    index.adopt(get());
    return index;
  }

  /** The same with the published entries, and others beside them than now. */
  public FaqIndex previewBeside(List<FaqEntry> beside) {
    var index = index(store.read(shelf::all), beside);
    index.adopt(get());
    return index;
  }

  private void follow(Duration poll) {
    try {
      do {
        try {
          refresh();
          following = true;
          if (stale) {
            // Until then the new index judges by the limits of the old one, or the shipped ones.
            stale = false;
            calibrate(get());
          }
        } catch (RuntimeException broken) {
          following = false;
          LOG.warn("the published FAQ could not be read, the old one stays: {}", broken.toString());
        }
      } while (!closing.await(poll.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
