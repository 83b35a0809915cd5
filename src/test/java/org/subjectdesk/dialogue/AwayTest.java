package org.subjectdesk.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.subjectdesk.dialogue.Talk.NOON;
import static org.subjectdesk.dialogue.Talk.TEAM;
import static org.subjectdesk.dialogue.Talk.text;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.routing.Queue;

/** A consult leaves its library only when the reader agreed. */
class AwayTest {
  private static final Phase SHARED = new Phase.Waiting(new Queue.Shared(), NOON, NOON);

  private final Talk talk = new Talk();

  AwayTest() {
    talk.people.gone().sharedDesk = true;
  }

  @Test
  void she_is_asked_where_only_others_could_take_it() {
    var turn = talk.types("人工");

    assertThat(text(turn)).contains("ask-away", "away-option", "home-option");
    assertThat(turn.after().phase()).isInstanceOf(Phase.WithBot.class);
    assertThat(turn.decision()).isInstanceOf(Decision.AskedAway.class);
  }

  @Test
  void she_is_not_asked_where_somebody_is_at_home() {
    talk.people.at(TEAM, 0);

    assertThat(talk.types("人工").after().phase()).isEqualTo(new Phase.Waiting(TEAM, NOON, NOON));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "可以", "同意", "away-option"})
  void when_she_agrees_she_waits_there(String yes) {
    talk.types("人工");

    assertThat(talk.types(yes).after().phase()).isEqualTo(SHARED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "不用", "不同意", "home-option"})
  void when_she_does_not_she_leaves_a_message_at_home(String no) {
    talk.types("人工");

    assertThat(talk.types(no).after().phase()).isEqualTo(new Phase.LeavingMessage());
  }

  @Test
  void a_question_instead_is_a_question() {
    talk.types("人工");

    assertThat(talk.types("怎么续借", Talk.sure("*", "renew")).decision())
        .isInstanceOf(Decision.Answered.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "可以", "同意", "away-option"})
  void a_yes_may_be_for_a_message_that_she_left_before(String yes) {
    talk.people.askedOfTicket = Optional.of("c0");
    assertThat(talk.types(yes).decision()).isEqualTo(new Decision.SaidTicketAway("c0", true));
    assertThat(talk.types("不用").decision()).isEqualTo(new Decision.SaidTicketAway("c0", false));
  }

  @Test
  void a_short_word_is_none_when_that_question_is_not_the_last_thing_said() {
    talk.people.askedOfTicket = Optional.of("c0");
    talk.people.justAsked = false;
    assertThat(talk.types("可以").decision()).isEqualTo(new Decision.Unknown());
    assertThat(talk.types("1").decision()).isNotInstanceOf(Decision.SaidTicketAway.class);
    assertThat(talk.types("away-option").decision())
        .isEqualTo(new Decision.SaidTicketAway("c0", true));
  }

  @Test
  void the_lines_of_the_menu_above_keep_their_numbers() {
    talk.people.askedOfTicket = Optional.of("c0");
    talk.types("人工");
    assertThat(talk.types("1").after().phase()).isEqualTo(SHARED);
  }

  @Test
  void yes_is_a_word_like_any_other_where_nobody_asked() {
    assertThat(talk.types("可以").decision()).isEqualTo(new Decision.Unknown());
  }

  @Test
  void who_agreed_once_in_this_consult_is_not_asked_again() {
    talk.people.away = Away.AGREED;

    assertThat(talk.types("人工").after().phase()).isEqualTo(SHARED);
  }

  @Test
  void two_misses_ask_her_too_and_learn_what_missed() {
    talk.types("天气如何");
    var turn = talk.types("食堂几点关");

    assertThat(text(turn)).startsWith("missed-twice").contains("ask-away");
    assertThat(turn.decision()).isEqualTo(new Decision.AskedAway(new Decision.Unknown()));
  }

  @Test
  void a_message_stays_at_home_unless_she_says_that_others_may_help() {
    talk.people.sharedDesk = false;
    talk.types("人工");
    talk.people.sharedDesk = true;
    assertThat(text(talk.types("我想借研讨间"))).contains("taken", "ask-away-ticket");

    var turn = talk.types("可以");
    assertThat(turn.decision()).isEqualTo(new Decision.SaidAway(true));
    assertThat(text(turn)).isEqualTo("away-agreed");
  }

  @Test
  void in_a_talk_her_answer_counts_only_when_the_librarian_asked() {
    talk.people.at(TEAM, 0);
    talk.types("人工");
    talk.with("lin");
    assertThat(talk.types("可以").decision()).isEqualTo(new Decision.Passed());

    talk.acts("lin", new Act.AskAway());
    talk.people.away = Away.ASKED;
    assertThat(talk.types("不用").decision()).isEqualTo(new Decision.SaidAway(false));
    assertThat(talk.consult.phase()).isInstanceOf(Phase.WithLibrarian.class);
  }

  @Test
  void who_waits_may_be_asked_and_goes_on_waiting() {
    talk.people.at(TEAM, 0);
    talk.types("人工");
    assertThat(talk.acts("lin", new Act.AskAway())).isInstanceOf(ActOutcome.Done.class);
    talk.people.away = Away.ASKED;

    assertThat(talk.types("1").decision()).isEqualTo(new Decision.SaidAway(true));
    assertThat(talk.consult.phase()).isEqualTo(new Phase.Waiting(TEAM, NOON, NOON));
  }
}
