package org.subjectdesk.publishing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Meanings;
import org.subjectdesk.faq.Subjects;
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
  private final Subjects subjects;
  private final Optional<KeptMeanings> meanings;
  private final Thread follower;
  private volatile Edition current;
  private volatile boolean following = true;
  private final CountDownLatch closing = new CountDownLatch(1);

  private record Edition(long number, FaqIndex index) {}

  /**
   * Builds the first index and starts to follow the store. Blocking.
   *
   * @param meanings gives the embeddings; empty = entries are found by words alone
   * @param poll how often to look for a new edition
   */
  public Publisher(Store store, Subjects subjects, Optional<KeptMeanings> meanings, Duration poll) {
    this.store = store;
    this.subjects = subjects;
    this.meanings = meanings;
    this.current = build();
    this.follower = Thread.ofVirtual().name("publisher").start(() -> follow(poll));
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
      if (store.read(shelf::edition) != current.number()) {
        current = build();
      }
    } finally {
      building.unlock();
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
    meanings.ifPresent(
        kept -> kept.prepare(entries.stream().flatMap(e -> FaqIndex.texts(e).stream()).toList()));
    var index =
        FaqIndex.of(
            entries, subjects, meanings.map(Meanings.class::cast).orElseGet(Meanings::none));
    LOG.info("index of edition {}: {} entries", published.number(), entries.size());
    return new Edition(published.number(), index);
  }

  private void follow(Duration poll) {
    try {
      while (!closing.await(poll.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          refresh();
          following = true;
        } catch (RuntimeException broken) {
          following = false;
          LOG.warn("the published FAQ could not be read, the old one stays: {}", broken.toString());
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
