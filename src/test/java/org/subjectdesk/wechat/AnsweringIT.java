package org.subjectdesk.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.subjectdesk.conversation.Conversations;
import org.subjectdesk.conversation.MessageFlow;
import org.subjectdesk.conversation.MyData;
import org.subjectdesk.conversation.Searches;
import org.subjectdesk.conversation.SendWindow;
import org.subjectdesk.conversation.Transcript;
import org.subjectdesk.conversation.Turns;
import org.subjectdesk.dialogue.Dialogue;
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
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.script.LocalValues;
import org.subjectdesk.script.Texts;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.wxapi.Answering;

/** The race between an answer and the platform's patience, on a real event loop. */
class AnsweringIT {
  private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  private static final Inbound PICTURE =
      new Inbound.Unreadable(
          new Origin("demo-a", new ReaderId("wx1", "reader-1"), new MessageId("1"), NOON), "image");

  private final Vertx vertx = Vertx.vertx();
  private final ConcurrentLinkedQueue<Runnable> held = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @OnEachStore
  void an_answer_in_time_is_handed_back(Store store) throws Exception {
    var reply = answer(store, Runnable::run, Duration.ofMinutes(1));

    assertThat(reply.get(20, TimeUnit.SECONDS)).contains(new Reply.Text("cannot-read"));
  }

  @OnEachStore
  void when_patience_ends_an_empty_reply_goes_out_and_the_answer_follows(Store store)
      throws Exception {
    var reply = answer(store, held::add, Duration.ofMillis(20));

    assertThat(reply.get(20, TimeUnit.SECONDS)).isEmpty();
    assertThat(said(store)).containsExactly("in");
    held.remove().run();
    store.inTransaction(PICTURE.origin().reader(), _ -> true).join();
    assertThat(said(store)).containsExactly("in", "out");
  }

  private CompletableFuture<Optional<Reply>> answer(
      Store store, Executor workers, Duration patience) {
    var answering = new Answering(flow(store, workers), patience);
    var given = new CompletableFuture<Optional<Reply>>();
    vertx.runOnContext(
        _ ->
            answering.answer(
                vertx,
                PICTURE,
                (reply, failure) -> {
                  if (failure == null) {
                    given.complete(reply);
                  } else {
                    given.completeExceptionally(failure);
                  }
                }));
    return given;
  }

  static MessageFlow flow(Store store, Executor workers) {
    var rules = new SendWindow.Rules(Duration.ofDays(2), 5, Duration.ofMinutes(1), 3, 2_047);
    var say = Stream.of(Line.values()).collect(Collectors.toMap(line -> line, Line::key));
    var texts = new LibraryTexts(new Texts(say, Map.of()), new LocalValues(Map.of()));
    var faq = FaqIndex.of(List.of(), Subjects.none());
    return new MessageFlow(
        store,
        Searches.of(() -> faq),
        new Conversations(Duration.ofHours(1), rules),
        new Turns(
            new Dialogue(_ -> texts),
            new Staffing(() -> Roster.empty(ZoneOffset.UTC), 1),
            Wishes.none(),
            new FlowShelf(),
            Subjects.none(),
            new MyData(Optional.empty(), ZoneOffset.UTC),
            Platforms.none()),
        workers,
        () -> NOON,
        (_, _, _) -> {});
  }

  private static List<String> said(Store store) {
    return new Transcript().page(store, 0).stream().map(Transcript.Entry::direction).toList();
  }
}
