package org.subjectdesk.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.CatalogueIndex;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.KnownWorks;
import org.subjectdesk.catalogue.Lookup;
import org.subjectdesk.catalogue.Merging;
import org.subjectdesk.catalogue.Work;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

class CatalogueShelfIT {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-28T04:00:00Z"));

  private Map<String, String> classes = Map.of("R47", "52");

  @TempDir Path folder;

  @OnEachStore
  void what_came_in_is_found_and_what_went_is_not(Store store) {
    give(store, record("a", "r1", "护理学基础", "R47"), record("b", "r9", "护理学基础", "R47"));
    try (var shelf = shelf(store)) {
      follow(shelf);
      assertThat(found(shelf, "护理学")).singleElement().satisfies(CatalogueShelfIT::isHeldByBoth);

      take(store, "a", List.of(new Delivered.Gone("", "r1")));
      follow(shelf);
      assertThat(found(shelf, "护理学"))
          .singleElement()
          .satisfies(work -> assertThat(work.libraries()).containsExactly("b"));

      take(store, "b", List.of(new Delivered.Gone("", "r9")));
      follow(shelf);
      assertThat(shelf.works()).isZero();
    }
  }

  private static void isHeldByBoth(Work work) {
    assertThat(work.libraries()).containsExactly("a", "b");
  }

  @OnEachStore
  void an_index_that_was_stopped_in_the_middle_goes_on_there(Store store) {
    var records = new KnownWorks(5, 300).records();
    give(store, records.toArray(BibRecord[]::new));
    try (var shelf = shelf(store)) {
      shelf.follow();
    }
    take(store, "lib1", List.of(new Delivered.Gone("", "nobody")));
    try (var shelf = shelf(store)) {
      follow(shelf);
      assertThat(shelf.works()).isEqualTo(Merging.works(records).size());
      assertThat(shelf.behind()).isZero();
    }
  }

  @OnEachStore
  void another_mapping_of_classes_puts_every_work_where_it_belongs_now(Store store) {
    give(store, record("a", "r1", "护理学基础", "R47"), record("a", "r2", "会计学", "F23"));
    try (var shelf = shelf(store)) {
      follow(shelf);
      assertThat(inSubject(shelf, "53")).isEmpty();
    }
    classes = Map.of("F23", "53");
    try (var shelf = shelf(store)) {
      follow(shelf);
      assertThat(inSubject(shelf, "53")).containsExactly("会计学");
      assertThat(inSubject(shelf, "52")).isEmpty();
    }
  }

  @OnEachStore
  void an_index_of_another_store_is_given_up(Store store) {
    give(store, record("a", "r1", "护理学基础", "R47"));
    try (var index = CatalogueIndex.open(folder, _ -> Set.of())) {
      index.apply(List.of(Work.of(List.of(record("x", "old", "旧书", "")))), List.of(), 1_000);
    }
    try (var shelf = shelf(store)) {
      follow(shelf);
      assertThat(found(shelf, "旧书")).isEmpty();
      assertThat(found(shelf, "护理学")).hasSize(1);
    }
  }

  private CatalogueShelf shelf(Store store) {
    var index =
        CatalogueIndex.open(
            folder,
            clcs ->
                clcs.stream()
                    .map(clc -> classes.getOrDefault(clc, ""))
                    .filter(code -> !code.isEmpty())
                    .collect(Collectors.toSet()));
    return new CatalogueShelf(store, index, () -> classes.toString());
  }

  private static void follow(CatalogueShelf shelf) {
    var more = true;
    while (more) {
      more = shelf.follow();
    }
  }

  private static List<Work> found(CatalogueShelf shelf, String words) {
    return shelf.find(new Lookup(words, Lookup.Filter.none(), 0, 10)).works();
  }

  private static List<String> inSubject(CatalogueShelf shelf, String subject) {
    var filter = new Lookup.Filter(Set.of(), Set.of(subject), Set.of(), Set.of());
    return shelf.find(new Lookup("", filter, 0, 10)).works().stream().map(Work::title).toList();
  }

  private static BibRecord record(String library, String id, String title, String clc) {
    return new BibRecord(
        new BibRecord.Key(library, id, library),
        title,
        List.of("王建国"),
        new BibRecord.Imprint("青禾出版社", 2024, ""),
        BibRecord.Numbers.none(),
        Kind.BOOK,
        new BibRecord.Access(clc, "chi", "", ""));
  }

  private static void give(Store store, BibRecord... records) {
    take(
        store,
        "all",
        Arrays.stream(records).<Delivered>map(one -> new Delivered.Taken("", one)).toList());
  }

  private static void take(Store store, String source, List<Delivered> batch) {
    var intake = new Intake(store, NOON);
    var run = intake.begin(new Runs.Source(source, source, Runs.Kind.FILE), Runs.Brought.BY_DESK);
    intake.take(run, batch);
    intake.done(run, List.of());
    var merger = new Merger(store);
    var settled = 1;
    while (settled > 0) {
      settled = merger.round();
    }
  }
}
