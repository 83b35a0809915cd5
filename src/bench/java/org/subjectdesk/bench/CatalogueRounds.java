package org.subjectdesk.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.lucene.search.Query;
import org.subjectdesk.bench.data.SyntheticCatalogue;
import org.subjectdesk.bench.data.SyntheticRecords;
import org.subjectdesk.bench.servers.DeskFolder;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.CatalogueIndex;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.catalogue.Lookup;
import org.subjectdesk.catalogue.Merging;
import org.subjectdesk.catalogue.PlainLucene;
import org.subjectdesk.catalogue.Work;
import org.subjectdesk.holdings.CatalogueShelf;
import org.subjectdesk.holdings.Intake;
import org.subjectdesk.holdings.Merger;
import org.subjectdesk.holdings.Runs;
import org.subjectdesk.holdings.Runs.Run;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.StoreSettings;

/** The one catalogue beside what Lucene alone does, in turn. */
final class CatalogueRounds {
  private static final int BATCH = 1_000;
  private static final int QUESTIONS = 1_200;

  /** One work in so many is catalogued by several libraries and told apart again. */
  private static final int MERGED = 5;

  /**
   * The time of the thread that searches: a search has no other, and neighbours on the machine do
   * not count.
   */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final List<String> KINDS =
      List.of("a topic", "a topic's form", "a title", "a person", "a person's topic", "an ISBN");

  private final Settings settings;
  private final Report report;
  private final Path folder;

  CatalogueRounds(Settings settings, Report report) throws IOException {
    this.settings = settings;
    this.report = report;
    this.folder = DeskFolder.emptied(Path.of("target", "bench", "catalogue"));
  }

  void run() throws IOException {
    var catalogue = new SyntheticCatalogue(settings.works());
    var works = catalogue.works().toList();
    var plain = indexedByLucene(works);
    var own = indexed(works);
    report.note(
        "catalogue: %d works indexed in batches of %d: %.0f/s, plain Lucene %.0f/s, ratio %.2f"
            .formatted(works.size(), BATCH, own, plain, own / plain));
    try (var index = open();
        var lucene = new PlainLucene(folder.resolve("index"))) {
      var lookups = IntStream.range(0, QUESTIONS).mapToObj(catalogue::question).toList();
      search(index, lucene, lookups);
    }
    var known = new SyntheticRecords(settings.works() / MERGED);
    merging(known);
    intake(known.records());
  }

  /** The whole way of records into a store that loses nothing, together, and into the index. */
  private void intake(List<BibRecord> records) throws IOException {
    var alone = records.stream().map(one -> Work.of(List.of(one))).toList();
    var plain = new double[settings.rounds()];
    var own = new double[settings.rounds()];
    for (var round = -1; round < settings.rounds(); round++) {
      var start = System.nanoTime();
      PlainLucene.index(folder.resolve("plain"), alone, SyntheticCatalogue::subjects);
      var lucene = alone.size() / seconds(start);
      var taken = taken(records);
      if (round >= 0) {
        plain[round] = lucene;
        own[round] = taken;
      }
    }
    report.note(
        "catalogue: %d records taken in, compared, indexed: %.0f/s, plain Lucene %.0f/s"
            .formatted(records.size(), median(own), median(plain)));
    report.check(
        new Check(
            "catalogue: records a second, all the way ÷ plain Lucene indexing of the same",
            median(own) / median(plain),
            Check.Bound.AT_LEAST,
            0.3));
  }

  private double taken(List<BibRecord> records) throws IOException {
    var place = DeskFolder.emptied(folder.resolve("intake"));
    try (var store = Store.open(new StoreSettings.Embedded(place));
        var merger = new Merger(store);
        var shelf =
            new CatalogueShelf(
                store,
                CatalogueIndex.open(place.resolve("catalogue"), SyntheticCatalogue::subjects),
                () -> "")) {
      var intake = new Intake(store, InstantSource.system());
      var start = System.nanoTime();
      var run =
          intake.begin(new Runs.Source("bench", "bench", Runs.Kind.FILE), Runs.Brought.BY_DESK);
      follow(merger, shelf, run, intake, records);
      return records.size() / seconds(start);
    }
  }

  /**
   * As the desk does it: one thread takes in, one brings together, and once a second one indexes
   * what they came to.
   */
  private static void follow(
      Merger merger, CatalogueShelf shelf, Run run, Intake intake, List<BibRecord> records) {
    var taking = CompletableFuture.runAsync(() -> take(run, intake, records));
    var comparing = CompletableFuture.runAsync(() -> compare(merger, taking));
    while (!isDone(comparing)) {
      shelf.follow();
    }
    var busy = true;
    while (busy) {
      busy = shelf.follow();
    }
  }

  /** Whether it is done within a second. */
  private static boolean isDone(CompletableFuture<?> work) {
    try {
      work.get(1, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void compare(Merger merger, CompletableFuture<?> taking) {
    var busy = true;
    while (busy) {
      busy = !taking.isDone();
      busy |= merger.round() > 0;
    }
    taking.join();
  }

  private static void take(Run run, Intake intake, List<BibRecord> records) {
    for (var from = 0; from < records.size(); from += Intake.BATCH) {
      var some = records.subList(from, Math.min(from + Intake.BATCH, records.size()));
      intake.take(run, some.stream().<Delivered>map(one -> new Delivered.Taken("", one)).toList());
    }
    intake.done(run, List.of());
  }

  private static double median(double[] figures) {
    var sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private void merging(SyntheticRecords known) {
    var score = known.score(Merging.works(known.records()));
    var told = "catalogue: %s of making one work of %d records, pairs right";
    var many = known.records().size();
    report.check(
        new Check(
            told.formatted("precision", many), score.precision(), Check.Bound.AT_LEAST, 0.99));
    report.check(
        new Check(told.formatted("recall", many), score.recall(), Check.Bound.AT_LEAST, 0.95));
  }

  private CatalogueIndex open() {
    return CatalogueIndex.open(folder.resolve("index"), SyntheticCatalogue::subjects);
  }

  /**
   * The reference of everything that brings records in: works a second that Lucene alone indexes,
   * of the same fields in the same analysis, in one commit.
   */
  private double indexedByLucene(List<Work> works) throws IOException {
    PlainLucene.index(folder.resolve("warm-up"), works, SyntheticCatalogue::subjects);
    var start = System.nanoTime();
    PlainLucene.index(folder.resolve("plain"), works, SyntheticCatalogue::subjects);
    return works.size() / seconds(start);
  }

  /** Works a second that the index takes over in batches that searches see at once. */
  private double indexed(List<Work> works) {
    try (var index = open()) {
      var start = System.nanoTime();
      for (var from = 0; from < works.size(); from += BATCH) {
        index.apply(
            works.subList(from, Math.min(from + BATCH, works.size())), List.of(), from + 1L);
      }
      index.commit();
      return works.size() / seconds(start);
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private void search(CatalogueIndex index, PlainLucene lucene, List<Lookup> lookups)
      throws IOException {
    var queries = new ArrayList<Query>();
    for (var lookup : lookups) {
      queries.add(lucene.query(lookup));
    }
    var own = new long[settings.rounds()][];
    var bare = new long[settings.rounds()][];
    for (var round = -2; round < settings.rounds(); round++) {
      var bareTurn = new long[queries.size()];
      var ownTurn = new long[lookups.size()];
      for (var i = 0; i < queries.size(); i++) {
        var start = THREADS.getCurrentThreadCpuTime();
        lucene.find(queries.get(i));
        bareTurn[i] = THREADS.getCurrentThreadCpuTime() - start;
      }
      for (var i = 0; i < lookups.size(); i++) {
        var start = THREADS.getCurrentThreadCpuTime();
        index.find(lookups.get(i));
        ownTurn[i] = THREADS.getCurrentThreadCpuTime() - start;
      }
      if (round >= 0) {
        own[round] = ownTurn;
        bare[round] = bareTurn;
      }
    }
    report(own, bare);
  }

  private void report(long[][] own, long[][] bare) {
    for (var kind = 0; kind < KINDS.size(); kind++) {
      report.micro("catalogue, " + KINDS.get(kind) + " CPU p50", p50(own, kind), "µs");
      report.micro("  bare Lucene query CPU p50", p50(bare, kind), "µs");
    }
    report.check(
        new Check(
            "catalogue: CPU p50 of a search with its facets ÷ the bare Lucene query's",
            p50(own, -1) / p50(bare, -1),
            Check.Bound.AT_MOST,
            3));
  }

  /** Of the questions of a kind, of all for −1; in microseconds. */
  private static double p50(long[][] rounds, int kind) {
    var nanos =
        Arrays.stream(rounds)
            .flatMapToLong(
                round ->
                    IntStream.range(0, round.length)
                        .filter(i -> kind < 0 || i % KINDS.size() == kind)
                        .mapToLong(i -> round[i]))
            .sorted()
            .toArray();
    return nanos[nanos.length / 2] / 1e3;
  }
}
