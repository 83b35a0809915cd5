package org.subjectdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.subjectdesk.dialogue.Dialogue;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.handover.Platforms;
import org.subjectdesk.handover.Staffing;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.MessageId;
import org.subjectdesk.message.Origin;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;
import org.subjectdesk.publishing.FlowShelf;
import org.subjectdesk.push.Wishes;
import org.subjectdesk.routing.Roster;
import org.subjectdesk.script.Heard;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.script.LocalValues;
import org.subjectdesk.script.Texts;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/** One message's way through the store, with the search held back where a test wants it late. */
class MessageFlowIT {
  private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  private static final ReaderId READER = new ReaderId("wx1", "reader-1");
  private static final Reply ANSWER = new Reply.Text("登录主页续借。");

  /** Work that waits until the test lets it run. */
  private final Queue<Runnable> held = new ArrayDeque<>();

  private Instant now = NOON;
  private String answer = ANSWER.text();
  private int textBytes = 60;

  @OnEachStore
  void an_answer_in_time_is_handed_back_and_not_sent(Store store) {
    var flow = flow(store, Runnable::run);

    assertThat(flow.receive(question("1")).join()).contains(ANSWER);
    assertThat(states(store)).containsExactly("answered", "passive");
  }

  @OnEachStore
  void an_answer_after_the_deadline_goes_to_the_outbox_once(Store store) {
    var flow = flow(store, held::add);
    var late = flow.receive(question("1"));

    assertThat(flow.postpone(question("1")).join()).isEmpty();
    assertThat(states(store)).containsExactly("pending");
    held.remove().run();

    assertThat(late.join()).isEmpty();
    assertThat(states(store)).containsExactly("answered", "queued");
  }

  @OnEachStore
  void a_deadline_just_after_the_answer_hands_back_the_answer(Store store) {
    var flow = flow(store, Runnable::run);
    flow.receive(question("1")).join();

    assertThat(flow.postpone(question("1")).join()).contains(ANSWER);
    assertThat(states(store)).containsExactly("answered", "passive");
  }

  @OnEachStore
  void a_retry_of_a_postponed_message_does_not_answer_twice(Store store) {
    var flow = flow(store, held::add);
    var first = flow.receive(question("1"));
    flow.postpone(question("1")).join();
    var retry = flow.receive(question("1"));
    held.remove().run();
    held.remove().run();

    assertThat(CompletableFuture.allOf(first, retry)).isNotNull();
    assertThat(first.join()).isEmpty();
    assertThat(retry.join()).isEmpty();
    assertThat(states(store)).containsExactly("answered", "queued");
  }

  @OnEachStore
  void a_postponed_message_whose_process_died_is_answered_by_the_next_one(Store store) {
    flow(store, held::add).postpone(question("1")).join();
    var next = flow(store, Runnable::run);

    now = NOON.plusSeconds(10);
    next.resume("wx1", Duration.ofSeconds(30));
    assertThat(states(store)).as("still within patience").containsExactly("pending");
    now = NOON.plusSeconds(31);
    next.resume("wx1", Duration.ofSeconds(30));

    assertThat(states(store)).containsExactly("answered", "queued");
  }

  @OnEachStore
  void an_answer_too_long_for_one_message_goes_on_through_the_outbox(Store store) {
    answer = "第一段：先登录主页，再点我的图书馆。\n\n第二段：选中要续借的书，点续借。";
    var first = flow(store, Runnable::run).receive(question("1")).join();

    assertThat(first).contains(new Reply.Text("第一段：先登录主页，再点我的图书馆。"));
    assertThat(states(store)).containsExactly("answered", "passive", "queued");
  }

  @OnEachStore
  void an_answer_carries_its_choices_where_both_fit_and_goes_alone_where_not(Store store) {
    assertThat(flow(store, Runnable::run).receive(question("1")).join()).contains(ANSWER);
    textBytes = 200;

    var choices = flow(store, Runnable::run).receive(question("2")).join().orElseThrow();
    var again = flow(store, Runnable::run).receive(question("2")).join().orElseThrow();

    assertThat(choices).isInstanceOf(Reply.Answer.class);
    assertThat(choices.text()).startsWith(ANSWER.text() + "\n\nrate\n8. helpful-option");
    assertThat(again).as("as it was stored").isEqualTo(choices);
  }

  @OnEachStore
  void an_opinion_of_an_answer_that_went_alone_still_counts(Store store) {
    flow(store, Runnable::run).receive(question("1")).join();
    flow(store, Runnable::run).receive(new Inbound.Typed(origin("2"), "没用")).join();

    var outcomes =
        store.read(tx -> tx.list("SELECT outcome FROM question", row -> row.text("outcome")));
    assertThat(outcomes).isEqualTo(List.of("not-helpful"));
  }

  @OnEachStore
  void where_the_desk_never_writes_first_the_rest_rides_on_the_next_answer(Store store) {
    var flow = flow(store, held::add);
    var late = flow.receive(question("1"));
    flow.postpone(question("1")).join();
    held.remove().run();
    late.join();
    store
        .inTransaction(
            READER,
            tx -> {
              tx.update("UPDATE consult SET window_left = 0");
              return tx.update(
                  "UPDATE message SET state = 'held', reason = ? WHERE state = 'queued'",
                  ReplySender.NEVER_FIRST);
            })
        .join();

    var next = flow(store, Runnable::run).receive(new Inbound.Typed(origin("2"), "继续")).join();

    assertThat(next).contains(ANSWER);
    assertThat(states(store)).containsExactly("answered", "sent", "answered", "passive");
  }

  @OnEachStore
  void silence_ends_a_consult_and_the_next_message_opens_another(Store store) {
    var flow = flow(store, Runnable::run);
    flow.receive(question("1")).join();
    now = NOON.plus(Duration.ofMinutes(59));
    flow.receive(question("2")).join();
    assertThat(consults(store)).isEqualTo(1);
    now = now.plus(Duration.ofHours(1));
    flow.receive(question("3")).join();
    assertThat(consults(store)).isEqualTo(2);
  }

  @OnEachStore
  void a_tapped_line_and_a_scene_come_back_from_the_store_as_they_were(Store store) {
    var origin = question("1").origin();
    var said =
        List.of(
            new Inbound.Tapped(origin, "2", "书丢了怎么办？"),
            new Inbound.Spoken(origin, ""),
            new Inbound.Clicked(origin, "help"),
            new Inbound.Followed(origin, "17"),
            new Inbound.Scanned(origin, "18"),
            new Inbound.Unreadable(origin, "image"));
    for (var i = 0; i < said.size(); i++) {
      var in = said.get(i);
      flow(store, held::add).postpone(in).join();
      var pending = store.read(tx -> new Transcript().pending(tx, "wx1", NOON.plusSeconds(1)));
      assertThat(pending).containsExactly(in);
      store.inTransaction(READER, tx -> tx.update("DELETE FROM message")).join();
    }
  }

  private MessageFlow flow(Store store, Executor workers) {
    var entry = new FaqEntry("*", "renew", "*", "图书怎么续借？", List.of("怎么续借"), answer);
    var faq = FaqIndex.of(List.of(entry), Subjects.none());
    var conversations =
        new Conversations(
            Duration.ofHours(1),
            new SendWindow.Rules(Duration.ofDays(2), 5, Duration.ofMinutes(1), 3, textBytes));
    return new MessageFlow(
        store,
        () -> faq,
        conversations,
        new Turns(
            new Dialogue(_ -> texts()),
            nobody(),
            Wishes.none(),
            new FlowShelf(),
            Subjects.none(),
            new MyData(Optional.empty(), ZoneOffset.UTC),
            Platforms.none()),
        workers,
        () -> now,
        (_, _, _) -> {});
  }

  private static Staffing nobody() {
    return new Staffing(() -> Roster.empty(ZoneOffset.UTC), 1);
  }

  private static Inbound question(String id) {
    return new Inbound.Typed(origin(id), "怎么续借");
  }

  private static Origin origin(String id) {
    return new Origin("demo-a", READER, new MessageId(id), NOON);
  }

  private static List<String> states(Store store) {
    return store.read(
        tx -> tx.list("SELECT state FROM message ORDER BY id", row -> row.text("state")));
  }

  private static long consults(Store store) {
    return Optional.of(store.read(tx -> tx.list("SELECT id FROM consult", row -> row.text("id"))))
        .map(List::size)
        .orElse(0);
  }

  private static LibraryTexts texts() {
    var say = new EnumMap<Line, String>(Line.class);
    Arrays.stream(Line.values()).forEach(line -> say.put(line, line.key()));
    return new LibraryTexts(
        new Texts(say, Map.of("继续", Heard.CONTINUE, "没用", Heard.NOT_HELPFUL)),
        new LocalValues(Map.of()));
  }
}
