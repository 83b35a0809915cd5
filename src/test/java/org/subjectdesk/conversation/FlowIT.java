package org.subjectdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.subjectdesk.config.Secret;
import org.subjectdesk.config.Sha256;
import org.subjectdesk.dialogue.Act;
import org.subjectdesk.flow.FlowFile;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.publishing.FlowFolder;
import org.subjectdesk.safety.HeldText;
import org.subjectdesk.safety.HeldTexts;
import org.subjectdesk.safety.PlatformCheck;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.yaml.Faults;

/** Flows with the real store: restart, update, and what they leave behind. */
class FlowIT {
  private static final String ORDER =
      """
      flow: order
      name: 荐购
      when: {keys: [ORDER]}
      steps:
        - collect: book
          label: 书名
          ask: 书名？
        - collect: copies
          label: 册数
          type: number
          ask: 几册？
        - ticket: "荐购\\n{{flow.summary}}"
        - say: 收到。
      """;
  private static final String PRIVACY =
      """
      flow: privacy
      name: 资料
      when: {keys: [MY_DATA]}
      steps:
        - call: show-my-data
        - call: export-my-data
        - menu: "{{slot.kept}} {{slot.download}}"
          options: [{label: 删除, next: erase}, {label: 算了吧, next: end}]
        - call: erase-my-data
          id: erase
        - say: 删了。
      """;
  private static final String RATING =
      """
      flow: rating
      name: 评价
      when: {keys: [RATE]}
      steps:
        - collect: stars
          type: number
          least: 1
          most: 5
          ask: 几星？
        - collect: words
          ask: 意见？
        - call: rate
        - say: 谢谢。
      """;

  @OnEachStore
  void a_ticket_of_a_flow_waits_for_review_with_the_words_that_were_told_to_it(Store store) {
    var desk = desk(store, ORDER);
    clicks(desk, "ORDER");
    assertThat(says(desk, "代 写 论文 大全")).startsWith("几册？");
    assertThat(held(store)).as("no person reads it yet").isEmpty();
    assertThat(says(desk, "2")).endsWith("收到。\nlooked-at-first");

    assertThat(held(store))
        .extracting(HeldText::kind)
        .containsExactlyInAnyOrder(HeldText.Kind.TICKET, HeldText.Kind.TALK);

    desk.pass(Duration.ofMinutes(1));
    desk.textCheck.on = true;
    desk.textCheck.answer = new PlatformCheck.Answer.Found("20001", "t");
    clicks(desk, "ORDER");
    says(desk, "看着没什么");
    desk.textCheck.answer = new PlatformCheck.Answer.Clean();
    says(desk, "2");
    assertThat(desk.tickets()).hasSize(2);
    assertThat(held(store).stream().filter(it -> it.kind() == HeldText.Kind.TICKET))
        .as("what the platform found on the way holds the ticket")
        .hasSize(2);
  }

  private static List<HeldText> held(Store store) {
    return store.read(tx -> new HeldTexts().waiting(tx));
  }

  @OnEachStore
  void a_flow_survives_restart_and_update_and_ends_on_its_version(Store store) {
    var before = desk(store, ORDER);
    assertThat(clicks(before, "ORDER")).startsWith("书名？");
    assertThat(says(before, "大国工匠")).startsWith("几册？");

    var after = desk(store, ORDER.replace("几册？", "要多少？").replace("收到。", "登记了。"));
    assertThat(says(after, "几本吧")).as("asked again as it began").contains("几册？");
    assertThat(says(after, "三本")).isEqualTo("收到。");
    assertThat(after.tickets())
        .singleElement()
        .satisfies(ticket -> assertThat(ticket.text()).isEqualTo("荐购\n书名：大国工匠\n册数：3"));

    clicks(after, "ORDER");
    assertThat(says(after, "大国工匠")).startsWith("要多少？");
  }

  @OnEachStore
  void a_flow_waits_a_day_for_its_reader(Store store) {
    var desk = desk(store, ORDER);
    clicks(desk, "ORDER");
    desk.now = desk.now.plus(Duration.ofHours(23));
    assertThat(says(desk, "大国工匠")).startsWith("几册？");
    desk.now = desk.now.plus(Duration.ofHours(25));
    assertThat(says(desk, "3")).doesNotContain("收到");
    assertThat(desk.tickets()).isEmpty();
  }

  @OnEachStore
  void an_opinion_of_the_desk_is_kept_with_its_words(Store store) {
    var desk = desk(store, RATING);
    clicks(desk, "RATE");
    says(desk, "4");
    assertThat(says(desk, "答得快")).isEqualTo("谢谢。");
    assertThat(desk.column("SELECT words FROM rating WHERE stars = 4", "words"))
        .containsExactly("答得快");
  }

  @OnEachStore
  void a_reader_sees_takes_and_deletes_what_is_kept_about_her(Store store) {
    var desk = desk(store, PRIVACY);
    desk.says("r", "怎么续借");
    var told = clicks(desk, "MY_DATA");
    assertThat(told).contains("1 次咨询", "3 条对话");

    var link = told.substring(told.indexOf("my-data/") + 8).substring(0, 64);
    var all = desk.myData.take(store, new Secret(link), desk.now);
    assertThat(new JsonObject(all.orElseThrow()).getJsonArray("messages").encode())
        .contains("怎么续借");
    assertThat(desk.myData.take(store, new Secret(link), desk.now)).as("once").isEmpty();

    assertThat(says(desk, "删除")).isEqualTo("删了。");
    assertThat(desk.column("SELECT id FROM consult", "id")).isEmpty();
    assertThat(desk.column("SELECT text FROM message", "text")).isEmpty();
  }

  @OnEachStore
  void a_link_to_her_data_does_not_work_for_ever(Store store) {
    var desk = desk(store, PRIVACY);
    var told = clicks(desk, "MY_DATA");
    var link = told.substring(told.indexOf("my-data/") + 8).substring(0, 64);
    var late = desk.now.plus(MyData.LINK_LIFE);
    assertThat(desk.myData.take(store, new Secret(link), late)).isEmpty();
  }

  @OnEachStore
  void a_librarian_may_step_in_while_a_flow_runs(Store store) {
    var desk = desk(store, ORDER).with("lin");
    clicks(desk, "ORDER");
    desk.acts("lin", "r", new Act.Take());
    assertThat(desk.says("r", "大国工匠")).as("the desk is silent").isEmpty();
  }

  /** A desk with one flow, as a process that has just started on this store. */
  private static Desk desk(Store store, String file) {
    var desk = new Desk(store);
    var version = Sha256.of(file);
    var faults = new Faults();
    var read = FlowFile.read("x.flow.yaml", file, version, faults);
    assertThat(faults.list()).isEmpty();
    desk.flows.publish(
        store,
        new FlowFolder.Flows(
            Map.of("demo-a", List.of(read.orElseThrow())),
            Map.of(version, new FlowFolder.Text("x.flow.yaml", file))),
        desk.now);
    return desk;
  }

  private static String clicks(Desk desk, String key) {
    return desk.does(new Inbound.Clicked(desk.origin("r"), key)).orElseThrow().text();
  }

  private static String says(Desk desk, String text) {
    return desk.says("r", text).orElseThrow().text();
  }
}
