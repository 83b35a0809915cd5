package org.subjectdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.subjectdesk.conversation.LibrarianFlow.Asked;
import org.subjectdesk.dialogue.Away;
import org.subjectdesk.handover.Aways;
import org.subjectdesk.handover.OverdueTickets;
import org.subjectdesk.handover.Staffing;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.routing.Librarian;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/** What becomes of a message that nobody answers in time. */
class OverdueTicketsIT {
  @OnEachStore
  void a_late_ticket_goes_to_the_team_then_to_the_shared_desk_and_stays_due(Store store) {
    var desk = new Desk(store);
    desk.roster =
        Desk.roster(List.of(person("lin", "demo-a", false), person("gu", "demo-core", true)));
    desk.says("r", "人工");
    desk.says("r", "我想借研讨间");
    var left = desk.tickets().getFirst();
    var mine = new Queue.OfLibrarian("lin");
    store
        .inTransaction(left.reader(), tx -> new Tickets().move(tx, left, mine, left.dueAt(), false))
        .join();
    try (var late = new OverdueTickets(store, new Staffing(() -> desk.roster, 1), () -> desk.now)) {
      late.look();
      assertThat(desk.tickets().getFirst().queue()).as("not yet due").isEqualTo(mine);

      desk.now = left.dueAt();
      late.look();
      late.look();
      var first = desk.tickets().getFirst();
      assertThat(first.queue()).isEqualTo(Desk.TEAM);
      assertThat(first.escalated()).isEqualTo(1);
      assertThat(late.overdue()).isEqualTo(1);

      desk.now = left.dueAt().plus(Duration.ofDays(3));
      late.look();
      assertThat(desk.tickets().getFirst().queue()).as("nobody has agreed").isEqualTo(Desk.TEAM);
      var consult = desk.consult("r");
      store
          .inTransaction(
              left.reader(),
              tx -> {
                new Aways().set(tx, consult, Away.AGREED, desk.now);
                return true;
              })
          .join();
      late.look();
      late.look();
      var second = desk.tickets().getFirst();
      assertThat(second.queue()).isEqualTo(new Queue.Shared());
      assertThat(second.escalated()).isEqualTo(2);
      assertThat(second.dueAt()).as("what was promised").isEqualTo(left.dueAt());
    }
  }

  @OnEachStore
  void a_librarian_asks_for_a_ticket_and_with_a_yes_it_goes_to_the_shared_desk(Store store) {
    var desk = new Desk(store);
    desk.roster =
        Desk.roster(List.of(person("lin", "demo-a", false), person("gu", "demo-core", true)));
    for (var reader : List.of("yes", "no")) {
      desk.says(reader, "人工");
      desk.says(reader, "我想借研讨间");
      var left = ticketOf(desk, reader);
      assertThat(desk.librarians.askAway(left).join()).isEqualTo(Asked.YES);
      assertThat(desk.librarians.askAway(left).join()).as("again").isEqualTo(Asked.YES);
      // Hours later it is another consult, and she has asked something else meanwhile.
      desk.pass(Duration.ofHours(30));
      desk.says(reader, "在吗");
    }
    assertThat(
            desk.column("SELECT msg_id FROM message WHERE msg_id LIKE 'ticket-away:%'", "msg_id"))
        .as("asked once each")
        .hasSize(2);

    desk.says("yes", "away-option");
    desk.says("no", "home-option");

    assertThat(ticketOf(desk, "yes").queue()).isEqualTo(new Queue.Shared());
    assertThat(ticketOf(desk, "no").queue()).isEqualTo(Desk.TEAM);
    var states = desk.column("SELECT state FROM away ORDER BY state", "state");
    assertThat(states).containsExactly("agreed", "refused");
  }

  @OnEachStore
  void a_number_answers_the_question_only_when_it_is_the_last_thing_that_reached_her(Store store) {
    var desk = new Desk(store);
    desk.roster =
        Desk.roster(List.of(person("lin", "demo-a", false), person("gu", "demo-core", true)));
    desk.says("r", "人工");
    desk.says("r", "我想借研讨间");
    desk.pass(Duration.ofHours(30));
    desk.librarians.askAway(ticketOf(desk, "r")).join();
    desk.says("r", "1");
    assertThat(states(desk)).as("it is still in the outbox").containsExactly("asked");
    desk.deliver();
    desk.says("r", "怎么续借");
    desk.says("r", "1");
    assertThat(states(desk)).as("something else was said since").containsExactly("asked");
    desk.says("r", "away-option");
    assertThat(states(desk)).containsExactly("agreed");

    desk.says("s", "人工");
    desk.says("s", "我想借研讨间");
    desk.pass(Duration.ofHours(30));
    desk.librarians.askAway(ticketOf(desk, "s")).join();
    desk.deliver();
    desk.says("s", "2");
    assertThat(states(desk)).containsExactly("agreed", "refused");
  }

  @OnEachStore
  void she_is_asked_about_one_message_at_a_time(Store store) {
    var desk = new Desk(store);
    desk.roster =
        Desk.roster(List.of(person("lin", "demo-a", false), person("gu", "demo-core", true)));
    for (var text : List.of("我想借研讨间", "我想查老报纸")) {
      desk.says("r", "人工");
      desk.says("r", text);
      desk.pass(Duration.ofHours(30));
    }
    var first = desk.tickets().getFirst();
    var second = desk.tickets().getLast();
    assertThat(desk.librarians.askAway(first).join()).isEqualTo(Asked.YES);
    assertThat(desk.librarians.askAway(second).join()).isEqualTo(Asked.OTHER_FIRST);

    desk.says("r", "home-option");
    assertThat(desk.librarians.askAway(second).join()).isEqualTo(Asked.YES);
  }

  private static List<String> states(Desk desk) {
    return desk.column("SELECT state FROM away ORDER BY state", "state");
  }

  private static Tickets.Ticket ticketOf(Desk desk, String reader) {
    return desk.tickets().stream()
        .filter(ticket -> ticket.reader().openid().equals(reader))
        .findFirst()
        .orElseThrow();
  }

  private static Librarian person(String id, String library, boolean shared) {
    return new Librarian(id, library, id, List.of(), List.of(), 2, shared, List.of());
  }
}
