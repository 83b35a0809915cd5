package org.subjectdesk.holdings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.CatalogueIndex;
import org.subjectdesk.catalogue.CatalogueSearch;
import org.subjectdesk.catalogue.Hits;
import org.subjectdesk.catalogue.Lookup;
import org.subjectdesk.catalogue.Work;
import org.subjectdesk.rounds.Rounds;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * The catalogue that is searched now. It follows the store: whatever node or command brought works
 * in, they are found within a second or so. Safe for any thread.
 */
public final class CatalogueShelf implements CatalogueSearch, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueShelf.class);
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  /** About how many works are taken over at once; many, because each time searches look anew. */
  private static final int BATCH = 5_000;

  private final Records records = new Records();
  private final Store store;
  private final CatalogueIndex index;
  private final Supplier<String> classes;
  private final Rounds rounds = new Rounds("catalogue-shelf", BETWEEN, this::all);
  private volatile long behind;

  /** An index that is half filled would say of many a title that nobody has it. */
  private volatile boolean filling;

  /**
   * Prepares.
   *
   * @param index is closed with this
   * @param classes names the state of the mapping of classes: when it is another, all works are put
   *     anew
   */
  public CatalogueShelf(Store store, CatalogueIndex index, Supplier<String> classes) {
    this.store = store;
    this.index = index;
    this.classes = classes;
    this.filling = index.isFresh();
  }

  /** Begins to follow. To be called once. */
  public void start() {
    rounds.start();
  }

  private void all() {
    // A few that came meanwhile wait for the next look, a second later.
    var more = true;
    var taken = 0;
    while (more && !rounds.isClosing()) {
      more = follow();
      taken += more ? 1 : 0;
      more &= behind >= BATCH || filling;
    }
    if (taken > 0) {
      index.commit();
      LOG.info("the catalogue has {} works", index.works());
    }
  }

  /**
   * Takes over some of what changed. Blocking.
   *
   * @return whether there was anything
   */
  public boolean follow() {
    var state = classes.get();
    if (index.version() > store.<Long>read(records::lastChange)) {
      filling = true;
      index.clear(); // Another store than it followed, such as one that was restored.
    }
    if (!index.classes().equals(state)) {
      index.apply(List.of(), List.of(), 0);
      index.classes(state);
    }
    var changes = store.<Changes>read(tx -> changes(tx, index.version()));
    behind = changes.behind();
    if (changes.upTo() == index.version()) {
      filling = false;
      return false;
    }
    index.apply(changes.works(), changes.gone(), changes.upTo());
    return true;
  }

  private record Changes(List<Work> works, List<String> gone, long upTo, long behind) {}

  private Changes changes(Tx tx, long after) {
    var upTo = records.changesUpTo(tx, after, BATCH);
    var works = new ArrayList<Work>();
    var gone = new ArrayList<String>();
    for (var id : records.changed(tx, after, upTo)) {
      var its = records.of(tx, id);
      // When its first record has just gone to another work, the rest is still to be compared.
      var work = its.isEmpty() ? Optional.<Work>empty() : Optional.of(Work.of(its));
      work.filter(one -> one.id().equals(id)).ifPresentOrElse(works::add, () -> gone.add(id));
    }
    return new Changes(works, gone, upTo, records.changedAfter(tx, upTo));
  }

  /** How many works are known. */
  public long works() {
    return index.works();
  }

  /** How many works had changed and were not taken over at the last look. */
  public long behind() {
    return behind;
  }

  /** Nothing while an empty index is being filled. */
  @Override
  public Hits find(Lookup lookup) {
    return filling ? Hits.none() : index.find(lookup);
  }

  /**
   * The records of a work as their libraries wrote them; empty = there is no such work. Blocking.
   */
  public List<BibRecord> records(String work) {
    return store.read(tx -> records.of(tx, work));
  }

  @Override
  public void close() {
    rounds.close();
    index.close();
  }
}
