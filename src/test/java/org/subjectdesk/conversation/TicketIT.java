package org.subjectdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.subjectdesk.dialogue.Act;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.handover.Handovers.Kind;
import org.subjectdesk.handover.Ratings;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.handover.Tickets.State;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/** What stays after a talk, or in the place of one: tickets and ratings. */
class TicketIT {
  private final Ratings ratings = new Ratings();
  private final Tickets tickets = new Tickets();

  @OnEachStore
  void a_message_that_is_left_waits_with_the_team_until_the_end_of_the_next_duty(Store store) {
    var desk = left(store, "我想借研讨间");
    var ticket = desk.tickets().getFirst();

    assertThat(ticket.text()).isEqualTo("我想借研讨间");
    assertThat(ticket.queue()).isEqualTo(Desk.TEAM);
    assertThat(ticket.leftAt()).isEqualTo(Desk.NOON);
    assertThat(ticket.dueAt()).isEqualTo("2026-11-25T00:00:00Z");
    assertThat(desk.way("r")).containsExactly(Kind.ASKED, Kind.TICKET);
    assertThat(desk.phase("r")).isEqualTo(new Phase.WithBot(List.of()));
  }

  @OnEachStore
  void of_many_who_answer_a_ticket_one_does_and_the_reader_is_told_once(Store store) {
    var desk = left(store, "我想借\n研讨间" + "，多人".repeat(30));
    var id = desk.tickets().getFirst().id();
    var ended =
        Stream.of("lin", "fang", "mei", "lan")
            .map(who -> CompletableFuture.supplyAsync(() -> answer(desk, id, who, who + "答")))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    desk.deliver();

    assertThat(ended).containsOnlyOnce(true);
    var kept = store.read(tx -> tickets.find(tx, id)).orElseThrow();
    assertThat(kept.state()).isEqualTo(State.ANSWERED);
    assertThat(desk.sent).singleElement().asString().endsWith("…”:\n" + kept.librarian() + "答");
    assertThat(desk.sent.getFirst()).startsWith("to “我想借 研讨间，多人");
    assertThat(answer(desk, id, "lin", "再答")).isFalse();
  }

  @OnEachStore
  void a_ticket_that_is_closed_without_an_answer_tells_the_reader_nothing(Store store) {
    var desk = left(store, "测试");
    assertThat(answer(desk, desk.tickets().getFirst().id(), "lin", "")).isTrue();
    desk.deliver();

    assertThat(desk.tickets()).isEmpty();
    assertThat(desk.sent).isEmpty();
    assertThat(answer(desk, "unknown", "lin", "答")).isFalse();
  }

  @OnEachStore
  void of_two_who_move_a_ticket_as_they_saw_it_one_does(Store store) {
    var desk = left(store, "我想借研讨间");
    var seen = desk.tickets().getFirst();
    var due = seen.dueAt().plus(Duration.ofDays(1));
    assertThat(move(store, seen, new Queue.OfLibrarian("lin"), due)).isTrue();

    assertThat(move(store, seen, new Queue.Shared(), due)).isFalse();
    var now = desk.tickets().getFirst();
    assertThat(now.queue()).isEqualTo(new Queue.OfLibrarian("lin"));
    assertThat(now.dueAt()).isEqualTo(due);
    assertThat(now.escalated()).isEqualTo(1);
  }

  @OnEachStore
  void the_first_stars_count_and_words_come_beside_them(Store store) {
    var desk = new Desk(store).with("lin");
    desk.says("r", "人工");
    desk.acts("lin", "r", new Act.Take());
    desk.says("r", "结束人工");
    var talk = desk.consult("r").id();
    var tap = new Inbound.Tapped(desk.origin("r"), "4", "stars-4");
    desk.does(tap);
    desk.does(tap);
    desk.says("r", "评价：老师很耐心");
    desk.does(new Inbound.Tapped(desk.origin("r"), "1", "stars-1"));
    desk.says("r", "评价 不好");

    assertThat(rating(store, talk)).contains(new Ratings.Rating(4, "老师很耐心", Desk.NOON));
    assertThat(desk.column("SELECT librarian FROM rating", "librarian")).containsExactly("lin");
  }

  @OnEachStore
  void words_without_stars_stand_alone(Store store) {
    var desk = new Desk(store).with("lin");
    desk.says("r", "人工");
    desk.acts("lin", "r", new Act.Take());
    desk.acts("lin", "r", new Act.Close("solved"));
    var talk = desk.consult("r").id();
    desk.says("r", "评价 很好");

    assertThat(rating(store, talk)).contains(new Ratings.Rating(0, "很好", Desk.NOON));
  }

  /** Nobody is there, and the reader leaves this message. */
  private static Desk left(Store store, String text) {
    var desk = new Desk(store);
    desk.roster = Desk.roster("lin", "fang");
    desk.says("r", "人工");
    desk.says("r", text);
    return desk;
  }

  private Optional<Ratings.Rating> rating(Store store, String talk) {
    return store.read(tx -> ratings.of(tx, talk));
  }

  private static boolean answer(Desk desk, String ticket, String librarian, String answer) {
    return desk.librarians.answer(ticket, librarian, answer).join() == LibrarianFlow.Answered.ENDED;
  }

  private boolean move(Store store, Tickets.Ticket seen, Queue to, Instant due) {
    return store.inTransaction(seen.reader(), tx -> tickets.move(tx, seen, to, due, true)).join();
  }
}
