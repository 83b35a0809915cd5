package org.subjectdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Lead;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

class StoredPhaseIT {
  private static final Instant NOON = Desk.NOON;
  private static final Instant LATER = NOON.plusSeconds(90);
  private static final List<Phase.Offer> OFFERS =
      List.of(
          new Phase.Offer(1, new Lead.ToEntry("renew"), "图书怎么续借？"),
          new Phase.Offer(2, new Lead.ToSubject("53"), "财经商贸大类"),
          new Phase.Offer(3, new Lead.ToSubject(Lead.ToSubject.ANY), "不确定 \"'{}"),
          new Phase.Offer(
              4,
              new Lead.ToWork("interlibrary-loan", Map.of("title", "\"'{}书", "isbn", "")),
              "借《书》"),
          new Phase.Offer(5, new Lead.ToForm("book-recommendation", Map.of()), "荐购"),
          new Phase.Offer(0, new Lead.ToPerson(), "找老师"),
          new Phase.Offer(8, new Lead.Helpful(), "有用"),
          new Phase.Offer(9, new Lead.NotHelpful(List.of("lost", "cnki")), "没用"));

  private static final List<Phase> PHASES =
      List.of(
          new Phase.WithBot(List.of()),
          new Phase.WithBot(List.of(), 0, 1),
          new Phase.WithBot(OFFERS, 17, 2),
          new Phase.Waiting(new Queue.OfLibrarian("lin"), NOON, LATER),
          new Phase.Waiting(new Queue.OfLibrary("demo-a"), NOON, NOON),
          new Phase.Waiting(new Queue.Shared(), NOON, LATER),
          new Phase.LeavingMessage(),
          new Phase.WithLibrarian("lin", Optional.empty(), LATER),
          new Phase.WithLibrarian("lin", Optional.of(NOON), LATER),
          new Phase.Rating("lin", Phase.Rating.NO_STARS),
          new Phase.Rating("lin", 4),
          new Phase.Closed());

  @OnEachStore
  void every_phase_comes_back_from_the_store_as_it_was(Store store) {
    var conversations = new Desk(store).conversations;
    var reader = new ReaderId("wx1", "r");
    save(store, conversations, Consult.open("c1", "demo-a", reader, "53", NOON));
    for (var phase : PHASES) {
      save(store, conversations, find(store, conversations).in(phase));

      assertThat(find(store, conversations).phase()).isEqualTo(phase);
      assertThat(find(store, conversations).subject()).isEqualTo("53");
    }
  }

  private static void save(Store store, Conversations conversations, Consult consult) {
    store
        .inTransaction(
            consult.reader(),
            tx -> {
              conversations.save(tx, consult, SendWindow.CLOSED);
              return true;
            })
        .join();
  }

  private static Consult find(Store store, Conversations conversations) {
    return store.read(tx -> conversations.find(tx, "c1")).orElseThrow().consult();
  }
}
