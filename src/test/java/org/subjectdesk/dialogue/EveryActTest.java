package org.subjectdesk.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.subjectdesk.dialogue.Talk.NOON;
import static org.subjectdesk.dialogue.Talk.TEAM;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.Reply;
import org.subjectdesk.routing.Placement;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.routing.Reason;

/** Every act of the librarian lin in every phase. */
class EveryActTest {
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final Queue FANG = new Queue.OfLibrarian("fang");
  private static final List<Reason> WHY = List.of(new Reason("因为", "because"));

  private static final Act TAKE = new Act.Take();
  private static final Act SAY = new Act.Say("您好");
  private static final Act PASS = new Act.Pass(FANG, "her subject");
  private static final Act RELEASE = new Act.Release(new Placement(Optional.of(TEAM), WHY));
  private static final Act RELEASE_TO_NOBODY =
      new Act.Release(new Placement(Optional.empty(), WHY));
  private static final Act CLOSE = new Act.Close("solved");

  private static final Phase BOT = new Phase.WithBot(List.of());
  private static final Phase WAITING = new Phase.Waiting(TEAM, NOON, NOON);
  private static final Phase LEAVING = new Phase.LeavingMessage();
  private static final Phase MINE = new Phase.WithLibrarian("lin", Optional.of(NOON), NOON);
  private static final Phase HERS = new Phase.WithLibrarian("fang", Optional.of(NOON), NOON);
  private static final Phase RATING = new Phase.Rating("lin", 0);
  private static final Phase CLOSED = new Phase.Closed();

  private static final List<Act> ACTS = List.of(TAKE, SAY, PASS, RELEASE, RELEASE_TO_NOBODY, CLOSE);

  static Stream<Arguments> done() {
    var taken = new Phase.WithLibrarian("lin", Optional.of(NOON), LATER);
    return Stream.of(
        Arguments.of(BOT, TAKE, taken, "I am 林"),
        Arguments.of(LEAVING, TAKE, taken, "I am 林"),
        Arguments.of(WAITING, TAKE, taken, "I am 林"),
        Arguments.of(WAITING, PASS, new Phase.Waiting(FANG, NOON, LATER), ""),
        Arguments.of(MINE, TAKE, MINE, ""),
        Arguments.of(MINE, SAY, new Phase.WithLibrarian("lin", Optional.empty(), LATER), "您好"),
        Arguments.of(MINE, PASS, new Phase.Waiting(FANG, LATER, LATER), "moved"),
        Arguments.of(MINE, RELEASE, new Phase.Waiting(TEAM, LATER, LATER), "moved"),
        Arguments.of(MINE, RELEASE_TO_NOBODY, MINE, ""),
        Arguments.of(MINE, CLOSE, RATING, "talk-closed"));
  }

  @ParameterizedTest
  @MethodSource("done")
  void an_act_that_is_hers_to_do_is_done(Phase before, Act act, Phase after, String said) {
    var outcome = act(before, act);

    assertThat(outcome).isInstanceOf(ActOutcome.Done.class);
    var done = (ActOutcome.Done) outcome;
    assertThat(done.after().phase()).isEqualTo(after);
    assertThat(done.replies().stream().map(Reply::text).toList().toString()).startsWith("[" + said);
    assertThat(done.replies()).hasSize(said.isEmpty() ? 0 : 1);
  }

  @Test
  void every_other_act_is_refused_and_says_why() {
    for (var phase : List.of(BOT, WAITING, LEAVING, MINE, HERS, RATING, CLOSED)) {
      for (var act : ACTS) {
        if (done().noneMatch(it -> List.of(phase, act).equals(List.of(it.get()).subList(0, 2)))) {
          assertThat(act(phase, act)).as("%s in %s", act, phase).isEqualTo(refusal(phase));
        }
      }
    }
  }

  @Test
  void who_gives_a_consult_away_cannot_go_on_talking() {
    for (var act : List.of(PASS, RELEASE)) {
      var given = ((ActOutcome.Done) act(MINE, act)).after();

      assertThat(act(given.phase(), SAY)).isEqualTo(new ActOutcome.NotTaken());
    }
  }

  @Test
  void a_reader_who_leaves_is_forgotten_in_every_phase() {
    for (var phase : List.of(BOT, WAITING, LEAVING, MINE, HERS)) {
      var talk = new Talk();
      talk.consult = Talk.open().in(phase);
      var turn = talk.does(new Inbound.Left(Talk.ORIGIN), Talk.NOTHING);

      assertThat(turn.decision()).isEqualTo(new Decision.Forgotten());
      assertThat(turn.replies()).isEmpty();
    }
  }

  private static ActOutcome refusal(Phase phase) {
    return switch (phase) {
      case Phase.WithBot _, Phase.InScript _, Phase.Waiting _, Phase.LeavingMessage _ ->
          new ActOutcome.NotTaken();
      case Phase.WithLibrarian talk -> new ActOutcome.Taken(talk.librarian());
      case Phase.Rating _, Phase.Closed _ -> new ActOutcome.Over();
    };
  }

  private static ActOutcome act(Phase phase, Act act) {
    return Takeover.act(Talk.open().in(phase), act, "lin", "林", Talk.TEXTS, LATER);
  }
}
