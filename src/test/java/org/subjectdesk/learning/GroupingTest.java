package org.subjectdesk.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.subjectdesk.faq.Normaliser;

class GroupingTest {
  private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  private static final Meaning NONE = new ByWord(Map.of());

  /** Texts mean the same that hold the same of these words; all others mean nothing in common. */
  private record ByWord(Map<String, Integer> words) implements Meaning {
    @Override
    public float[] place(String text) {
      var place = new float[16];
      words.forEach(
          (word, slot) -> {
            if (text.contains(word)) {
              place[slot] = 1;
            }
          });
      return place;
    }

    @Override
    public double same() {
      return 0.9;
    }
  }

  @Test
  void the_same_question_in_other_words_is_one_group_and_the_biggest_comes_first() {
    var groups =
        Grouping.of(
            unanswered("食堂几点开门", "校园卡丢了怎么补办", "请问校园卡补办怎么弄", "校园卡丢了怎么补办？", "怎么补办校园卡呢"), NONE);

    assertThat(groups.leftOut()).isZero();
    assertThat(groups.groups())
        .extracting(Grouping.Group::question, Grouping.Group::count)
        .containsExactly(tuple("校园卡丢了怎么补办", 4), tuple("食堂几点开门", 1));
    assertThat(groups.groups().getFirst().examples())
        .startsWith(new Grouping.Example("校园卡丢了怎么补办", 2))
        .hasSize(3);
  }

  @Test
  void what_means_the_same_without_a_common_character_is_one_group() {
    var meaning = new ByWord(Map.of("食堂", 1, "餐厅", 1));

    assertThat(Grouping.of(unanswered("食堂几点开门", "餐厅营业时间"), meaning).groups())
        .singleElement()
        .extracting(Grouping.Group::count)
        .isEqualTo(2);
    assertThat(Grouping.of(unanswered("食堂几点开门", "餐厅营业时间"), NONE).groups()).hasSize(2);
  }

  @Test
  void a_group_tells_its_outcomes_and_when_it_was_asked_first_and_last() {
    var asked =
        List.of(
            new Unanswered("洗衣房在哪", "洗衣房在哪", Outcome.DECLINED, "", NOON),
            new Unanswered(
                "洗衣房在哪", "洗衣房在哪", Outcome.NOT_HELPFUL, "", NOON.minus(Duration.ofDays(3))));

    var group = Grouping.of(asked, NONE).groups().getFirst();

    assertThat(group.outcomes()).isEqualTo(Map.of(Outcome.DECLINED, 1, Outcome.NOT_HELPFUL, 1));
    assertThat(group.first()).isEqualTo(NOON.minus(Duration.ofDays(3)));
    assertThat(group.last()).isEqualTo(NOON);
  }

  @Test
  void of_twenty_thousand_different_questions_every_one_is_counted_and_few_are_placed_dearly() {
    var placed = new AtomicInteger();
    var dear =
        new Meaning() {
          @Override
          public float[] place(String text) {
            placed.incrementAndGet();
            return NONE.place(text);
          }

          @Override
          public double same() {
            return 0.9;
          }
        };
    var asked =
        IntStream.range(0, 20_000)
            .mapToObj(i -> unanswered(hashed(i)))
            .flatMap(List::stream)
            .toList();

    var groups = Grouping.of(asked, dear);

    var grouped = groups.groups().stream().mapToInt(Grouping.Group::count).sum();
    assertThat(groups.leftOut()).isZero();
    assertThat(grouped).isEqualTo(20_000);
    assertThat(placed).hasValue(500);
  }

  @Test
  void when_the_work_is_used_up_the_rare_and_old_are_left_out() {
    var asked = unanswered("新的一个问题", "食堂几点开门", "食堂几点开门", "很久以前的事情");

    var groups = Grouping.of(asked, NONE, 2);

    assertThat(groups.groups())
        .extracting(Grouping.Group::question)
        .containsExactly("食堂几点开门", "新的一个问题");
    assertThat(groups.leftOut()).isEqualTo(1);
  }

  @Test
  void nothing_makes_no_groups() {
    assertThat(Grouping.of(List.of(), NONE).groups()).isEmpty();
  }

  /** Twelve Chinese characters that share little with those of another number. */
  private static String hashed(int number) {
    var text = new StringBuilder();
    for (var i = 0; i < 12; i++) {
      text.appendCodePoint(0x4E00 + Math.floorMod((number * 12 + i) * 0x9E3779B1, 20_000));
    }
    return text.toString();
  }

  private static List<Unanswered> unanswered(String... texts) {
    return Stream.of(texts)
        .map(text -> new Unanswered(text, Normaliser.bare(text), Outcome.DECLINED, "", NOON))
        .toList();
  }
}
