package org.subjectdesk.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.publishing.Change.Kind;
import org.subjectdesk.publishing.Revisions.Revision;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Work;

class FaqShelfIT {
  private static final Instant MONDAY = Instant.parse("2026-11-23T01:00:00Z");
  private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
  private static final FaqEntry RENEW =
      new FaqEntry("demo-a", "renew", "*", "怎么续借", List.of("续借"), "在网上续借");

  private final FaqShelf shelf =
      new FaqShelf(new UpkeepRules(Map.of("demo-a", "江畔图书馆"), Duration.ofDays(100)));
  private final Revisions revisions = new Revisions();

  @OnEachStore
  void every_change_is_kept_with_its_number_kind_author_and_time(Store store) {
    put(store, RENEW, Kind.IMPORT, "馆员甲", MONDAY);
    put(store, saying("到服务台续借"), Kind.EDIT, "馆员乙", TUESDAY);

    assertThat(revisionsOf(store, "renew"))
        .extracting(Revision::number, Revision::change, one -> one.entry().answer())
        .containsExactly(
            tuple(2L, new Change(Kind.EDIT, "馆员乙", TUESDAY), "到服务台续借"),
            tuple(1L, new Change(Kind.IMPORT, "馆员甲", MONDAY), "在网上续借"));
    assertThat(live(store)).extracting(FaqEntry::answer).containsExactly("到服务台续借");
    assertThat(edition(store)).isEqualTo(2);
  }

  @OnEachStore
  void what_is_there_word_for_word_makes_neither_revision_nor_edition(Store store) {
    put(store, RENEW, Kind.IMPORT, "", MONDAY);
    put(store, RENEW, Kind.IMPORT, "", TUESDAY);

    assertThat(revisionsOf(store, "renew")).hasSize(1);
    assertThat(edition(store)).isEqualTo(1);
  }

  @OnEachStore
  void missing_upkeep_is_filled_in_and_a_changed_answer_is_trusted_anew(Store store) {
    put(store, RENEW, Kind.IMPORT, "", MONDAY);
    assertThat(live(store).getFirst().upkeep())
        .isEqualTo(upkeep("江畔图书馆", "在线编辑", LocalDate.of(2027, 3, 3)));

    put(store, RENEW.with(upkeep("流通部", "读者手册", LocalDate.of(2026, 12, 1))), Kind.EDIT, "", MONDAY);
    put(store, saying("到服务台续借"), Kind.IMPORT, "", TUESDAY);

    assertThat(live(store).getFirst().upkeep())
        .isEqualTo(upkeep("流通部", "读者手册", LocalDate.of(2027, 3, 4)));
  }

  @OnEachStore
  void a_withdrawn_entry_is_not_live_and_comes_back_with_its_next_revision(Store store) {
    put(store, RENEW, Kind.IMPORT, "", MONDAY);
    put(store, RENEW, Kind.WITHDRAWN, "馆员甲", MONDAY);

    assertThat(live(store)).isEmpty();
    assertThat(store.<Optional<FaqEntry>>read(tx -> shelf.entry(tx, "demo-a", "renew"))).isEmpty();
    assertThat(put(store, RENEW, Kind.WITHDRAWN, "", TUESDAY)).as("gone already").isZero();

    put(store, RENEW, Kind.RESTORE, "", TUESDAY);
    assertThat(live(store)).extracting(FaqEntry::id).containsExactly("renew");
    assertThat(revisionsOf(store, "renew"))
        .extracting(one -> one.change().kind())
        .containsExactly(Kind.RESTORE, Kind.WITHDRAWN, Kind.IMPORT);
  }

  @OnEachStore
  void a_file_is_taken_when_it_changed_but_brings_nothing_withdrawn_back(Store store) {
    assertThat(takeShipped(store, RENEW)).isEqualTo(1);
    assertThat(takeShipped(store, RENEW)).isZero();

    put(store, saying("馆员改过"), Kind.EDIT, "", TUESDAY);
    assertThat(takeShipped(store, RENEW)).as("stays hers").isZero();
    assertThat(takeShipped(store, saying("文件改过"))).isEqualTo(1);
    assertThat(live(store)).extracting(FaqEntry::answer).containsExactly("文件改过");

    put(store, RENEW, Kind.WITHDRAWN, "", TUESDAY);
    assertThat(takeShipped(store, saying("文件又改过"))).isZero();
    assertThat(live(store)).isEmpty();
  }

  @OnEachStore
  void many_entries_make_one_edition(Store store) {
    var many = IntStream.range(0, 120).mapToObj(n -> entry("e" + n)).toList();
    var change = new Change(Kind.IMPORT, "", MONDAY);
    assertThat(write(store, tx -> shelf.put(tx, many, change))).isEqualTo(120);
    assertThat(write(store, tx -> shelf.put(tx, many, change))).isZero();

    assertThat(edition(store)).isEqualTo(1);
    assertThat(live(store)).hasSize(120);
  }

  private static FaqEntry entry(String id) {
    return new FaqEntry("demo-a", id, "*", "问题" + id, List.of(), "答");
  }

  private static FaqEntry saying(String answer) {
    return new FaqEntry("demo-a", "renew", "*", "怎么续借", List.of("续借"), answer);
  }

  private static FaqEntry.Upkeep upkeep(String owner, String source, LocalDate day) {
    return new FaqEntry.Upkeep(owner, source, Optional.of(day));
  }

  private int put(Store store, FaqEntry entry, Kind kind, String author, Instant at) {
    return write(store, tx -> shelf.put(tx, List.of(entry), new Change(kind, author, at)));
  }

  private int takeShipped(Store store, FaqEntry entry) {
    return write(store, tx -> shelf.takeShipped(tx, List.of(entry), MONDAY));
  }

  private static int write(Store store, Work<Integer> work) {
    return store.inTransaction("test", work).join();
  }

  private List<FaqEntry> live(Store store) {
    return store.read(shelf::all);
  }

  private long edition(Store store) {
    return store.read(shelf::edition);
  }

  private List<Revision> revisionsOf(Store store, String id) {
    return store.read(tx -> revisions.of(tx, "demo-a", id));
  }
}
