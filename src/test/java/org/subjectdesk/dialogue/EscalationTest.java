package org.subjectdesk.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.subjectdesk.dialogue.Talk.NOON;
import static org.subjectdesk.dialogue.Talk.NOTHING;
import static org.subjectdesk.dialogue.Talk.ORIGIN;
import static org.subjectdesk.dialogue.Talk.TEAM;
import static org.subjectdesk.dialogue.Talk.sure;
import static org.subjectdesk.dialogue.Talk.text;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.routing.Need;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.script.Line;

/** The ways from the desk to a person. */
class EscalationTest {
  private static final Surroundings.Subject IT = new Surroundings.Subject("51", "电子与信息大类");
  private static final Surroundings.Subject TRADE = new Surroundings.Subject("53", "财经商贸大类");
  private static final Phase WAITING = new Phase.Waiting(TEAM, NOON, NOON);

  private final Talk talk = new Talk();

  EscalationTest() {
    talk.people.at(TEAM, 2);
  }

  static Stream<Inbound> wishes() {
    return Stream.of(
        new Inbound.Typed(ORIGIN, "人工"),
        new Inbound.Typed(ORIGIN, "能不能帮我转一下人工啊"),
        new Inbound.Typed(ORIGIN, "我想找个老师聊聊"),
        new Inbound.Typed(ORIGIN, "有人吗？？"),
        new Inbound.Typed(ORIGIN, "我要投诉你们！"),
        new Inbound.Spoken(ORIGIN, "叫你们管理员来"),
        new Inbound.Clicked(ORIGIN, "人工"),
        new Inbound.Tapped(ORIGIN, "0", "person-option"));
  }

  @ParameterizedTest
  @MethodSource("wishes")
  void who_asks_for_a_person_waits_and_knows_her_place(Inbound wish) {
    var turn = talk.does(wish, sure("*", "renew"));

    assertThat(text(turn)).isEqualTo("waiting, 2 ahead");
    assertThat(turn.after().phase()).isEqualTo(WAITING);
    assertThat(cause(turn)).isEqualTo(Decision.Cause.ASKED);
  }

  @Test
  void who_comes_first_is_told_that_nobody_is_before_her() {
    talk.people.at(TEAM, 0);

    assertThat(text(talk.types("人工"))).isEqualTo("waiting, next-in-queue");
  }

  @Test
  void two_questions_in_a_row_that_the_desk_cannot_answer_bring_a_person() {
    assertThat(talk.types("天气如何").decision()).isEqualTo(new Decision.Unknown());
    var turn = talk.types("食堂几点关");

    assertThat(text(turn)).isEqualTo("missed-twice\nwaiting, 2 ahead");
    assertThat(cause(turn)).isEqualTo(Decision.Cause.MISSED);
    assertThat(((Decision.Escalated) turn.decision()).first()).isEqualTo(new Decision.Unknown());
  }

  @Test
  void two_answers_in_a_row_that_do_not_help_bring_a_person() {
    talk.types("怎么续借", sure("*", "renew"));
    assertThat(talk.types("没用").decision()).isEqualTo(new Decision.Rated(false));
    talk.types("书还能借多久", sure("*", "term"));

    assertThat(cause(talk.types("没用"))).isEqualTo(Decision.Cause.MISSED);
  }

  @Test
  void what_was_offered_after_a_miss_may_miss_too() {
    talk.types("怎么续借", sure("*", "renew", "lost"));
    talk.types("没用");
    talk.types("1");

    assertThat(cause(talk.types("没用"))).isEqualTo(Decision.Cause.MISSED);
  }

  @Test
  void who_calls_the_same_answer_useless_twice_is_not_answered_with_the_same_excuse() {
    talk.types("怎么续借", sure("*", "renew", "lost"));
    talk.types("没用");

    assertThat(cause(talk.types("没用"))).isEqualTo(Decision.Cause.MISSED);
  }

  @Test
  void an_answer_that_helped_ends_the_row_of_misses() {
    talk.types("天气如何");
    talk.types("怎么续借", sure("*", "renew"));
    talk.types("有用");

    assertThat(talk.types("食堂几点关").decision()).isEqualTo(new Decision.Unknown());
  }

  @Test
  void an_answer_without_a_complaint_ends_the_row_of_misses() {
    talk.types("天气如何");
    talk.types("怎么续借", sure("*", "renew"));

    assertThat(talk.types("食堂几点关").decision()).isEqualTo(new Decision.Unknown());
  }

  @Test
  void she_is_asked_for_the_subject_only_where_it_is_unclear_and_matters() {
    talk.people.forSubjects(IT, TRADE);
    assertThat(talk.types("人工").decision()).isEqualTo(new Decision.AskedSubject());

    talk.types("取消");
    talk.types("电商平台有哪些", sure("53", "shops"));
    assertThat(talk.types("人工").decision()).isInstanceOf(Decision.Escalated.class);
    assertThat(needs().getLast()).isEqualTo("53");
  }

  @Test
  void with_one_subject_or_none_to_choose_from_she_is_not_asked() {
    for (var ready : List.of(new Surroundings.Subject[] {IT}, new Surroundings.Subject[0])) {
      talk.people.forSubjects(ready);
      assertThat(talk.types("人工").decision()).isInstanceOf(Decision.Escalated.class);
      talk.types("取消");
    }
  }

  @Test
  void the_subject_that_she_chooses_decides_who_gets_her() {
    talk.people.forSubjects(IT, TRADE);
    talk.types("人工");
    talk.taps(2, "财经商贸大类");

    assertThat(needs()).containsExactly("53");
    assertThat(talk.consult.subject()).isEqualTo("53");
    assertThat(talk.consult.phase()).isEqualTo(WAITING);
  }

  @Test
  void who_does_not_know_the_subject_gets_whoever_is_there() {
    talk.people.forSubjects(IT, TRADE);
    talk.types("人工");
    talk.types("0");

    assertThat(needs()).containsExactly("");
    assertThat(talk.consult.phase()).isEqualTo(WAITING);
  }

  @Test
  void who_tells_her_question_instead_of_a_subject_gets_who_knows_it() {
    talk.people.forSubjects(IT, TRADE);
    talk.types("人工");
    talk.types("跨境电商的数据哪里有", sure("53", "trade"));

    assertThat(needs()).containsExactly("53");
    assertThat(talk.consult.phase()).isEqualTo(WAITING);
  }

  @Test
  void without_anybody_she_leaves_a_message_and_knows_when_it_is_answered() {
    talk.people.gone();
    var turn = talk.types("人工");

    assertThat(text(turn)).isEqualTo("leave it, due 11月24日 09:30");
    assertThat(turn.after().phase()).isEqualTo(new Phase.LeavingMessage());
  }

  @Test
  void two_misses_without_anybody_lead_to_a_message_too() {
    talk.people.gone();
    talk.types("天气如何");

    assertThat(text(talk.types("食堂几点关"))).isEqualTo("missed-twice\nleave it, due 11月24日 09:30");
  }

  @Test
  void a_blocked_reader_is_never_brought_to_a_person() {
    talk.people.forSubjects(IT, TRADE).block();
    for (var said : List.of("人工", "有人吗", "留言", "天气如何", "食堂几点关", "宿舍几点锁门", "0", "没用", "没用")) {
      talk.types(said);
      assertThat(talk.consult.phase()).as(said).isInstanceOf(Phase.WithBot.class);
    }
    assertThat(talk.types("人工").decision()).isEqualTo(new Decision.Said(Line.PERSON));
  }

  @Test
  void who_is_blocked_while_she_chooses_a_subject_is_not_brought_to_a_person() {
    talk.people.forSubjects(IT, TRADE);
    talk.types("人工");
    talk.people.block();

    assertThat(talk.types("1").decision()).isEqualTo(new Decision.Said(Line.PERSON));
    assertThat(needs()).isEmpty();
  }

  @Test
  void a_librarian_who_is_rung_is_named_by_the_queue_and_nobody_was_rung_before() {
    talk.people.at(new Queue.OfLibrarian("lin"), 0);
    talk.does(new Inbound.Typed(ORIGIN, "人工"), NOTHING);

    assertThat(talk.consult.phase())
        .isEqualTo(new Phase.Waiting(new Queue.OfLibrarian("lin"), NOON, NOON));
    assertThat(talk.people.needs).extracting(Need::passed).containsExactly(Set.of());
  }

  private List<String> needs() {
    return talk.people.needs.stream().map(need -> need.subject().orElse("")).toList();
  }

  private static Decision.Cause cause(Turn turn) {
    assertThat(turn.decision()).isInstanceOf(Decision.Escalated.class);
    return ((Decision.Escalated) turn.decision()).cause();
  }
}
