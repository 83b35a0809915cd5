package org.subjectdesk.push;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.push.Subscriptions.One;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * Makes digests for readers whose interval is over and for whom there is something new. Several
 * nodes may do it at once: of those that saw when a reader got her last one, one makes the next.
 */
public final class DigestMaker {
  private static final int PRUNED_AT_ONCE = 100;

  /** A subject for which so long nothing came is not asked for from the beginning every time. */
  private static final Duration LONG_QUIET = Duration.ofDays(2);

  /** So late at most is committed what is new since. */
  private static final Duration MARGIN = Duration.ofDays(1);

  private final Store store;
  private final Wishes wishes;
  private final List<NewItems> sources;

  /** Prepares. */
  public DigestMaker(Store store, Wishes wishes, List<NewItems> sources) {
    this.store = store;
    this.wishes = wishes;
    this.sources = List.copyOf(sources);
  }

  private record Topic(String library, String subject) {}

  /** One look at all subscriptions; returns when what it made is committed. Blocking. */
  public void look(Instant at) {
    sources.forEach(source -> source.look(store, at));
    var before = at.minus(wishes.pace().every());
    var readers = new LinkedHashMap<ReaderId, List<One>>();
    var oldest = new HashMap<Topic, Instant>();
    for (var one : store.<List<One>>read(tx -> wishes.subscriptions().due(tx, before))) {
      readers.computeIfAbsent(one.reader(), _ -> new ArrayList<>()).add(one);
      oldest.merge(topic(one), one.toldUntil(), (a, b) -> a.isBefore(b) ? a : b);
    }
    var news = new HashMap<Topic, List<Item>>();
    oldest.forEach((topic, since) -> news.put(topic, store.read(tx -> items(tx, topic, since))));
    readers.values().forEach(hers -> make(hers, news, at));
    oldest.forEach(
        (topic, since) -> {
          if (since.isBefore(at.minus(LONG_QUIET))
              && news.getOrDefault(topic, List.of()).isEmpty()) {
            quiet(topic, since, at.minus(MARGIN));
          }
        });
    store
        .inTransaction(
            DigestMaker.class,
            tx -> {
              wishes.subscriptions().prune(tx, before);
              wishes.digests().prune(tx, at, PRUNED_AT_ONCE);
              return true;
            })
        .join();
  }

  private void quiet(Topic topic, Instant since, Instant until) {
    store
        .inTransaction(
            DigestMaker.class,
            tx -> {
              wishes.subscriptions().quiet(tx, topic.library(), topic.subject(), since, until);
              return true;
            })
        .join();
  }

  private static Topic topic(One one) {
    return new Topic(one.library(), one.subject());
  }

  private List<Item> items(Tx tx, Topic topic, Instant since) {
    return sources.stream()
        .flatMap(source -> source.since(tx, topic.library(), topic.subject(), since).stream())
        .toList();
  }

  private void make(List<One> hers, Map<Topic, List<Item>> news, Instant at) {
    var fresh = new LinkedHashMap<One, List<Item>>();
    for (var one : hers) {
      var items =
          news.getOrDefault(topic(one), List.of()).stream()
              .filter(item -> item.at().isAfter(one.toldUntil()))
              .toList();
      if (!items.isEmpty()) {
        fresh.put(one, items);
      }
    }
    if (!fresh.isEmpty()) {
      var reader = hers.getFirst().reader();
      store.inTransaction(reader, tx -> make(tx, reader, fresh, at)).join();
    }
  }

  private boolean make(Tx tx, ReaderId reader, Map<One, List<Item>> fresh, Instant at) {
    var first = fresh.keySet().iterator().next();
    if (!wishes.subscriptions().claim(tx, first, at)) {
      return false;
    }
    var entries = new ArrayList<Digest.Entry>();
    fresh.forEach(
        (one, items) -> {
          // Nothing of what she has stopped meanwhile.
          if (wishes.subscriptions().told(tx, one, latest(items))) {
            items.forEach(item -> entries.add(new Digest.Entry(one.subject(), item)));
          }
        });
    if (!entries.isEmpty()) {
      wishes.digests().make(tx, reader, first.library(), entries, at);
    }
    return true;
  }

  /** Not the present: what another node commits a moment later is news the next time. */
  private static Instant latest(Collection<Item> items) {
    return items.stream().map(Item::at).max(Comparator.naturalOrder()).orElseThrow();
  }
}
