package org.subjectdesk.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.subjectdesk.dialogue.Talk.NOON;
import static org.subjectdesk.dialogue.Talk.TEAM;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subjectdesk.dialogue.Surroundings.Later;
import org.subjectdesk.message.Reply;
import org.subjectdesk.script.Words;

/** A day after she was led to a platform, she is asked in passing whether it helped. */
class AskedLaterTest {
  private final Talk talk = new Talk();

  AskedLaterTest() {
    talk.people.later = Optional.of(new Later("r1", Words.of("查新站")));
  }

  private Turn asks() {
    return talk.types("怎么续借", Talk.sure("*", "renew"));
  }

  @Test
  void below_the_answer_and_never_instead_of_it() {
    var turn = asks();

    assertThat(turn.decision()).isInstanceOf(Decision.Answered.class);
    assertThat(turn.replies()).hasSize(2);
    assertThat(turn.replies().getFirst()).isInstanceOf(Reply.Answer.class);
    assertThat(turn.replies().getLast().text())
        .isEqualTo("referral-later\n5. referral-solved-option\n6. referral-unsolved-option");
    assertThat(asks().replies()).as("once").hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "5,true",
    "6,false",
    "referral-solved-option,true",
    "referral-unsolved-option,false",
  })
  void what_she_chooses_is_told(String said, boolean solved) {
    asks();
    assertThat(talk.types(said).decision()).isEqualTo(new Decision.Told("r1", solved));
  }

  @Test
  void the_lines_of_the_answer_keep_their_meaning() {
    asks();
    assertThat(talk.types("8").decision()).isEqualTo(new Decision.Rated(true));
  }

  @Test
  void what_is_no_answer_leaves_it_for_another_time() {
    talk.types("天气如何");
    talk.types("帮助");
    assertThat(talk.people.later).isPresent();
    talk.people.at(TEAM, 0);
    talk.types("人工");
    asks();
    assertThat(talk.with("lin").types("怎么续借", Talk.sure("*", "renew")).replies()).isEmpty();
    assertThat(talk.people.later).as("at " + NOON).isPresent();
  }
}
