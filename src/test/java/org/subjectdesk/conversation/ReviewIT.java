package org.subjectdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.subjectdesk.conversation.LibrarianFlow.Answered;
import org.subjectdesk.conversation.Releases.Outcome;
import org.subjectdesk.dialogue.Act;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.Reply;
import org.subjectdesk.safety.HeldText;
import org.subjectdesk.safety.HeldText.Fate;
import org.subjectdesk.safety.HeldText.Kind;
import org.subjectdesk.safety.HeldText.State;
import org.subjectdesk.safety.HeldTexts;
import org.subjectdesk.safety.PlatformCheck.Answer;
import org.subjectdesk.staff.Audit;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/** What readers and librarians say to each other, when it has to be looked at first. */
class ReviewIT {
  private static final String BAD = "我能 代-写 論文，便宜";
  private static final Reply TOLD = new Reply.Text("looked-at-first");

  @OnEachStore
  void a_readers_words_are_read_when_somebody_released_them(Store store) {
    var desk = talking(store);

    assertThat(desk.says("r", BAD)).contains(TOLD);
    assertThat(desk.says("r", "代写论文要吗")).as("she is told once").isEmpty();
    desk.says("r", "请问几点闭馆");

    assertThat(read(desk)).endsWith("", "", "请问几点闭馆");
    assertThat(desk.column("SELECT text FROM message WHERE part = 0 ORDER BY id", "text"))
        .as("the transcript has lost nothing")
        .contains(BAD, "代写论文要吗");
    var held = waiting(desk);
    assertThat(held).extracting(HeldText::kind).containsExactly(Kind.TALK, Kind.TALK);
    assertThat(held.getFirst().hit().what()).isEqualTo("代写论文");
    for (var item : held) {
      var state = item.text().equals(BAD) ? State.RELEASED : State.REFUSED;
      assertThat(decide(desk, item, state)).isEqualTo(Outcome.DONE);
    }

    assertThat(read(desk)).endsWith(BAD, "", "请问几点闭馆");
    assertThat(new Audit(store).page(Optional.of("demo-a"), Long.MAX_VALUE, 10))
        .extracting(entry -> entry.deed().action())
        .containsExactlyInAnyOrder("refuse-held", "release-held");
  }

  @OnEachStore
  void a_reply_goes_out_once_when_it_is_released(Store store) {
    var desk = talking(store);
    desk.says("r", "能帮我写吗");
    desk.acts("lin", "r", "same", new Act.Say("我们不做代写论文"));
    desk.acts("lin", "r", "same", new Act.Say("我们不做代写论文"));
    desk.deliver();
    assertThat(desk.sent).isEmpty();
    assertThat(((Phase.WithLibrarian) desk.phase("r")).awaited())
        .as("she has heard nothing")
        .isPresent();
    var item = waiting(desk);
    assertThat(item).as("a repeated act is one").hasSize(1);

    assertThat(outcomes(desk, item.getFirst()))
        .containsExactlyInAnyOrder(Outcome.DONE, Outcome.OVER);
    desk.deliver();

    assertThat(desk.sent).containsExactly("我们不做代写论文");
    assertThat(((Phase.WithLibrarian) desk.phase("r")).awaited()).isEmpty();
    assertThat(desk.pushed("lin")).containsExactly("我们不做代写论文");
  }

  @OnEachStore
  void a_refused_reply_is_never_sent_and_its_author_sees_why(Store store) {
    var desk = talking(store);
    desk.acts("lin", "r", new Act.Say("找代写论文的"));
    var item = waiting(desk).getFirst();
    var version = desk.consult("r").version();

    var fate = new Fate(State.REFUSED, "fang", desk.now, "请换个说法");
    assertThat(desk.releases.decide(item, fate).join()).isEqualTo(Outcome.DONE);
    assertThat(decide(desk, item, State.RELEASED)).isEqualTo(Outcome.OVER);
    desk.deliver();

    assertThat(desk.sent).isEmpty();
    assertThat(desk.consult("r").version()).as("her page hears of it").isGreaterThan(version);
    var seen = store.read(tx -> new ConsultViews(desk.conversations).held(tx, desk.consult("r")));
    assertThat(seen.getFirst().fate()).isEqualTo(fate);
  }

  @OnEachStore
  void a_reply_that_is_released_after_the_talk_arrives_as_a_late_word(Store store) {
    var desk = talking(store);
    desk.acts("lin", "r", new Act.Say("别信代写论文"));
    desk.acts("lin", "r", new Act.Close(""));
    desk.deliver();
    desk.sent.clear();

    assertThat(decide(new Desk(store).with("lin"), waiting(desk).getFirst(), State.RELEASED))
        .as("also by a desk that was started since")
        .isEqualTo(Outcome.DONE);
    desk.deliver();

    assertThat(desk.sent).containsExactly("late, from lin:\n别信代写论文");
    assertThat(desk.phase("r")).isInstanceOf(Phase.Rating.class);
  }

  @OnEachStore
  void a_message_that_was_left_and_the_answer_to_it_wait_like_any_words(Store store) {
    var desk = new Desk(store);
    desk.roster = Desk.roster("lin");
    desk.says("r", "人工");
    assertThat(desk.says("r", "谁要代写论文").orElseThrow().text()).endsWith("\nlooked-at-first");
    var ticket = desk.tickets().getFirst();
    assertThat(ticket.text()).as("it is kept whole").isEqualTo("谁要代写论文");
    assertThat(waiting(desk)).extracting(HeldText::kind).containsExactly(Kind.TICKET);
    assertThat(waiting(desk).getFirst().place().object()).isEqualTo(ticket.id());

    assertThat(answer(desk, ticket.id(), "代写论文违规")).isEqualTo(Answered.HELD);
    assertThat(answer(desk, ticket.id(), "别的回答")).isEqualTo(Answered.HELD_BEFORE);
    desk.deliver();
    assertThat(desk.sent).isEmpty();
    assertThat(desk.tickets()).hasSize(1);

    assertThat(decide(desk, waiting(desk, Kind.ANSWER), State.RELEASED)).isEqualTo(Outcome.DONE);
    desk.deliver();
    assertThat(desk.sent).containsExactly("to “谁要代写论文”:\n代写论文违规");
    assertThat(desk.tickets()).isEmpty();
  }

  @OnEachStore
  void an_answer_to_a_ticket_that_was_closed_meanwhile_can_only_be_refused(Store store) {
    var desk = new Desk(store);
    desk.roster = Desk.roster("lin");
    desk.says("r", "人工");
    desk.says("r", "请问");
    var ticket = desk.tickets().getFirst().id();
    answer(desk, ticket, "代写论文违规");
    assertThat(answer(desk, ticket, "")).isEqualTo(Answered.ENDED);

    var item = waiting(desk).getFirst();
    assertThat(decide(desk, item, State.RELEASED)).isEqualTo(Outcome.TOO_LATE);
    assertThat(decide(desk, item, State.REFUSED)).isEqualTo(Outcome.DONE);
    desk.deliver();
    assertThat(desk.sent).isEmpty();
  }

  @OnEachStore
  void what_she_asked_the_desk_alone_is_looked_at_when_it_brings_her_to_people(Store store) {
    var desk = new Desk(store).with("lin");
    desk.says("r", BAD);
    assertThat(waiting(desk)).as("nobody reads it").isEmpty();

    desk.says("r", "人工");

    assertThat(waiting(desk)).extracting(HeldText::text).containsExactly(BAD);
    assertThat(read(desk)).startsWith("").contains("人工");
  }

  @OnEachStore
  void a_wait_that_becomes_a_ticket_only_mentions_what_nobody_looked_at(Store store) {
    var desk = new Desk(store).with("lin");
    desk.says("r", "人工");
    desk.says("r", BAD);
    desk.says("r", "想借研讨间");
    desk.passAndLook(Desk.LIMITS.longestWait());

    assertThat(desk.tickets().getFirst().text())
        .contains("［一条待审核的消息］", "想借研讨间")
        .doesNotContain("論文");
  }

  @OnEachStore
  void a_remark_on_a_talk_waits_too(Store store) {
    var desk = talking(store);
    desk.acts("lin", "r", new Act.Close(""));
    desk.says("r", "5");
    desk.says("r", "评价 找我代写论文");

    assertThat(waiting(desk)).extracting(HeldText::kind).containsExactly(Kind.REMARK);
    assertThat(waiting(desk).getFirst().text()).isEqualTo("找我代写论文");
  }

  @OnEachStore
  void the_platform_is_asked_of_what_people_may_read_and_a_hit_of_it_holds(Store store) {
    var desk = new Desk(store).with("lin");
    desk.textCheck.on = true;
    desk.says("r", "怎么续借");
    desk.says("r", "人工");
    assertThat(desk.textCheck.asked).as("the desk alone reads these").isEmpty();

    desk.textCheck.answer = new Answer.Found("20001", "trace-1");
    desk.says("r", "看着没什么");

    assertThat(desk.textCheck.asked).containsExactly("看着没什么");
    var hit = waiting(desk).getFirst().hit();
    assertThat(hit.what()).isEqualTo("20001");
    assertThat(hit.trace()).isEqualTo("trace-1");
  }

  @OnEachStore
  void where_the_platform_fails_the_list_decides_and_it_is_counted(Store store) {
    var desk = talking(store);
    desk.textCheck.on = true;
    desk.textCheck.answer = new Answer.Failed("61010");
    desk.says("r", "没什么");
    desk.says("r", BAD);
    desk.acts("lin", "r", new Act.Say("好的"));
    desk.deliver();

    assertThat(waiting(desk)).extracting(HeldText::text).containsExactly(BAD);
    assertThat(desk.sent).containsExactly("好的");
    assertThat(desk.checked).containsExactly("failed", "failed", "failed");
  }

  @OnEachStore
  void her_held_words_are_in_her_data_and_go_with_it(Store store) {
    var desk = talking(store);
    desk.says("r", BAD);
    desk.acts("lin", "r", new Act.Say("别找代写论文"));
    var reader = desk.consult("r").reader();

    var mine = store.read(tx -> desk.myData.everything(tx, List.of(reader)));
    assertThat(mine.getJsonArray("accounts").getJsonObject(0).getJsonArray("held").encode())
        .contains(BAD)
        .doesNotContain("别找");

    desk.does(new Inbound.Left(desk.origin("r")));
    assertThat(desk.column("SELECT id FROM held", "id")).isEmpty();
  }

  private static Desk talking(Store store) {
    var desk = new Desk(store).with("lin");
    desk.says("r", "人工");
    desk.acts("lin", "r", new Act.Take());
    desk.deliver();
    desk.sent.clear();
    return desk;
  }

  private static List<HeldText> waiting(Desk desk) {
    return desk.store.read(tx -> new HeldTexts().waiting(tx));
  }

  private static HeldText waiting(Desk desk, Kind kind) {
    return waiting(desk).stream().filter(it -> it.kind() == kind).findFirst().orElseThrow();
  }

  /** What a librarian reads of what the reader said. */
  private static List<String> read(Desk desk) {
    var views = new ConsultViews(desk.conversations);
    return desk.store.read(tx -> views.after(tx, desk.consult("r"), 0)).stream()
        .filter(message -> message.from() == ConsultViews.From.READER)
        .map(ConsultViews.Message::text)
        .toList();
  }

  private static Outcome decide(Desk desk, HeldText item, State state) {
    return desk.releases.decide(item, new Fate(state, "fang", desk.now, "")).join();
  }

  /** Two librarians release at the same moment. */
  private static List<Outcome> outcomes(Desk desk, HeldText item) {
    try (var threads = Executors.newFixedThreadPool(2)) {
      var start = new CountDownLatch(1);
      Callable<Outcome> release =
          () -> {
            start.await();
            return decide(desk, item, State.RELEASED);
          };
      var both = List.of(threads.submit(release), threads.submit(release));
      start.countDown();
      return List.of(both.get(0).get(), both.get(1).get());
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Answered answer(Desk desk, String ticket, String text) {
    return desk.librarians.answer(ticket, "lin", text).join();
  }
}
