package org.subjectdesk.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.learning.Linking.Linked;
import org.subjectdesk.learning.RegressionQuestions.Expected;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

class LinkingIT {
  private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  private static final FaqEntry RENEW =
      new FaqEntry("*", "renew", "*", "图书怎么续借？", List.of("续借"), "登录主页。");

  private final Shelf shelf = new Shelf();
  private final Linking linking = new Linking(shelf);
  private final RegressionQuestions regression = new RegressionQuestions();

  /** Remembers what was put; shows the alliance's entry until a library has its own. */
  private static final class Shelf implements Linking.Entries {
    private final List<FaqEntry> put = new ArrayList<>();

    @Override
    public Optional<FaqEntry> find(Tx tx, String library, String id) {
      return put.reversed().stream()
          .filter(entry -> entry.library().equals(library))
          .findFirst()
          .or(() -> Optional.of(RENEW))
          .filter(entry -> entry.id().equals(id));
    }

    @Override
    public void put(Tx tx, FaqEntry entry, Instant at) {
      put.add(entry);
    }
  }

  @OnEachStore
  void the_last_of_several_is_kept_back_and_the_others_become_variants(Store store) {
    var linked = link(store, "demo-a", "书想多看几天", "还书日期能延后吗", "可以延期还书吗");

    assertThat(linked)
        .isEqualTo(new Linked(List.of("书想多看几天", "还书日期能延后吗"), Optional.of("可以延期还书吗"), 0));
    assertThat(shelf.put)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.library()).isEqualTo("demo-a");
              assertThat(entry.variants()).containsExactly("续借", "书想多看几天", "还书日期能延后吗");
              assertThat(entry.answer()).isEqualTo(RENEW.answer());
            });
    assertThat(store.<List<Expected>>read(regression::all))
        .containsExactly(new Expected("demo-a", "renew", "可以延期还书吗"));
  }

  @OnEachStore
  void what_was_kept_back_never_becomes_a_variant(Store store) {
    link(store, "*", "书想多看几天", "可以延期还书吗");

    var again = link(store, "demo-a", "可以延期还书吗？", "还书日期能延后吗");

    assertThat(again.added()).containsExactly("还书日期能延后吗");
    assertThat(again.kept()).isEmpty();
    assertThat(shelf.put).flatExtracting(FaqEntry::variants).doesNotContain("可以延期还书吗", "可以延期还书吗？");
  }

  @OnEachStore
  void a_single_question_becomes_a_variant_for_readers_come_first(Store store) {
    assertThat(link(store, "*", "书想多看几天"))
        .isEqualTo(new Linked(List.of("书想多看几天"), Optional.empty(), 0));
  }

  @OnEachStore
  void what_the_entry_has_already_is_not_added_again(Store store) {
    assertThat(link(store, "*", "图书怎么续借", "续借！", "13812345678").added()).isEmpty();
    assertThat(shelf.put).isEmpty();
  }

  @OnEachStore
  void variants_are_masked_too(Store store) {
    assertThat(link(store, "*", "我13812345678想续期").added()).containsExactly("我〔号码〕想续期");
  }

  @OnEachStore
  void an_unknown_entry_changes_nothing(Store store) {
    var linked =
        store
            .inTransaction(
                "test", tx -> linking.link(tx, "demo-a", "lost", List.of("甲", "乙"), NOON))
            .join();

    assertThat(linked).isEmpty();
    assertThat(store.<List<Expected>>read(regression::all)).isEmpty();
  }

  @OnEachStore
  void a_library_has_its_own_regression_questions_and_the_alliances(Store store) {
    link(store, "*", "甲问题", "乙问题");
    link(store, "demo-a", "丙问题", "丁问题");

    assertThat(store.<List<Expected>>read(tx -> regression.of(tx, "demo-b")))
        .extracting(Expected::text)
        .containsExactly("乙问题");
    assertThat(store.<List<Expected>>read(tx -> regression.of(tx, "demo-a")))
        .extracting(Expected::text)
        .containsExactly("乙问题", "丁问题");
  }

  private Linked link(Store store, String library, String... texts) {
    return store
        .inTransaction(
            "test", tx -> linking.link(tx, library, "renew", List.of(texts), NOON).orElseThrow())
        .join();
  }
}
