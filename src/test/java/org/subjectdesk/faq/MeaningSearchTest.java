package org.subjectdesk.faq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.subjectdesk.embedding.Embedder;
import org.subjectdesk.embedding.Embedding;

/** What the embeddings add to the search, with the real encoder. */
class MeaningSearchTest {
  private static final List<FaqEntry> ENTRIES =
      List.of(
          entry("renew", "图书怎么续借？", "延期还书怎么办理", "书快到期了能再借几天吗"),
          entry("remote", "校外怎么访问数据库？", "在校外怎么登录知网", "放假在家怎么下论文"),
          entry("lost", "借的书弄丢了怎么办？", "图书遗失怎么赔"),
          entry("hours", "图书馆几点开门？", "晚上几点闭馆"),
          entry("ill", "怎么借其他学校的书？", "interlibrary loan request"),
          entry("citation", "怎么办理查收查引？", "论文收录引用证明"));
  private static final FaqIndex.Scope SCOPE =
      new FaqIndex.Scope(Subjects.none(), List.of("食堂几点开饭", "宿舍几点锁门"));

  @Test
  void a_question_in_other_words_is_found_by_its_meaning() {
    assertThat(first("人在老家，想看知网上的文章")).isEqualTo("remote");
    assertThat(first("书没看完，想多留一阵")).isEqualTo("renew");
  }

  @Test
  void a_question_typed_with_homophones_is_found_by_its_sound() {
    assertThat(first("土书怎么续戒")).isEqualTo("renew");
  }

  @Test
  void english_is_compared_with_english() {
    var found = find("can I get a book from another university");

    assertThat(found.hits().getFirst().entry().id()).isEqualTo("ill");
    assertThat(found.hits().getFirst().evidence().sense().text()).isEqualTo(1);
  }

  @Test
  void what_lies_near_the_outside_is_trusted_less() {
    var inside = find("图书馆早上几点能进");
    var outside = find("食堂早上几点能进");

    assertThat(inside.confidence()).isGreaterThan(outside.confidence());
    assertThat(outside.band()).isNotEqualTo(Band.ANSWER);
  }

  @Test
  void an_embedding_that_comes_too_late_is_asked_for_again() {
    var calls = new AtomicInteger();
    try (var index = FaqIndex.of(ENTRIES, SCOPE, meanings(calls))) {
      var makeshift = index.find("书没看完，想多留一阵", "x", Optional.empty());
      var proper = index.find("书没看完，想多留一阵", "x", Optional.empty());
      index.find("书没看完，想多留一阵", "x", Optional.empty());

      assertThat(makeshift.hits()).allMatch(hit -> !hit.evidence().meaning());
      assertThat(proper.hits().getFirst().evidence().meaning()).isTrue();
      assertThat(calls).as("the third time it is known").hasValue(2);
    }
  }

  @Test
  void the_same_question_of_many_at_once_is_searched_once_even_when_its_embedding_is_late()
      throws InterruptedException {
    var calls = new AtomicInteger();
    var late = new CountDownLatch(1);
    var found = new ConcurrentLinkedQueue<Found>();
    try (var index = FaqIndex.of(ENTRIES, SCOPE, late(calls, late))) {
      var readers =
          IntStream.range(0, 8)
              .mapToObj(_ -> Thread.startVirtualThread(() -> found.add(ask(index))))
              .toList();
      for (var reader : readers) {
        while (reader.getState() != Thread.State.WAITING) {
          Thread.onSpinWait();
        }
      }
      late.countDown();
      for (var reader : readers) {
        reader.join();
      }
    }

    assertThat(found)
        .hasSize(8)
        .allMatch(one -> one.hits().getFirst().entry().id().equals("renew"));
    assertThat(calls).hasValue(1);
  }

  private static Found ask(FaqIndex index) {
    return index.find("图书续借怎么办理", "x", Optional.empty());
  }

  @Test
  void a_message_that_points_back_is_understood_by_the_topic_but_not_answered_outright() {
    try (var index = index()) {
      var found = index.find("那个怎么弄", "x", Optional.empty(), Optional.of("书到期了想延期"));

      assertThat(found.hits().getFirst().entry().id()).isEqualTo("renew");
      assertThat(found.band()).isNotEqualTo(Band.ANSWER);
      assertThat(index.find("那个怎么弄", "x", Optional.empty(), Optional.empty()))
          .isEqualTo(Found.NOTHING);
    }
  }

  private static String first(String question) {
    return find(question).hits().getFirst().entry().id();
  }

  private static Found find(String question) {
    try (var index = index()) {
      return index.find(question, "x", Optional.empty());
    }
  }

  private static FaqIndex index() {
    return FaqIndex.of(ENTRIES, SCOPE, meanings(new AtomicInteger(1)));
  }

  /** The real embedder, whose very first question takes too long. */
  private static Meanings meanings(AtomicInteger calls) {
    var real = Meanings.of(Embedder.load());
    return with(
        real, text -> calls.getAndIncrement() == 0 ? Optional.empty() : real.ofQuestion(text));
  }

  /** The real embedder, whose questions all take too long, which is only known after a while. */
  private static Meanings late(AtomicInteger calls, CountDownLatch known) {
    return with(
        Meanings.of(Embedder.load()),
        _ -> {
          calls.incrementAndGet();
          try {
            known.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          return Optional.empty();
        });
  }

  private static Meanings with(Meanings real, Function<String, Optional<Embedding>> ofQuestion) {
    return new Meanings() {
      @Override
      public Optional<Embedding> ofText(String normal) {
        return real.ofText(normal);
      }

      @Override
      public Optional<Embedding> ofQuestion(String normal) {
        return ofQuestion.apply(normal);
      }

      @Override
      public boolean available() {
        return true;
      }
    };
  }

  private static FaqEntry entry(String id, String question, String... variants) {
    return new FaqEntry("*", id, "*", question, List.of(variants), "请到服务台咨询。");
  }
}
