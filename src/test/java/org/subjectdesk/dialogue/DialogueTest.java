package org.subjectdesk.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Found;
import org.subjectdesk.faq.Match;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.MessageId;
import org.subjectdesk.message.Origin;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;
import org.subjectdesk.script.Heard;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.script.LocalValues;
import org.subjectdesk.script.Texts;

class DialogueTest {
  private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  private static final Origin ORIGIN =
      new Origin("demo-a", new ReaderId("wx1", "o1"), new MessageId("1"), NOON);
  private static final Map<String, FaqEntry> ENTRIES =
      Arrays.asList(
              entry("renew", "图书怎么续借？", "登录{{library.website}}续借。"),
              entry("cnki", "在家怎么看知网？", "走校外访问。"),
              entry("lost", "书丢了怎么办？", "先挂失。"),
              entry("print", "哪里可以打印？", "一楼。"))
          .stream()
          .collect(Collectors.toMap(FaqEntry::id, Function.identity()));
  private static final Found NOTHING = new Found(Band.DECLINE, List.of(), false);

  private LibraryTexts texts = texts(Map.of());
  private final Dialogue dialogue = new Dialogue(_ -> texts);
  private final People around = new People(id -> Optional.ofNullable(ENTRIES.get(id)));
  private Consult consult = Consult.open("c1", "demo-a", ORIGIN.reader(), Consult.NO_SUBJECT, NOON);

  @Test
  void a_sure_match_is_answered_with_the_librarys_own_values() {
    var turn = typed("怎么续借", found(Band.ANSWER, "renew", "lost"));

    assertThat(turn.replies()).containsExactly(rateable("登录https://a.example续借。"));
    assertThat(turn.decision()).isEqualTo(new Decision.Answered("renew", 0.9));
  }

  @Test
  void an_unsure_match_offers_the_three_nearest_and_a_person() {
    var turn = typed("书的事", found(Band.CLARIFY, "renew", "lost", "cnki", "print"));

    assertThat(turn.replies())
        .singleElement()
        .isEqualTo(
            new Reply.Menu(
                "unsure",
                List.of(
                    new Reply.Option(1, "图书怎么续借？"),
                    new Reply.Option(2, "书丢了怎么办？"),
                    new Reply.Option(3, "在家怎么看知网？"),
                    new Reply.Option(0, "person-option")),
                "choose"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "２", "②", "2.", " 2、", "第二个", "选2", "二"})
  void a_line_of_the_menu_is_chosen_by_its_number_however_typed(String number) {
    typed("书的事", found(Band.CLARIFY, "renew", "lost", "cnki"));

    assertThat(typed(number, NOTHING).decision()).isEqualTo(new Decision.Chosen("lost"));
  }

  @Test
  void zero_leads_to_a_person_from_the_menu_and_from_an_unknown_question() {
    typed("书的事", found(Band.CLARIFY, "renew"));
    assertThat(typed("0", NOTHING).decision()).isEqualTo(new Decision.Said(Line.PERSON));

    typed("天气如何", NOTHING);
    assertThat(typed("0", NOTHING).decision()).isEqualTo(new Decision.Said(Line.PERSON));
  }

  @Test
  void a_number_beyond_the_menu_shows_the_menu_again() {
    typed("书的事", found(Band.CLARIFY, "renew", "lost"));

    var turn = typed("7", NOTHING);

    assertThat(turn.decision()).isEqualTo(new Decision.Said(Line.NO_SUCH_NUMBER));
    assertThat(typed("1", NOTHING).decision()).isEqualTo(new Decision.Chosen("renew"));
  }

  @Test
  void a_number_without_a_menu_is_a_question_like_any_other() {
    assertThat(typed("2", NOTHING).decision()).isEqualTo(new Decision.Unknown());
  }

  @Test
  void a_tap_of_the_shown_menu_answers_that_line() {
    typed("书的事", found(Band.CLARIFY, "renew", "lost"));

    var turn = next(new Inbound.Tapped(ORIGIN, "2", "书丢了怎么办？"), NOTHING);

    assertThat(turn.decision()).isEqualTo(new Decision.Chosen("lost"));
  }

  @Test
  void a_tap_of_an_old_menu_is_taken_by_its_text_not_by_its_number() {
    typed("书的事", found(Band.CLARIFY, "renew", "lost"));

    var turn = next(new Inbound.Tapped(ORIGIN, "2", "哪里可以打印？"), found(Band.ANSWER, "print"));

    assertThat(turn.decision()).isEqualTo(new Decision.Answered("print", 0.9));
  }

  @Test
  void a_tap_on_the_person_line_of_an_old_menu_still_leads_to_a_person() {
    var turn = next(new Inbound.Tapped(ORIGIN, "0", "person-option"), NOTHING);

    assertThat(turn.decision()).isEqualTo(new Decision.Said(Line.PERSON));
  }

  @Test
  void an_entry_withdrawn_since_the_menu_is_admitted_not_invented() {
    typed("书的事", found(Band.CLARIFY, "renew"));

    var turn =
        dialogue.next(
            consult,
            new Inbound.Typed(ORIGIN, "1"),
            NOTHING,
            new People(_ -> Optional.empty()),
            NOON);

    assertThat(turn.decision()).isEqualTo(new Decision.Withdrawn("renew"));
    assertThat(turn.replies()).containsExactly(new Reply.Text("unknown"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"有用", "有用！", "helpful-option", "8", "８", "选8"})
  void an_answer_is_called_helpful_in_words_and_by_number(String said) {
    typed("怎么续借", found(Band.ANSWER, "renew", "lost"));

    var turn = typed(said, NOTHING);

    assertThat(turn.decision()).isEqualTo(new Decision.Rated(true));
    assertThat(turn.replies()).containsExactly(new Reply.Text("thanks"));
  }

  @Test
  void an_answer_is_called_helpful_by_a_tap() {
    typed("怎么续借", found(Band.ANSWER, "renew", "lost"));

    var turn = next(new Inbound.Tapped(ORIGIN, "8", "helpful-option"), NOTHING);

    assertThat(turn.decision()).isEqualTo(new Decision.Rated(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"没用", "not-helpful-option", "9"})
  void after_a_miss_the_next_nearest_and_a_person_are_offered(String said) {
    typed("怎么续借", found(Band.ANSWER, "renew", "lost", "cnki"));

    var turn = typed(said, NOTHING);

    assertThat(turn.decision()).isEqualTo(new Decision.Rated(false));
    assertThat(turn.replies())
        .containsExactly(
            new Reply.Menu(
                "sorry-nearest",
                List.of(
                    new Reply.Option(1, "书丢了怎么办？"),
                    new Reply.Option(2, "在家怎么看知网？"),
                    new Reply.Option(0, "person-option")),
                "choose"));
    assertThat(typed("2", NOTHING).decision()).isEqualTo(new Decision.Chosen("cnki"));
  }

  @Test
  void after_a_miss_without_another_hit_a_person_is_near() {
    typed("怎么续借", found(Band.ANSWER, "renew"));

    assertThat(typed("没用", NOTHING).replies()).containsExactly(new Reply.Text("sorry"));
    assertThat(typed("0", NOTHING).decision()).isEqualTo(new Decision.Said(Line.PERSON));
  }

  @Test
  void a_chosen_answer_is_rated_too_and_its_miss_offers_the_other_lines() {
    typed("书的事", found(Band.CLARIFY, "renew", "lost", "cnki"));
    assertThat(typed("2", NOTHING).replies()).containsExactly(rateable("先挂失。"));

    var turn = typed("9", NOTHING);

    assertThat(((Reply.Menu) turn.replies().getFirst()).options())
        .extracting(Reply.Option::label)
        .containsExactly("图书怎么续借？", "在家怎么看知网？", "person-option");
  }

  @Test
  void the_lines_above_a_chosen_answer_keep_their_numbers() {
    typed("书的事", found(Band.CLARIFY, "renew", "lost", "cnki"));
    typed("2", NOTHING);

    assertThat(typed("3", NOTHING).decision()).isEqualTo(new Decision.Chosen("cnki"));
    assertThat(typed("0", NOTHING).decision()).isEqualTo(new Decision.Said(Line.PERSON));
  }

  @Test
  void a_wrong_number_below_an_answer_without_a_menu_is_a_question() {
    typed("怎么续借", found(Band.ANSWER, "renew", "lost"));

    assertThat(typed("2", NOTHING).decision()).isEqualTo(new Decision.Unknown());
  }

  @Test
  void a_wrong_number_after_a_chosen_answer_shows_the_menu_without_opinions() {
    typed("书的事", found(Band.CLARIFY, "renew", "lost"));
    typed("1", NOTHING);

    assertThat(((Reply.Menu) typed("7", NOTHING).replies().getFirst()).options())
        .extracting(Reply.Option::number)
        .containsExactly(1, 2, 0);
    assertThat(typed("8", NOTHING).decision()).isEqualTo(new Decision.Rated(true));
  }

  @Test
  void a_new_question_below_an_answer_simply_goes_on() {
    typed("怎么续借", found(Band.ANSWER, "renew", "lost"));

    assertThat(typed("哪里打印", found(Band.ANSWER, "print")).decision())
        .isEqualTo(new Decision.Answered("print", 0.9));
  }

  @Test
  void an_opinion_without_an_answer_is_taken_kindly_and_counts_for_nothing() {
    assertThat(typed("有用", NOTHING).decision()).isEqualTo(new Decision.Said(Line.THANKS));
    assertThat(typed("没用", NOTHING).decision()).isEqualTo(new Decision.Said(Line.SORRY));
    assertThat(next(new Inbound.Tapped(ORIGIN, "8", "helpful-option"), NOTHING).decision())
        .isEqualTo(new Decision.Said(Line.THANKS));
    assertThat(next(new Inbound.Tapped(ORIGIN, "9", "not-helpful-option"), NOTHING).decision())
        .isEqualTo(new Decision.Said(Line.SORRY));
  }

  @Test
  void an_opinion_is_counted_once() {
    typed("怎么续借", found(Band.ANSWER, "renew", "lost"));
    typed("有用", NOTHING);

    assertThat(typed("有用", NOTHING).decision()).isEqualTo(new Decision.Said(Line.THANKS));
  }

  @Test
  void labels_of_signs_alone_can_be_told_apart() {
    texts = texts(Map.of(Line.HELPFUL_OPTION, "👍", Line.NOT_HELPFUL_OPTION, "👎"));
    typed("怎么续借", found(Band.ANSWER, "renew"));

    assertThat(typed("👎", NOTHING).decision()).isEqualTo(new Decision.Rated(false));
  }

  @Test
  void the_lines_of_a_menu_keep_their_question_until_something_else_is_said() {
    typed("书的事", found(Band.CLARIFY, "renew", "lost", "cnki"));
    consult = consult.about(17);

    for (var said : List.of("7", "1", "9", "1", "2")) {
      typed(said, NOTHING);
      assertThat(consult.question()).as("after %s", said).isEqualTo(17);
    }
    typed("帮忙看看这个", found(Band.CLARIFY, "renew"));
    assertThat(consult.question()).isZero();
  }

  @Test
  void asking_for_a_person_wins_over_any_answer() {
    var turn = typed("人工", found(Band.ANSWER, "renew"));

    assertThat(turn.decision()).isEqualTo(new Decision.Said(Line.PERSON));
  }

  @Test
  void goodbye_ends_the_consult() {
    assertThat(typed("谢谢", NOTHING).after().phase()).isEqualTo(new Phase.Closed());
  }

  @Test
  void what_it_cannot_read_it_says_politely() {
    assertThat(next(new Inbound.Unreadable(ORIGIN, "image"), NOTHING).replies())
        .containsExactly(new Reply.Text("cannot-read"));
    assertThat(next(new Inbound.Spoken(ORIGIN, " "), NOTHING).replies())
        .containsExactly(new Reply.Text("unheard"));
  }

  @Test
  void a_reader_who_leaves_is_forgotten_without_a_word() {
    var turn = next(new Inbound.Left(ORIGIN), NOTHING);

    assertThat(turn.replies()).isEmpty();
    assertThat(turn.decision()).isEqualTo(new Decision.Forgotten());
  }

  private Turn typed(String text, Found found) {
    return next(new Inbound.Typed(ORIGIN, text), found);
  }

  private Turn next(Inbound in, Found found) {
    var turn = dialogue.next(consult, in, found, around, NOON);
    consult = turn.after();
    return turn;
  }

  private static Found found(Band band, String... ids) {
    var score = 0.9;
    var hits = new java.util.ArrayList<Match>();
    for (var id : ids) {
      hits.add(new Match(java.util.Objects.requireNonNull(ENTRIES.get(id)), score));
      score -= 0.1;
    }
    return new Found(band, hits, false);
  }

  private static FaqEntry entry(String id, String question, String answer) {
    return new FaqEntry("*", id, "*", question, List.of(), answer);
  }

  private static Reply rateable(String answer) {
    return new Reply.Answer(
        answer,
        "rate",
        List.of(new Reply.Option(8, "helpful-option"), new Reply.Option(9, "not-helpful-option")));
  }

  /** Every line says its own key, if it says nothing else. */
  static LibraryTexts texts(Map<Line, String> others) {
    var say = new EnumMap<Line, String>(Line.class);
    for (var line : Line.values()) {
      say.put(line, others.getOrDefault(line, line.key()));
    }
    var hear =
        Map.ofEntries(
            Map.entry("返回", Heard.BACK),
            Map.entry("跳过", Heard.SKIP),
            Map.entry("可以", Heard.AGREE),
            Map.entry("同意", Heard.AGREE),
            Map.entry("不用", Heard.DECLINE),
            Map.entry("不同意", Heard.DECLINE),
            Map.entry("继续", Heard.CONTINUE),
            Map.entry("人工", Heard.PERSON),
            Map.entry("谢谢", Heard.GOODBYE),
            Map.entry("有用", Heard.HELPFUL),
            Map.entry("没用", Heard.NOT_HELPFUL),
            Map.entry("取消", Heard.CANCEL),
            Map.entry("留言", Heard.LEAVE_MESSAGE),
            Map.entry("结束人工", Heard.END_TALK));
    return new LibraryTexts(
        new Texts(say, hear), new LocalValues(Map.of("library.website", "https://a.example")));
  }
}
