package org.subjectdesk.holdings;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
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
 * those; only the outcome is a transaction. A record that changed meanwhile stays to be compared.
 * Several nodes may do it at once: they come to the same outcome, and each record is settled by one
 * of them.
 */
public final class Merger implements AutoCloseable {
  /** So few at once that a transaction is over within milliseconds. */
  private static final int BATCH = 200;

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
    var works = works(found);
    return store.inTransaction(Merger.class, tx -> settle(tx, found.kept().values(), works)).join();
  }

  /** How many records wait to be compared. Blocking. */
  public long waiting() {
    return store.<Long>read(records::dirty);
  }

  /**
   * Records with everything that may be one work with them.
   *
   * @param common the keys that too many share, so that they say nothing
   */
  private record Neighbourhood(Map<BibRecord.Key, Kept> kept, Set<Long> common) {}

  private Neighbourhood neighbourhood(Tx tx) {
    var ids = new HashSet<>(records.dirty(tx, BATCH));
    var next = new ArrayDeque<>(ids);
    var keys = new HashSet<Long>();
    var common = new HashSet<Long>();
    while (!next.isEmpty()) {
      for (var key : records.keys(tx, next.remove())) {
        if (keys.add(key)) {
          var sharing = records.sharing(tx, key);
          if (sharing.size() > Merging.MOST_WITH_ONE_KEY) {
            common.add(key);
          } else {
            sharing.stream().filter(ids::add).forEach(next::add);
          }
        }
      }
    }
    var kept = new LinkedHashMap<BibRecord.Key, Kept>();
    for (var id : ids) {
      records.kept(tx, id).ifPresent(one -> kept.put(one.entry().key(), one));
    }
    return new Neighbourhood(kept, common);
  }

  private static Map<BibRecord.Key, String> works(Neighbourhood found) {
    var entries = found.kept().values().stream().map(Kept::entry).toList();
    var works = new HashMap<BibRecord.Key, String>();
    for (var work : Merging.works(entries, key -> found.common().contains(Records.hash(key)))) {
      work.holdings().forEach(holding -> works.put(holding.key(), work.id()));
    }
    return works;
  }

  private int settle(Tx tx, Collection<Kept> kept, Map<BibRecord.Key, String> works) {
    var touched = new HashSet<String>();
    var moved = new ArrayList<Kept>();
    for (var one : kept) {
      var work = works.getOrDefault(one.entry().key(), one.entry().key().name());
      var stays = one.dirty() == 0 && one.work().equals(work);
      if (!stays && records.settle(tx, one, work)) {
        moved.add(one);
        touched.addAll(List.of(one.work(), work));
      }
    }
    touched.remove("");
    if (!touched.isEmpty()) {
      var change = records.change(tx);
      touched.forEach(work -> records.touch(tx, work, change));
    }
    return moved.size();
  }

  @Override
  public void close() {
    rounds.close();
  }
}
