package org.subjectdesk.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Found;
import org.subjectdesk.faq.Label;
import org.subjectdesk.faq.Match;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

class QuestionsIT {
  private static final Instant NOON = Instant.parse("2026-11-23T04:17:31Z");
  private static final Instant HOUR = Instant.parse("2026-11-23T04:00:00Z");
  private static final Found FOUND =
      new Found(Band.CLARIFY, List.of(match("renew", 0.51234567), match("lost", 0.25)), false);

  private final Questions questions = new Questions();

  @OnEachStore
  void a_question_is_kept_with_what_was_found_and_without_when_exactly(Store store) {
    in(store, tx -> asked(tx, "我的电话13812345678，怎么续借", Outcome.CLARIFIED, ""));

    var rows =
        store.read(
            tx ->
                tx.list(
                    "SELECT * FROM question",
                    row ->
                        List.of(
                            row.text("library"),
                            row.text("text"),
                            row.text("band"),
                            row.text("hits"),
                            row.text("outcome"),
                            row.instant("asked_at"))));
    assertThat(rows)
        .containsExactly(
            List.of(
                "demo-a",
                "我的电话〔号码〕，怎么续借",
                "clarify",
                "[[\"renew\",0.5123],[\"lost\",0.25]]",
                "clarified",
                HOUR));
  }

  @OnEachStore
  void what_has_no_words_is_not_kept_and_needs_no_outcome(Store store) {
    var number = in(store, tx -> asked(tx, "13812345678", Outcome.DECLINED, ""));

    assertThat(number).isEqualTo(Questions.NOT_KEPT);
    in(
        store,
        tx -> {
          questions.chosen(tx, number, "renew");
          questions.rated(tx, number, false);
          questions.refused(tx, number);
          return 0;
        });
    assertThat(unanswered(store, "*")).isEmpty();
  }

  @OnEachStore
  void only_questions_without_a_good_answer_wait_for_a_librarian(Store store) {
    in(store, tx -> asked(tx, "答了", Outcome.ANSWERED, "renew"));
    in(store, tx -> asked(tx, "反问了", Outcome.CLARIFIED, ""));
    in(store, tx -> asked(tx, "不会", Outcome.DECLINED, ""));
    in(
        store,
        tx -> {
          questions.chosen(tx, asked(tx, "选了", Outcome.CLARIFIED, ""), "lost");
          questions.refused(tx, asked(tx, "都不是", Outcome.CLARIFIED, ""));
          questions.rated(tx, asked(tx, "有用", Outcome.ANSWERED, "renew"), true);
          questions.rated(tx, asked(tx, "没用", Outcome.ANSWERED, "renew"), false);
          return 0;
        });

    assertThat(unanswered(store, "demo-a"))
        .extracting(Unanswered::text)
        .containsExactly("没用", "都不是", "不会", "反问了");
    assertThat(unanswered(store, "*")).hasSize(4);
    assertThat(unanswered(store, "demo-b")).isEmpty();
    assertThat(unanswered(store, "*").get(1).outcome()).isEqualTo(Outcome.NONE_OF_THESE);
    assertThat(
            store.<List<Unanswered>>read(
                tx -> questions.unanswered(tx, "*", NOON.plus(Duration.ofHours(1)), 9)))
        .isEmpty();
  }

  @OnEachStore
  void asking_for_a_person_after_an_opinion_does_not_take_the_opinion_back(Store store) {
    in(
        store,
        tx -> {
          var number = asked(tx, "没用", Outcome.ANSWERED, "renew");
          questions.rated(tx, number, false);
          questions.refused(tx, number);
          return 0;
        });

    assertThat(unanswered(store, "*"))
        .extracting(Unanswered::outcome)
        .containsExactly(Outcome.NOT_HELPFUL);
  }

  @OnEachStore
  void taps_opinions_and_links_are_labels_the_newest_first(Store store) {
    in(
        store,
        tx -> {
          asked(tx, "不会", Outcome.DECLINED, "");
          questions.chosen(tx, asked(tx, "选了", Outcome.CLARIFIED, ""), "lost");
          questions.rated(tx, asked(tx, "没用", Outcome.ANSWERED, "renew"), false);
          questions.rated(tx, asked(tx, "有用", Outcome.ANSWERED, "renew"), true);
          return questions.linked(tx, "demo-a", List.of("没用！", "不会"), "print");
        });

    assertThat(store.<List<Label>>read(questions::labels))
        .containsExactly(
            new Label("demo-a", "有用", "renew", true),
            new Label("demo-a", "没用", "print", true),
            new Label("demo-a", "没用", "renew", false),
            new Label("demo-a", "选了", "lost", true),
            new Label("demo-a", "不会", "print", true));
  }

  @OnEachStore
  void a_librarian_who_links_what_a_reader_found_wrong_has_the_last_word(Store store) {
    in(
        store,
        tx -> {
          questions.rated(tx, asked(tx, "没用", Outcome.ANSWERED, "renew"), false);
          return questions.linked(tx, "*", List.of("没用"), "renew");
        });

    assertThat(store.<List<Label>>read(questions::labels))
        .containsExactly(new Label("demo-a", "没用", "renew", true));
  }

  @OnEachStore
  void dismissed_questions_wait_no_more_and_are_no_labels(Store store) {
    in(store, tx -> asked(tx, "今天天气", Outcome.DECLINED, ""));
    in(store, tx -> asked(tx, "今天天气？", Outcome.DECLINED, ""));

    assertThat(dismissed(store, "demo-b")).isZero();
    assertThat(dismissed(store, "demo-a")).isEqualTo(2);
    assertThat(unanswered(store, "*")).isEmpty();
    assertThat(store.<List<Label>>read(questions::labels)).isEmpty();
  }

  @OnEachStore
  void old_questions_go_and_young_ones_stay(Store store) {
    in(
        store,
        tx -> {
          for (var i = 0; i < 700; i++) {
            asked(tx, "旧问题", Outcome.DECLINED, "");
          }
          return questions.asked(
              tx,
              new Questions.Asked("demo-a", "", "新问题"),
              FOUND,
              Outcome.DECLINED,
              "",
              NOON.plus(Duration.ofHours(3)));
        });
    var before = NOON.plus(Duration.ofHours(2));

    assertThat(prunedAndMore(store, before)).isTrue();
    assertThat(prunedAndMore(store, before)).isFalse();
    assertThat(unanswered(store, "*")).extracting(Unanswered::text).containsExactly("新问题");
  }

  private long asked(Tx tx, String text, Outcome outcome, String entry) {
    return questions.asked(
        tx, new Questions.Asked("demo-a", "", text), FOUND, outcome, entry, NOON);
  }

  private int dismissed(Store store, String library) {
    return in(store, tx -> questions.dismissed(tx, library, List.of("今天天气")));
  }

  private boolean prunedAndMore(Store store, Instant before) {
    return in(store, tx -> questions.prune(tx, before));
  }

  private List<Unanswered> unanswered(Store store, String library) {
    return store.read(tx -> questions.unanswered(tx, library, HOUR, 100));
  }

  private static <T> T in(Store store, Function<Tx, T> work) {
    return store.inTransaction("test", work::apply).join();
  }

  private static Match match(String id, double score) {
    return new Match(new FaqEntry("*", id, "*", id, List.of(), id), score);
  }
}
