package org.subjectdesk.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.handover.CannedReplies.Canned;
import org.subjectdesk.handover.Handovers.Kind;
import org.subjectdesk.handover.Handovers.Step;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.routing.Librarian;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.routing.Reason;
import org.subjectdesk.routing.Roster;
import org.subjectdesk.routing.Standing;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/** What is kept of librarians: who is there, who has how much, what was done and noted. */
class PeopleIT {
  private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  private static final Instant LEASE_END = NOON.plus(Presence.LEASE);

  private final Presence presence = new Presence();
  private final Handovers handovers = new Handovers();
  private final CannedReplies canned = new CannedReplies();
  private final Notes notes = new Notes();

  @OnEachStore
  void a_librarian_is_there_as_long_as_one_of_her_connections_gives_signs(Store store) {
    write(store, tx -> presence.beat(tx, "tab-1", "lin", NOON));
    write(store, tx -> presence.beat(tx, "tab-2", "lin", NOON.plusSeconds(5)));
    write(store, tx -> presence.gone(tx, "tab-1", NOON.plusSeconds(6)));

    assertThat(present(store, LEASE_END.plusSeconds(4))).containsExactly("lin");
    assertThat(present(store, LEASE_END.plusSeconds(5))).isEmpty();
    write(store, tx -> presence.beat(tx, "tab-2", "lin", LEASE_END.plusSeconds(9)));
    assertThat(present(store, LEASE_END.plusSeconds(9))).containsExactly("lin");
  }

  @OnEachStore
  void when_she_was_last_there_is_known_until_it_is_swept(Store store) {
    write(store, tx -> presence.beat(tx, "tab", "lin", NOON));
    assertThat(store.<Boolean>read(tx -> presence.wasSeen(tx, "lin", NOON))).isTrue();
    assertThat(store.<Boolean>read(tx -> presence.wasSeen(tx, "lin", LEASE_END))).isFalse();
    assertThat(store.<Boolean>read(tx -> presence.hasOlder(tx, LEASE_END))).isFalse();
    write(store, tx -> presence.sweep(tx, LEASE_END.plusSeconds(1)));

    assertThat(store.<Boolean>read(tx -> presence.wasSeen(tx, "lin", NOON))).isFalse();
  }

  @OnEachStore
  void who_is_rung_or_talks_has_it_and_a_shared_queue_is_nobodys_load(Store store) {
    consult(store, "c1", "waiting", "librarian:lin", "", NOON);
    consult(store, "c2", "with-librarian", "", "lin", NOON);
    consult(store, "c3", "waiting", "library:demo-a", "", NOON.plusSeconds(1));
    consult(store, "c4", "rating", "", "lin", NOON);
    consult(store, "c5", "with-librarian", "", "mei", NOON);
    consult(store, "c6", "waiting", "library:demo-a", "", NOON.plusSeconds(2));
    write(store, tx -> presence.beat(tx, "tab-1", "lin", NOON));
    write(store, tx -> presence.beat(tx, "tab-2", "fang", NOON));
    var staffing = staffing();

    var standings = store.read(tx -> staffing.standings(tx, NOON));
    assertThat(standings).containsEntry("lin", new Standing(true, 2));
    assertThat(standings).containsEntry("fang", new Standing(true, 0));
    assertThat(standings).containsEntry("mei", new Standing(false, 1));
    var team = new Queue.OfLibrary("demo-a");
    assertThat(store.<Integer>read(tx -> staffing.ahead(tx, team, NOON.plusSeconds(2))))
        .isEqualTo(1);
  }

  @OnEachStore
  void a_reader_is_blocked_until_the_time_is_over_or_somebody_lets_her_in(Store store) {
    var blocked = new BlockedReaders();
    var reader = new ReaderId("wx1", "c1");
    consult(store, "c1", "closed", "", "", NOON);
    var until = NOON.plusSeconds(60);
    write(store, tx -> blocked.block(tx, reader, "demo-a", "lin", "abuse", NOON, NOON));
    write(store, tx -> blocked.block(tx, reader, "demo-a", "lin", "abuse", NOON, until));

    assertThat(isBlocked(store, reader, until.minusMillis(1))).isTrue();
    assertThat(isBlocked(store, reader, until)).isFalse();
    assertThat(isBlocked(store, new ReaderId("wx2", "c1"), NOON)).isFalse();
    write(store, tx -> blocked.unblock(tx, reader));
    assertThat(isBlocked(store, reader, NOON)).isFalse();
  }

  @OnEachStore
  void a_librarian_sees_and_changes_her_own_replies_and_those_of_her_library(Store store) {
    canned(store, "demo-a", CannedReplies.SHARED, "shared");
    canned(store, "demo-a", "lin", "hers");
    canned(store, "demo-a", "fang", "of another");
    canned(store, "demo-b", CannedReplies.SHARED, "elsewhere");
    assertThat(titles(store, "lin")).containsExactly("shared", "hers");
    var hers = store.read(tx -> canned.of(tx, "demo-a", "lin")).getLast().id();

    assertThat(change(store, hers, "fang")).isFalse();
    assertThat(remove(store, hers, "fang")).isFalse();
    assertThat(change(store, hers, "lin")).isTrue();
    assertThat(titles(store, "lin")).containsExactly("shared", "changed");
    assertThat(remove(store, hers, "lin")).isTrue();
    assertThat(titles(store, "lin")).containsExactly("shared");
  }

  @OnEachStore
  void notes_are_read_in_the_order_in_which_they_were_written(Store store) {
    consult(store, "c1", "closed", "", "", NOON);
    consult(store, "c2", "closed", "", "", NOON);
    write(store, tx -> notes.add(tx, "c1", "lin", "first", NOON));
    write(store, tx -> notes.add(tx, "c2", "lin", "of another", NOON));
    write(store, tx -> notes.add(tx, "c1", "fang", "second", NOON));

    assertThat(store.<List<Notes.Note>>read(tx -> notes.of(tx, "c1")))
        .extracting(Notes.Note::text)
        .containsExactly("first", "second");
  }

  @OnEachStore
  void every_step_comes_back_with_its_reasons(Store store) {
    var steps = new ArrayList<Step>();
    for (var kind : Kind.values()) {
      var why = List.of(new Reason("林老师负责这一学科\t的", "Lin is in charge"), new Reason("空闲", "free"));
      steps.add(Step.of(kind, Optional.of(new Queue.OfLibrarian("lin")), why, NOON));
      steps.add(Step.by("lin", kind, Optional.empty(), "两\n行", NOON));
    }
    steps.forEach(step -> write(store, tx -> handovers.add(tx, "c1", step)));

    assertThat(store.<List<Step>>read(tx -> handovers.of(tx, "c1"))).isEqualTo(steps);
  }

  @OnEachStore
  void who_was_rung_is_remembered_until_the_consult_leaves_the_desk_again(Store store) {
    step(store, Kind.ASKED, Optional.of("lin"));
    step(store, Kind.MOVED, Optional.of("fang"));
    assertThat(store.<Set<String>>read(tx -> handovers.rung(tx, "c1"))).containsOnly("lin", "fang");
    step(store, Kind.CANCELLED, Optional.empty());
    step(store, Kind.ASKED, Optional.of("mei"));

    assertThat(store.<Set<String>>read(tx -> handovers.rung(tx, "c1"))).containsOnly("mei");
  }

  @OnEachStore
  void a_consult_was_handed_to_who_was_rung_or_took_it(Store store) {
    step(store, Kind.ASKED, Optional.of("fang"));
    write(store, tx -> add(tx, Step.by("lin", Kind.TAKEN, Optional.empty(), "", NOON)));
    write(store, tx -> add(tx, Step.by("mei", Kind.CLOSED, Optional.empty(), "", NOON)));

    for (var who : Map.of("fang", true, "lin", true, "mei", false, "lan", false).entrySet()) {
      assertThat(store.<Boolean>read(tx -> handovers.wasHandedTo(tx, "c1", who.getKey())))
          .as(who.getKey())
          .isEqualTo(who.getValue());
    }
  }

  private static Staffing staffing() {
    var team =
        List.of("lin", "fang").stream()
            .map(id -> new Librarian(id, "demo-a", id, List.of(), List.of(), 2, false, List.of()))
            .toList();
    return new Staffing(() -> new Roster(ZoneOffset.UTC, Subjects.none(), Map.of(), team), 1);
  }

  private static void consult(
      Store store, String id, String phase, String queue, String librarian, Instant since) {
    write(
        store,
        tx ->
            tx.update(
                "INSERT INTO consult (id, library, account, reader, subject, phase, offered, queue,"
                    + " librarian, since, version, opened_at, last_at, window_until, window_left)"
                    + " VALUES (?, 'demo-a', 'wx1', ?, '', ?, '', ?, ?, ?, 1, 0, 0, 0, 0)",
                id,
                id,
                phase,
                queue,
                librarian,
                since));
  }

  private void canned(Store store, String library, String owner, String title) {
    write(store, tx -> canned.add(tx, library, owner, title, "text", NOON));
  }

  private List<String> titles(Store store, String librarian) {
    return store.read(tx -> canned.of(tx, "demo-a", librarian)).stream()
        .map(Canned::title)
        .toList();
  }

  private boolean change(Store store, long id, String who) {
    return store
        .inTransaction("k", tx -> canned.change(tx, id, "demo-a", who, "changed", "text"))
        .join();
  }

  private boolean remove(Store store, long id, String who) {
    return store.inTransaction("k", tx -> canned.remove(tx, id, "demo-a", who)).join();
  }

  private void step(Store store, Kind kind, Optional<String> rung) {
    var to = rung.<Queue>map(Queue.OfLibrarian::new);
    write(store, tx -> add(tx, Step.of(kind, to, List.of(), NOON)));
  }

  private void add(Tx tx, Step step) {
    handovers.add(tx, "c1", step);
  }

  private Set<String> present(Store store, Instant at) {
    return store.read(tx -> presence.present(tx, at));
  }

  private static boolean isBlocked(Store store, ReaderId reader, Instant at) {
    return store.read(tx -> new BlockedReaders().isBlocked(tx, reader, at));
  }

  private static void write(Store store, Consumer<Tx> work) {
    store
        .inTransaction(
            "k",
            tx -> {
              work.accept(tx);
              return true;
            })
        .join();
  }
}
