package org.subjectdesk.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Found;
import org.subjectdesk.faq.Match;
import org.subjectdesk.flow.Action;
import org.subjectdesk.flow.Effect;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.FlowFile;
import org.subjectdesk.flow.Flows;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.Reply;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.slot.Entered;
import org.subjectdesk.yaml.Faults;

/** Flows in the conversation: values, ways out, interruptions, and what they leave behind. */
class ScriptedTest {
  private static final Queue TEAM = new Queue.OfLibrary("demo-a");
  private static final String DELIVERY =
      """
      flow: delivery
      name: {zh-CN: 文献传递, en: Document delivery}
      when:
        phrases: [我要文献传递]
        keys: [DELIVERY]
        after: [howto]
      steps:
        - say: {zh-CN: 好的。, en: Sure.}
        - collect: title
          label: 题名
          ask: {zh-CN: 题名？, en: "Title?"}
        - collect: kind
          label: 类型
          type: choice
          choices: [{value: article, label: 期刊论文}, {value: book, label: 图书}]
          ask: 类型？
        - if: {slot: kind, is: book}
          then: isbn
          else: doi
        - collect: isbn
          type: isbn
          ask: ISBN？
          next: check
        - collect: doi
          type: doi
          optional: true
          ask: DOI？
        - menu: "核对：\\n{{flow.summary}}"
          id: check
          options:
            - {label: 提交, next: send}
            - {label: 重填, next: title}
            - {label: 不要了, next: end}
        - ticket: "文献传递\\n{{flow.summary}}"
          id: send
        - say: 已登记。
      """;
  private static final String OTHER =
      """
      flow: other
      name: 荐购
      when: {phrases: [我要荐购]}
      steps:
        - collect: book
          ask: 书名？
        - say: 谢谢推荐《{{slot.book}}》。
      """;

  private Talk talk;

  @BeforeEach
  void start() {
    talk = new Talk();
    talk.people.with(flows(DELIVERY, OTHER));
  }

  @Test
  void the_word_that_stops_digests_works_where_a_message_is_left_too() {
    var stop =
        """
        flow: stop
        name: 退订
        when: {phrases: [退订]}
        steps:
          - call: unsubscribe-all
          - say: 已退订。
        """;
    talk.people.with(flows(DELIVERY, stop));
    talk.consult = talk.consult.in(new Phase.LeavingMessage());
    var hits = Talk.sure("*", "flow:stop").hits();
    var turn = talk.types("退订", new Found(Band.ANSWER, hits, true));

    assertThat(Talk.text(turn)).isEqualTo("已退订。");
    assertThat(talk.consult.phase()).isEqualTo(new Phase.WithBot(List.of()));
  }

  @Test
  void a_flow_asks_for_its_values_and_leaves_a_ticket_with_all_of_them() {
    assertThat(begin()).isEqualTo("好的。\n题名？\nflow-way-out");
    assertThat(says("高铁信号系统综述")).isEqualTo("类型？\n1. 期刊论文\n2. 图书\nflow-choose");
    assertThat(says("1")).isEqualTo("DOI？\nflow-optional");
    assertThat(says("https://doi.org/10.1234/abc。"))
        .startsWith("核对：\n题名：高铁信号系统综述\n类型：期刊论文\ndoi：10.1234/abc\n1. 提交");
    var turn = talk.types("提交");

    assertThat(Talk.text(turn)).isEqualTo("已登记。");
    assertThat(effects(turn))
        .containsExactly(new Effect.LeavesTicket("文献传递\n题名：高铁信号系统综述\n类型：期刊论文\ndoi：10.1234/abc"));
    assertThat(talk.consult.phase()).isEqualTo(new Phase.WithBot(List.of()));
  }

  @Test
  void a_value_that_is_none_is_asked_for_again_and_a_wrong_check_digit_said() {
    begin();
    says("自动驾驶");
    assertThat(says("随便")).startsWith("flow-not-a-line\n类型？");
    says("图书");
    assertThat(says("9787302511640")).startsWith("flow-wrong-check-digit\nISBN？");
    assertThat(says("不知道啊")).contains("flow-way-out");
    assertThat(says("ISBN 978-7-302-51163-2 谢谢")).doesNotContain("ISBN？");
  }

  @Test
  void she_goes_back_skips_and_stops_whenever_she_likes() {
    begin();
    assertThat(says("返回")).startsWith("flow-first-step\n题名？");
    says("甲");
    assertThat(says("跳过")).startsWith("flow-not-optional\n类型？");
    assertThat(says("返回")).isEqualTo("题名？\nflow-way-out");
    says("乙");
    says("期刊论文");
    assertThat(says("跳过")).contains("题名：乙").doesNotContain("甲", "doi");
    assertThat(says("取消")).isEqualTo("flow-cancelled");
    assertThat(talk.consult.phase()).isEqualTo(new Phase.WithBot(List.of()));
  }

  @Test
  void a_question_in_between_is_answered_and_the_flow_goes_on() {
    begin();
    says("甲");
    var found = Talk.sure("*", "hours");
    assertThat(Talk.text(talk.types("几点开门", found)))
        .startsWith("answer hours\n\nflow-paused\n1. flow-continue-option");
    assertThat(says("1")).startsWith("类型？");
    talk.types("几点开门", found);
    assertThat(says("图书")).as("a value goes on as well").startsWith("ISBN？");
    talk.types("几点开门", found);
    assertThat(says("flow-stop-option")).isEqualTo("flow-cancelled");
  }

  @Test
  void where_any_text_is_a_value_only_a_question_word_for_word_is_one() {
    begin();
    assertThat(Talk.text(talk.types("几点开门", Talk.sure("*", "hours")))).startsWith("类型？");
    says("返回");
    var exact = new Found(Band.ANSWER, Talk.sure("*", "hours").hits(), true);
    assertThat(Talk.text(talk.types("几点开门", exact))).startsWith("answer hours");
  }

  @Test
  void who_wants_a_person_gets_one_at_any_step() {
    talk.people.at(TEAM, 0);
    begin();
    says("甲");
    var turn = talk.types("帮我转一下老师");

    assertThat(talk.consult.phase()).isInstanceOf(Phase.Waiting.class);
    assertThat(turn.decision()).isInstanceOf(Decision.Escalated.class);
  }

  @Test
  void a_flow_within_a_flow_ends_and_the_first_one_goes_on() {
    begin();
    says("甲");
    assertThat(Talk.text(talk.types("我要荐购", flow("other")))).startsWith("书名？");
    assertThat(says("深度学习")).startsWith("谢谢推荐《深度学习》。\n\nflow-paused");
    assertThat(says("继续")).startsWith("类型？");
  }

  @Test
  void a_flow_does_not_begin_again_within_itself() {
    begin();
    says("甲");
    assertThat(Talk.text(talk.types("文献传递", flow("delivery")))).startsWith("flow-not-a-line\n类型？");
  }

  @Test
  void who_writes_english_reads_english() {
    var turn = talk.types("I want a document", flow("delivery"));
    assertThat(Talk.text(turn)).startsWith("Sure.\nTitle?");
    assertThat(says("Deep learning")).as("no English: the Chinese").startsWith("类型？");
  }

  @Test
  void a_button_and_an_answer_begin_a_flow_too() {
    var tapped = talk.does(new Inbound.Clicked(Talk.ORIGIN, "DELIVERY"), Talk.NOTHING);
    assertThat(Talk.text(tapped)).startsWith("好的。");
    says("取消");
    var answer = talk.types("怎么申请", Talk.sure("*", "howto"));
    assertThat(((Reply.Answer) answer.replies().getFirst()).options())
        .extracting(Reply.Option::number)
        .containsExactly(7, 8, 9);
    assertThat(Talk.text(talk.taps(7, "文献传递"))).startsWith("好的。");
  }

  @Test
  void a_running_flow_ends_on_the_version_it_began_with() {
    begin();
    var old = talk.people.flows().find("delivery").orElseThrow();
    talk.people.with(flows(DELIVERY.replace("类型？", "哪种？"), OTHER)).keeping(old);
    assertThat(says("甲")).startsWith("类型？");
    says("取消");
    begin();
    assertThat(says("甲")).startsWith("哪种？");
  }

  @Test
  void a_version_that_nobody_kept_leaves_her_with_the_bot() {
    begin();
    talk.people.with(Flows.none());
    var turn = talk.types("几点开门", Talk.sure("*", "hours"));
    assertThat(turn.decision()).isInstanceOf(Decision.Answered.class);
  }

  @Test
  void an_action_tells_values_and_erasing_ends_everything() {
    talk.people.with(
        flows(
            """
            flow: privacy
            name: 我的资料
            when: {phrases: [我的资料]}
            steps:
              - call: show-my-data
              - menu: "保存着{{slot.kept}}。"
                options: [{label: 删除, next: erase}, {label: 不用, next: end}]
              - call: erase-my-data
                id: erase
              - say: 已经删除。
            """));
    talk.people.told = Map.of("kept", new Entered.Value("3 条", "3 条"));
    assertThat(Talk.text(talk.types("我的资料", flow("privacy")))).startsWith("保存着3 条。");
    var turn = talk.types("1");

    assertThat(turn.decision().forgets()).isTrue();
    assertThat(Talk.text(turn)).isEqualTo("已经删除。");
    assertThat(Action.of("erase-my-data")).contains(Action.ERASE_MY_DATA);
  }

  @Test
  void nothing_found_may_begin_a_flow_and_still_counts_as_not_known() {
    talk.people.with(
        flows(
            """
            flow: fallback
            name: 换个说法
            when: {events: [unknown]}
            steps:
              - collect: again
                ask: 换个说法？
              - answer: found
                else: person
                next: end
              - escalate: person
                id: person
            """));
    var turn = talk.types("嗯嗯啊啊");
    assertThat(((Decision.Scripted) turn.decision()).then()).contains(new Decision.Unknown());
    assertThat(Talk.text(talk.types("几点开门", Talk.sure("*", "hours")))).isEqualTo("answer hours");
    talk.types("嗯嗯啊啊");
    talk.people.gone();
    talk.types("哦哦");
    assertThat(talk.consult.phase()).isInstanceOf(Phase.LeavingMessage.class);
  }

  @Test
  void where_nobody_is_there_a_flow_may_take_the_message() {
    talk.people.with(
        flows(
            """
            flow: nobody
            name: 留言
            when: {events: [nobody-there]}
            steps:
              - collect: message
                ask: 想说什么？
              - if: {librarian: online}
                then: now
                else: later
              - escalate: person
                id: now
              - ticket: "{{slot.message}}"
                id: later
              - say: 记下了。
            """));
    talk.people.gone();
    var turn = talk.types("人工");
    assertThat(Talk.text(turn)).startsWith("想说什么？");
    assertThat(((Decision.Scripted) turn.decision()).then())
        .get()
        .isInstanceOf(Decision.Escalated.class);
    assertThat(effects(talk.types("书丢了"))).containsExactly(new Effect.LeavesTicket("书丢了"));

    talk.types("人工");
    talk.people.at(TEAM, 0);
    talk.types("书丢了");
    assertThat(talk.consult.phase()).isInstanceOf(Phase.Waiting.class);
  }

  @Test
  void a_flow_for_nobody_that_hands_over_at_once_ends_in_a_message() {
    talk.people.with(
        flows(
            """
            flow: nobody
            name: 留言
            when: {events: [nobody-there]}
            steps:
              - escalate: person
            """));
    talk.people.gone();
    talk.types("人工");
    assertThat(talk.consult.phase()).isInstanceOf(Phase.LeavingMessage.class);
  }

  private String begin() {
    return Talk.text(talk.types("我要文献传递", flow("delivery")));
  }

  private String says(String text) {
    return Talk.text(talk.types(text));
  }

  private static List<Effect> effects(Turn turn) {
    return ((Decision.Scripted) turn.decision()).effects();
  }

  /** What the search finds for a phrase of a flow. */
  private static Found flow(String id) {
    var entry = new FaqEntry("*", "flow:" + id, "*", id, List.of(), id);
    return new Found(Band.ANSWER, List.of(new Match(entry, 0.99)), true);
  }

  private static Flows flows(String... files) {
    return Flows.of(List.of(files).stream().map(ScriptedTest::read).toList());
  }

  private static Flow read(String file) {
    var faults = new Faults();
    var read = FlowFile.read("test.flow.yaml", file, String.valueOf(file.hashCode()), faults);
    assertThat(faults.list()).isEmpty();
    return read.orElseThrow().flow();
  }
}
