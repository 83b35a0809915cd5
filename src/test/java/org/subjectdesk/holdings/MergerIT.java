package org.subjectdesk.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.catalogue.Holding;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.KnownWorks;
import org.subjectdesk.catalogue.Merging;
import org.subjectdesk.catalogue.Work;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

class MergerIT {
  private static final Instant NOON = Instant.parse("2026-11-28T04:00:00Z");

  private final Map<String, BibRecord> current = new TreeMap<>();

  @OnEachStore
  void whatever_came_changed_and_went_the_works_are_those_of_all_records_at_once(Store store) {
    var random = new Random(7);
    var records = new KnownWorks(11, 150).records();
    var others = new KnownWorks(12, 150).records();
    var merger = new Merger(store);
    var coming = new ArrayList<>(records);
    while (!coming.isEmpty()) {
      switch (random.nextInt(6)) {
        case 0 -> settle(merger);
        case 1 -> remove(store, random);
        case 2 -> change(store, random, others);
        default -> {
          var some = coming.subList(0, Math.min(coming.size(), 1 + random.nextInt(25)));
          give(store, List.copyOf(some));
          some.clear();
        }
      }
    }
    settle(merger);
    assertThat(works(store)).isEqualTo(expected());
    assertThat(merger.waiting()).isZero();
  }

  @OnEachStore
  void what_nothing_happened_to_is_left_alone(Store store) {
    var merger = new Merger(store);
    give(store, new KnownWorks(3, 20).records());
    settle(merger);
    var before = change(store);

    give(store, List.copyOf(current.values()));

    assertThat(merger.round()).isZero();
    assertThat(touchedAfter(store, before)).isEmpty();
  }

  @OnEachStore
  void a_number_that_was_filled_in_everywhere_joins_nothing(Store store) {
    var merger = new Merger(store);
    var same =
        IntStream.rangeClosed(0, Merging.MOST_WITH_ONE_KEY)
            .mapToObj(i -> record("r" + i, "会计基础", "9787302511656"))
            .toList();
    give(store, same);
    settle(merger);
    assertThat(works(store)).hasSize(same.size());

    current.remove(same.getFirst().key().name());
    take(store, List.of(new Delivered.Gone("r0", "r0")));
    settle(merger);

    assertThat(works(store)).as("few enough to mean something").hasSize(1);
  }

  @OnEachStore
  void a_work_whose_last_record_went_is_told_of_and_has_none(Store store) {
    var merger = new Merger(store);
    give(store, List.of(record("only", "护理学基础", "9787302511656")));
    settle(merger);
    var before = change(store);

    take(store, List.of(new Delivered.Gone("only", "only")));
    settle(merger);

    assertThat(touchedAfter(store, before)).containsExactly("lib/only");
    assertThat(store.<List<BibRecord>>read(tx -> new Records().of(tx, "lib/only"))).isEmpty();
  }

  @OnEachStore
  void two_who_compare_at_once_come_to_what_one_would(Store store) throws Exception {
    var coming = new ArrayList<>(new KnownWorks(21, 120).records());
    var going = new AtomicBoolean(true);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var mergers =
          Stream.generate(() -> new Merger(store))
              .limit(2)
              .map(merger -> threads.submit(() -> compare(merger, going)))
              .toList();
      while (!coming.isEmpty()) {
        var some = coming.subList(0, Math.min(coming.size(), 7));
        give(store, List.copyOf(some));
        some.clear();
      }
      going.set(false);
      for (var merger : mergers) {
        merger.get();
      }
    }
    settle(new Merger(store));
    assertThat(works(store)).isEqualTo(expected());
    namesAreOfFirstRecords(store);
  }

  private static boolean compare(Merger merger, AtomicBoolean going) {
    var settled = 1;
    while (going.get() || settled > 0) {
      settled = merger.round();
    }
    return true;
  }

  @OnEachStore
  void a_work_whose_number_became_too_common_is_looked_at_again_when_its_first_record_goes(
      Store store) {
    var merger = new Merger(store);
    give(
        store, List.of(record("a", "会计基础", "9787302511656"), record("b", "会计基础", "9787302511656")));
    settle(merger);
    give(
        store,
        IntStream.rangeClosed(0, Merging.MOST_WITH_ONE_KEY)
            .mapToObj(i -> record("x" + i, "别的书" + i, "9787302511656"))
            .toList());
    settle(merger);

    current.remove("lib/a");
    take(store, List.of(new Delivered.Gone("a", "a")));
    settle(merger);

    namesAreOfFirstRecords(store);
    assertThat(works(store)).isEqualTo(expected());
  }

  /** Else an index would take it for a work that is gone. */
  private static void namesAreOfFirstRecords(Store store) {
    var works =
        store.<List<String>>read(
            tx -> tx.list("SELECT DISTINCT work FROM bib_record", row -> row.text("work")));
    assertThat(works)
        .allSatisfy(
            work -> {
              var its = store.<List<BibRecord>>read(tx -> new Records().of(tx, work));
              assertThat(Work.of(its).id()).isEqualTo(work);
            });
  }

  private static BibRecord record(String id, String title, String isbn) {
    return new BibRecord(
        new BibRecord.Key("lib", id, "lib"),
        title,
        List.of(),
        new BibRecord.Imprint("", 2020, ""),
        new BibRecord.Numbers(List.of(isbn), List.of(), List.of()),
        Kind.BOOK,
        new BibRecord.Access("", "chi", "", ""));
  }

  private void give(Store store, List<BibRecord> records) {
    records.forEach(one -> current.put(one.key().name(), one));
    take(store, records.stream().<Delivered>map(one -> new Delivered.Taken("", one)).toList());
  }

  private void remove(Store store, Random random) {
    if (!current.isEmpty()) {
      var gone = any(random, List.copyOf(current.values()));
      current.remove(gone.key().name());
      take(store, gone.key().source(), List.of(new Delivered.Gone("", gone.key().id())));
    }
  }

  /** The record of one name gets the text of another. */
  private void change(Store store, Random random, List<BibRecord> others) {
    if (!current.isEmpty()) {
      var one = any(random, List.copyOf(current.values()));
      var text =
          random.nextBoolean() ? any(random, others) : any(random, List.copyOf(current.values()));
      give(
          store,
          List.of(
              new BibRecord(
                  one.key(),
                  text.title(),
                  text.persons(),
                  text.imprint(),
                  text.numbers(),
                  text.kind(),
                  text.access())));
    }
  }

  private static <T> T any(Random random, List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static void take(Store store, List<Delivered> batch) {
    take(store, "lib", batch);
  }

  private static void take(Store store, String source, List<Delivered> batch) {
    var intake = new Intake(store, InstantSource.fixed(NOON));
    var run = intake.begin(new Runs.Source(source, source, Runs.Kind.FILE), Runs.Brought.BY_DESK);
    intake.take(run, batch);
    intake.done(run, List.of());
  }

  private static void settle(Merger merger) {
    var settled = 1;
    while (settled > 0) {
      settled = merger.round();
    }
  }

  private Set<Set<String>> expected() {
    return Merging.works(current.values()).stream()
        .map(
            work ->
                work.holdings().stream()
                    .map(Holding::key)
                    .map(BibRecord.Key::name)
                    .collect(Collectors.toSet()))
        .collect(Collectors.toSet());
  }

  private static Set<Set<String>> works(Store store) {
    var works =
        store.<List<String>>read(
            tx -> tx.list("SELECT DISTINCT work FROM bib_record", row -> row.text("work")));
    var found = new HashSet<Set<String>>();
    for (var work : works) {
      found.add(
          store.<List<BibRecord>>read(tx -> new Records().of(tx, work)).stream()
              .map(one -> one.key().name())
              .collect(Collectors.toSet()));
    }
    return found;
  }

  private static long change(Store store) {
    return store.<Long>read(
        tx ->
            tx.one("SELECT max(version) AS last FROM bib_work", row -> row.number("last"))
                .orElseThrow());
  }

  private static List<String> touchedAfter(Store store, long change) {
    return store.read(
        tx ->
            tx.list(
                "SELECT id FROM bib_work WHERE version > ? ORDER BY id",
                row -> row.text("id"),
                change));
  }
}
