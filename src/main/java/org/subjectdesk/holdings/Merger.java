package org.subjectdesk.holdings;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.Merging;
import org.subjectdesk.holdings.Records.Kept;
import org.subjectdesk.rounds.Rounds;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * Brings records together that are one work: what came in or changed, and everything that shares a
 * key with it, directly or through others.
 *
 * <p>Reading and comparing happen beside the store's lanes, because readers' messages wait for
 * those; only the outcome is written, in short transactions. A record that changed meanwhile stays
 * to be compared. Of several nodes that do it at once the first one's outcome counts, and the
 * others look again.
 */
public final class Merger implements AutoCloseable {
  /** So few at once that a transaction is over within milliseconds. */
  private static final int BATCH = 200;

  /** What is chained to these through ever more others is no work of theirs. */
  private static final int MOST = 5_000;

  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final Records records = new Records();
  private final Store store;
  private final Rounds rounds = new Rounds("catalogue-merger", BETWEEN, this::all);

  /** Prepares. */
  public Merger(Store store) {
    this.store = store;
  }

  /** Begins to look for what came in. To be called once. */
  public void start() {
    rounds.start();
  }

  private void all() {
    var settled = 1;
    while (settled > 0 && !rounds.isClosing()) {
      settled = round();
    }
  }

  /**
   * Compares some of what has to be compared. Blocking.
   *
   * @return how many records it settled; 0 = there is nothing to do
   */
  public int round() {
    var found = store.<Neighbourhood>read(this::neighbourhood);
    if (found.kept().isEmpty()) {
      return 0;
    }
    var moving = moving(found);
    var settled = 0;
    for (var from = 0; from < moving.size(); from += BATCH) {
      var some = moving.subList(from, Math.min(from + BATCH, moving.size()));
      var expected = found.comparisons() + from / BATCH;
      if (!store.inTransaction(Records.class, tx -> settle(tx, some, expected)).join()) {
        return Math.max(1, settled); // Somebody was quicker: look again.
      }
      settled += some.size();
    }
    return settled;
  }

  /** How many records wait to be compared. Blocking. */
  public long waiting() {
    return store.<Long>read(records::dirty);
  }

  /** A record and the work that it turned out to belong to. */
  private record Move(Kept kept, String work) {}

  /**
   * Records with everything that may be one work with them.
   *
   * @param comparisons how often an outcome had been kept when they were read
   * @param common the keys that too many share, so that they say nothing
   */
  private record Neighbourhood(long comparisons, Map<BibRecord.Key, Kept> kept, Set<Long> common) {}

  private Neighbourhood neighbourhood(Tx tx) {
    var comparisons = records.comparisons(tx);
    var found = new LinkedHashMap<Long, Kept>();
    records.dirty(tx, BATCH).forEach(one -> found.put(one.id(), one));
    var next = new ArrayDeque<>(found.values());
    var keys = new HashSet<Long>();
    var common = new HashSet<Long>();
    while (!next.isEmpty() && found.size() < MOST) {
      for (var key : next.remove().keys()) {
        if (keys.add(key)) {
          var sharing = records.sharing(tx, key);
          if (sharing.size() > Merging.MOST_WITH_ONE_KEY) {
            common.add(key);
          } else {
            sharing.stream()
                .filter(id -> !found.containsKey(id))
                .flatMap(id -> records.kept(tx, id).stream())
                .forEach(
                    one -> {
                      found.put(one.id(), one);
                      next.add(one);
                    });
          }
        }
      }
    }
    var kept = new LinkedHashMap<BibRecord.Key, Kept>();
    found.values().forEach(one -> kept.put(one.entry().key(), one));
    return new Neighbourhood(comparisons, kept, common);
  }

  private static Map<BibRecord.Key, String> works(Neighbourhood found) {
    var entries = found.kept().values().stream().map(Kept::entry).toList();
    var works = new HashMap<BibRecord.Key, String>();
    for (var work : Merging.works(entries, key -> found.common().contains(Records.hash(key)))) {
      work.holdings().forEach(holding -> works.put(holding.key(), work.id()));
    }
    return works;
  }

  /** Those that go elsewhere or were to be compared; these last, so that a crash repeats it all. */
  private static List<Move> moving(Neighbourhood found) {
    var works = works(found);
    return found.kept().values().stream()
        .map(
            kept ->
                new Move(kept, works.getOrDefault(kept.entry().key(), kept.entry().key().name())))
        .filter(move -> move.kept().dirty() > 0 || !move.kept().work().equals(move.work()))
        .sorted(Comparator.comparing(move -> move.kept().dirty() > 0))
        .toList();
  }

  private boolean settle(Tx tx, List<Move> moves, long comparisons) {
    // First of all, as who takes records in does: two who lock in one order never wait in a ring.
    var change = records.change(tx);
    if (!records.isNext(tx, comparisons)) {
      return false;
    }
    var touched = new HashSet<String>();
    for (var move : moves) {
      if (records.settle(tx, move.kept(), move.work())) {
        touched.addAll(List.of(move.kept().work(), move.work()));
      }
    }
    touched.remove("");
    touched.forEach(work -> records.touch(tx, work, change));
    return true;
  }

  @Override
  public void close() {
    rounds.close();
  }
}
