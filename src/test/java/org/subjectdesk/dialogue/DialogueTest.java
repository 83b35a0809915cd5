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

  private final Dialogue dialogue = new Dialogue(_ -> texts());
  private Consult consult = Consult.open("c1", "demo-a", ORIGIN.reader(), NOON);

  @Test
  void a_sure_match_is_answered_with_the_librarys_own_values() {
    var turn = typed("怎么续借", found(Band.ANSWER, "renew", "lost"));

    assertThat(turn.replies()).containsExactly(new Reply.Text("登录https://a.example续借。"));
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

    assertThat(typed(number, NOTHING).decision()).isEqualTo(new Decision.Answered("lost", 1));
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
    assertThat(typed("1", NOTHING).decision()).isEqualTo(new Decision.Answered("renew", 1));
  }

  @Test
  void a_number_without_a_menu_is_a_question_like_any_other() {
    assertThat(typed("2", NOTHING).decision()).isEqualTo(new Decision.Unknown());
  }

  @Test
  void a_tap_of_the_shown_menu_answers_that_line() {
    typed("书的事", found(Band.CLARIFY, "renew", "lost"));

    var turn = next(new Inbound.Tapped(ORIGIN, "2", "书丢了怎么办？"), NOTHING);

    assertThat(turn.decision()).isEqualTo(new Decision.Answered("lost", 1));
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
            consult, new Inbound.Typed(ORIGIN, "1"), NOTHING, _ -> Optional.empty(), NOON);

    assertThat(turn.decision()).isEqualTo(new Decision.Unknown());
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
    var turn = dialogue.next(consult, in, found, id -> Optional.ofNullable(ENTRIES.get(id)), NOON);
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

  /** Every line says its own key. */
  private static LibraryTexts texts() {
    var say = new EnumMap<Line, String>(Line.class);
    for (var line : Line.values()) {
      say.put(line, line.key());
    }
    var hear = Map.of("人工", Heard.PERSON, "谢谢", Heard.GOODBYE);
    return new LibraryTexts(
        new Texts(say, hear), new LocalValues(Map.of("library.website", "https://a.example")));
  }
}
