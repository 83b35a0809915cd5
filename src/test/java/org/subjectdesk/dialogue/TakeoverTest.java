package org.subjectdesk.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.subjectdesk.dialogue.Talk.NOON;
import static org.subjectdesk.dialogue.Talk.NOTHING;
import static org.subjectdesk.dialogue.Talk.ORIGIN;
import static org.subjectdesk.dialogue.Talk.TEAM;
import static org.subjectdesk.dialogue.Talk.sure;
import static org.subjectdesk.dialogue.Talk.text;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.Reply;

/** What a reader's message means while a person is awaited, speaks, or has spoken. */
class TakeoverTest {
  private static final Phase WITH_BOT = new Phase.WithBot(java.util.List.of());
  private static final Phase WAITING = new Phase.Waiting(TEAM, NOON, NOON);

  private final Talk talk = new Talk();

  TakeoverTest() {
    talk.people.at(TEAM, 1);
  }

  @Test
  void what_she_writes_while_she_waits_is_noted_and_her_place_told() {
    talk.types("人工");
    talk.now = NOON.plusSeconds(30);
    talk.people.at(TEAM, 0);
    var turn = talk.types("怎么续借", sure("*", "renew"));

    assertThat(turn.decision()).isEqualTo(new Decision.Noted());
    assertThat(text(turn)).isEqualTo("still waiting, next-in-queue");
    assertThat(talk.consult.phase()).as("she keeps her place").isEqualTo(WAITING);
  }

  @Test
  void who_does_not_want_to_wait_any_more_is_with_the_desk_again() {
    talk.types("人工");
    assertThat(talk.types("取消").decision()).isEqualTo(new Decision.Cancelled());
    assertThat(talk.consult.phase()).isEqualTo(WITH_BOT);
  }

  @Test
  void who_waits_may_leave_a_message_instead() {
    talk.types("人工");
    assertThat(text(talk.types("留言"))).isEqualTo("leave it now, due 11月24日 09:30");
    var turn = talk.types("我想借研讨间");

    assertThat(turn.decision()).isEqualTo(new Decision.MessageLeft("我想借研讨间"));
    assertThat(text(turn)).isEqualTo("taken, due 11月24日 09:30");
    assertThat(talk.consult.phase()).isEqualTo(WITH_BOT);
  }

  static Stream<Inbound> noMessages() {
    return Stream.of(
        new Inbound.Unreadable(ORIGIN, "image"),
        new Inbound.Spoken(ORIGIN, " "),
        new Inbound.Typed(ORIGIN, "？！"),
        new Inbound.Scanned(ORIGIN, "17"),
        new Inbound.Clicked(ORIGIN, "opening-hours"),
        new Inbound.Tapped(ORIGIN, "8", "helpful-option"),
        new Inbound.Typed(ORIGIN, "留言"),
        new Inbound.Typed(ORIGIN, "谢谢"));
  }

  @ParameterizedTest
  @MethodSource("noMessages")
  void what_says_nothing_to_a_librarian_is_not_taken_for_the_message(Inbound in) {
    talk.people.gone();
    talk.types("人工");
    var turn = talk.does(in, NOTHING);

    assertThat(turn.after().phase()).isEqualTo(new Phase.LeavingMessage());
    assertThat(text(turn)).isNotBlank();
  }

  @Test
  void who_asks_for_a_person_again_gets_one_if_somebody_has_come() {
    talk.people.gone();
    talk.types("人工");
    assertThat(text(talk.types("有人吗"))).startsWith("leave it, due");
    talk.people.at(TEAM, 0);

    talk.types("人工");
    assertThat(talk.consult.phase()).isEqualTo(WAITING);
  }

  @Test
  void a_message_may_be_spoken_and_may_be_given_up() {
    talk.people.gone();
    talk.types("人工");
    assertThat(talk.types("取消").decision()).isEqualTo(new Decision.Cancelled());
    talk.types("人工");
    var turn = talk.does(new Inbound.Spoken(ORIGIN, "我的书丢了。"), NOTHING);

    assertThat(turn.decision()).isEqualTo(new Decision.MessageLeft("我的书丢了。"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"怎么续借", "人工", "取消", "谢谢", "1", "没用", "？"})
  void while_a_librarian_talks_the_desk_is_silent(String said) {
    talk.with("lin");
    var turn = talk.types(said, sure("*", "renew"));

    assertThat(turn.replies()).isEmpty();
    assertThat(turn.decision()).isEqualTo(new Decision.Passed());
  }

  @Test
  void a_librarian_says_who_she_is_when_she_takes_a_consult() {
    talk.types("人工");
    var joined = (ActOutcome.Done) talk.acts("lin", new Act.Take());

    assertThat(joined.replies()).containsExactly(new Reply.Text("I am 林老师"));
  }

  @Test
  void she_has_waited_since_her_first_message_without_an_answer() {
    talk.types("人工");
    talk.with("lin");
    assertThat(awaited()).contains(NOON);
    talk.acts("lin", new Act.Say("您好"));
    assertThat(awaited()).isEmpty();

    talk.now = NOON.plusSeconds(60);
    talk.types("在哪里打印");
    talk.now = NOON.plusSeconds(90);
    talk.types("彩色的");

    assertThat(awaited()).contains(NOON.plusSeconds(60));
  }

  @Test
  void she_ends_the_talk_and_is_asked_how_it_was() {
    talk.with("lin");
    var turn = talk.types("结束人工");

    assertThat(turn.decision()).isEqualTo(new Decision.Ended());
    assertThat(((Reply.Menu) turn.replies().getFirst()).options())
        .extracting(Reply.Option::number)
        .containsExactly(5, 4, 3, 2, 1);
    assertThat(talk.consult.phase()).isEqualTo(new Phase.Rating("lin", Phase.Rating.NO_STARS));
  }

  @Test
  void she_rates_the_talk_with_one_tap_and_then_in_words() {
    talk.rated("lin");
    assertThat(talk.taps(4, "stars-4").decision()).isEqualTo(new Decision.Stars(4));
    var turn = talk.types("评价：老师很耐心");

    assertThat(turn.decision()).isEqualTo(new Decision.StarsInWords("老师很耐心"));
    assertThat(turn.after().phase()).isEqualTo(new Phase.Closed());
  }

  @Test
  void a_talk_is_rated_once_and_another_tap_is_thanked_for() {
    talk.rated("lin");
    talk.taps(4, "stars-4");
    var again = talk.taps(1, "stars-1");

    assertThat(again.decision()).isNotInstanceOf(Decision.Stars.class);
    assertThat(text(again)).isEqualTo("thanks");
  }

  @Test
  void a_question_after_the_talk_is_a_new_consult() {
    talk.rated("lin");
    var turn = talk.types("怎么续借", sure("*", "renew"));

    assertThat(turn.after().id()).isEqualTo("c2");
    assertThat(turn.decision()).isEqualTo(new Decision.Answered("renew", 0.9));
  }

  @Test
  void a_tap_on_a_menu_from_before_the_talk_is_no_rating() {
    talk.rated("lin");
    var old = new Inbound.Tapped(ORIGIN, "2", "书丢了怎么办？");

    assertThat(talk.does(old, sure("*", "lost")).decision())
        .isEqualTo(new Decision.Answered("lost", 0.9));
  }

  @Test
  void two_days_later_a_number_is_no_rating_any_more() {
    talk.rated("lin");
    talk.now = NOON.plus(Duration.ofDays(2));

    assertThat(talk.takes(new Inbound.Typed(ORIGIN, "5"))).isFalse();
  }

  private Optional<java.time.Instant> awaited() {
    return ((Phase.WithLibrarian) talk.consult.phase()).awaited();
  }
}
