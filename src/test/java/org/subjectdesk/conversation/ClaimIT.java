package org.subjectdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.subjectdesk.dialogue.Act;
import org.subjectdesk.dialogue.ActOutcome;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.handover.Handovers.Kind;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/** Several librarians, or one of them several times, want the same consult. */
class ClaimIT {
  private static final int ROUNDS = 40;
  private static final Act TAKE = new Act.Take();

  @OnEachStore
  void of_two_who_claim_a_consult_one_gets_it_and_the_other_is_told_who(Store store) {
    var desk = new Desk(store).with("lin", "fang");
    race(desk, desk);
  }

  @Test
  @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
  void of_two_who_claim_a_consult_on_two_nodes_one_gets_it_too() {
    try (var database = Database.POSTGRES.fresh();
        var here = Store.open(database.settings());
        var there = Store.open(database.settings())) {
      var desk = new Desk(here).with("lin", "fang");
      var other = new Desk(there).with("lin", "fang");
      race(desk, other);
    }
  }

  private static void race(Desk here, Desk there) {
    for (var round = 0; round < ROUNDS; round++) {
      var reader = "reader-" + round;
      here.says(reader, "人工");
      var start = new CyclicBarrier(2);
      var lin = claim(here, reader, "lin", start);
      var fang = claim(there, reader, "fang", start);
      var outcomes = List.of(lin.join(), fang.join());

      var owner = ((Phase.WithLibrarian) here.phase(reader)).librarian();
      assertThat(outcomes).filteredOn(ActOutcome.Done.class::isInstance).hasSize(1);
      assertThat(outcomes).contains(new ActOutcome.Taken(owner));
      assertThat(outcomes.get(owner.equals("lin") ? 0 : 1)).isInstanceOf(ActOutcome.Done.class);
      assertThat(here.way(reader)).containsExactly(Kind.ASKED, Kind.TAKEN);
    }
    assertThat(here.pushed("")).as("each reader is greeted once").hasSize(ROUNDS);
  }

  private static CompletableFuture<ActOutcome> claim(
      Desk desk, String reader, String librarian, CyclicBarrier start) {
    var claimed = new CompletableFuture<ActOutcome>();
    Thread.ofPlatform()
        .start(
            () -> {
              try {
                start.await();
                claimed.complete(desk.acts(librarian, reader, TAKE));
              } catch (Exception failed) {
                claimed.completeExceptionally(failed);
              }
            });
    return claimed;
  }

  @OnEachStore
  void what_is_sent_again_with_the_same_key_is_said_once(Store store) {
    var desk = new Desk(store).with("lin");
    desk.says("r", "人工");
    desk.acts("lin", "r", TAKE);
    var id = desk.consult("r").id();
    var again =
        Stream.generate(() -> desk.librarians.act(id, "lin", "k", new Act.Say("您好")))
            .limit(10)
            .toList();

    assertThat(again).allSatisfy(it -> assertThat(it.join()).get().isInstanceOf(DONE));
    assertThat(desk.pushed("lin")).containsExactly("您好");
  }

  private static final Class<ActOutcome.Done> DONE = ActOutcome.Done.class;

  @OnEachStore
  void two_librarians_may_use_the_same_key(Store store) {
    var desk = new Desk(store).with("lin", "fang");
    desk.says("r", "人工");
    desk.acts("lin", "r", "k", TAKE);

    assertThat(desk.acts("fang", "r", "k", TAKE)).isEqualTo(new ActOutcome.Taken("lin"));
  }

  @OnEachStore
  void a_consult_passed_on_twice_with_one_key_stays_where_it_went_meanwhile(Store store) {
    var desk = new Desk(store).with("lin", "fang", "mei");
    desk.says("r", "人工");
    desk.acts("lin", "r", "k", new Act.Pass(new Queue.OfLibrarian("fang"), "hers"));
    desk.acts("fang", "r", new Act.Pass(new Queue.OfLibrarian("mei"), "no, hers"));
    desk.acts("lin", "r", "k", new Act.Pass(new Queue.OfLibrarian("fang"), "hers"));

    assertThat(((Phase.Waiting) desk.phase("r")).queue()).isEqualTo(new Queue.OfLibrarian("mei"));
    assertThat(desk.way("r")).containsExactly(Kind.ASKED, Kind.PASSED, Kind.PASSED);
  }

  @OnEachStore
  void who_has_given_a_consult_away_cannot_talk_in_it(Store store) {
    var desk = new Desk(store).with("lin", "fang");
    desk.says("r", "人工");
    desk.acts("lin", "r", TAKE);
    desk.acts("lin", "r", new Act.Pass(new Queue.OfLibrarian("fang"), "her subject"));
    assertThat(desk.acts("lin", "r", new Act.Say("还在吗"))).isEqualTo(new ActOutcome.NotTaken());
    desk.acts("fang", "r", TAKE);

    assertThat(desk.acts("lin", "r", new Act.Say("还在吗"))).isEqualTo(new ActOutcome.Taken("fang"));
    assertThat(desk.pushed("lin")).isEmpty();
  }

  @OnEachStore
  void a_consult_that_is_over_or_was_followed_by_another_takes_nothing_more(Store store) {
    var desk = new Desk(store).with("lin");
    desk.says("r", "人工");
    desk.acts("lin", "r", TAKE);
    var old = desk.consult("r").id();
    desk.acts("lin", "r", new Act.Close("solved"));
    assertThat(desk.acts("lin", "r", new Act.Say("对了"))).isEqualTo(new ActOutcome.Over());
    desk.now = desk.now.plusSeconds(1);
    desk.says("r", "怎么续借");

    assertThat(desk.consult("r").id()).isNotEqualTo(old);
    assertThat(desk.librarians.act(old, "lin", "k", TAKE).join()).contains(new ActOutcome.Over());
    assertThat(desk.librarians.act("unknown", "lin", "k", TAKE).join()).isEqualTo(Optional.empty());
  }

  @OnEachStore
  void a_librarian_may_step_in_while_the_desk_answers(Store store) {
    var desk = new Desk(store).with("lin");
    desk.says("r", "怎么续借");
    desk.acts("lin", "r", TAKE);

    assertThat(desk.way("r")).containsExactly(Kind.STEPPED_IN);
    assertThat(desk.says("r", "怎么续借")).as("the desk is silent").isEmpty();
  }

  @OnEachStore
  void a_pasted_text_of_fifty_thousand_characters_is_said_whole(Store store) {
    var desk = new Desk(store).with("lin");
    desk.says("r", "人工");
    desk.acts("lin", "r", TAKE);
    var text = "图书馆".repeat(16_667);
    desk.acts("lin", "r", new Act.Say(text));

    assertThat(String.join("", desk.pushed("lin"))).isEqualTo(text);
  }
}
