package org.subjectdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.subjectdesk.config.Secret;
import org.subjectdesk.demand.Demand;
import org.subjectdesk.demand.Seed;
import org.subjectdesk.demand.WeekSummary;
import org.subjectdesk.demand.Weekly;
import org.subjectdesk.demand.WeeklyDigests;
import org.subjectdesk.demand.WeeklyDigests.Digest;
import org.subjectdesk.demand.WeeklyDigests.Way;
import org.subjectdesk.handover.OwnWechat;
import org.subjectdesk.learning.SharedCharacters;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.script.Words;
import org.subjectdesk.staff.Librarian;
import org.subjectdesk.staff.Role;
import org.subjectdesk.staff.Staff;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/** Librarians are told of their week, once, where they want to be. */
class WeeklyIT {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Weekly WEEKLY = new Weekly(DayOfWeek.MONDAY, 8, ZONE);
  private static final Instant MONDAY = Instant.parse("2026-11-30T00:10:00Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final String QUESTION = "钢琴练习室的隔音耳罩去哪领";

  private final WeeklyDigests digests = new WeeklyDigests();

  @OnEachStore
  void each_is_told_where_she_wants_once_for_all_nodes(Store store) {
    var desk = staffed(store);
    bind(desk, "lin", "phone");
    choose(store, "lin", Way.WECHAT);
    choose(store, "fang", Way.NONE);
    new Seed(store).asks("demo-a", "", QUESTION, MONDAY.minus(Duration.ofDays(2)), 4);
    desk.now = MONDAY;
    desk.says("phone", "怎么续借");
    desk.deliver();
    desk.sent.clear();

    CompletableFuture.allOf(
            IntStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.runAsync(() -> rounds(desk).look()))
                .toArray(CompletableFuture[]::new))
        .join();
    rounds(desk).look();
    desk.deliver();
    assertThat(desk.sent)
        .containsExactly(
            "week: 5 asked, 4 not, write " + QUESTION + ", https://x/console/#/demand");
    assertThat(newest(store, "lin").map(Digest::way)).hasValue(Way.WECHAT);
    assertThat(newest(store, "qiao")).as("nothing new at her library").isEmpty();
    assertThat(newest(store, "fang")).as("wants none").isEmpty();
    assertThat(newest(store, "gone")).as("left").isEmpty();
    assertThat(newest(store, "shen").map(Digest::way))
        .as("of the same library")
        .hasValue(Way.CONSOLE);

    desk.now = MONDAY.plus(Duration.ofHours(30));
    rounds(desk).look();
    desk.deliver();
    assertThat(desk.sent).hasSize(1);
  }

  @OnEachStore
  void with_the_window_shut_only_the_newest_comes_with_her_next_message(Store store) {
    var desk = staffed(store);
    desk.now = MONDAY.minus(Duration.ofDays(6));
    bind(desk, "lin", "phone");
    choose(store, "lin", Way.WECHAT);
    desk.deliver();
    desk.sent.clear();
    var seed = new Seed(store);
    seed.asks("demo-a", "", QUESTION, MONDAY.minus(Duration.ofDays(2)), 4);
    desk.now = MONDAY;
    rounds(desk).look();
    seed.asks("demo-a", "", QUESTION, MONDAY.plus(Duration.ofDays(2)), 1);
    desk.now = MONDAY.plus(WEEK);
    rounds(desk).look();
    desk.deliver();
    assertThat(desk.sent).isEmpty();

    desk.says("phone", "怎么续借");
    desk.deliver();
    assertThat(desk.sent)
        .filteredOn(text -> text.startsWith("week:"))
        .containsExactly(
            "week: 1 asked, 1 not, write " + QUESTION + ", https://x/console/#/demand");
  }

  @OnEachStore
  void without_anything_new_it_is_quiet_and_what_was_seen_is_seen(Store store) {
    var desk = staffed(store);
    new Seed(store).asks("demo-a", "", QUESTION, MONDAY.minus(Duration.ofDays(2)), 4);
    desk.now = MONDAY;
    rounds(desk).look();
    var first = newest(store, "lin").orElseThrow();
    assertThat(first.content().getJsonArray("suggestions").getJsonObject(0).getBoolean("fresh"))
        .isTrue();
    assertThat(first.seen()).isFalse();
    assertThat(see(store, first)).isTrue();
    assertThat(see(store, first)).isFalse();

    desk.now = MONDAY.plus(WEEK);
    rounds(desk).look();
    assertThat(newest(store, "lin").map(Digest::week)).as("nothing new").hasValue(first.week());
    assertThat(newest(store, "lin").map(Digest::seen)).hasValue(true);
  }

  private boolean see(Store store, Digest digest) {
    return store
        .inTransaction("see", tx -> digests.see(tx, digest.librarian(), digest.week(), MONDAY))
        .join();
  }

  private Optional<Digest> newest(Store store, String librarian) {
    return store.read(tx -> digests.newest(tx, librarian));
  }

  private void choose(Store store, String librarian, Way way) {
    store
        .inTransaction(
            librarian,
            tx -> {
              digests.choose(tx, librarian, way);
              return true;
            })
        .join();
  }

  private static void bind(Desk desk, String librarian, String phone) {
    desk.says(phone, "怎么续借");
    store(desk, new OwnWechat.Bound(librarian, new ReaderId(desk.account, phone)));
  }

  private static void store(Desk desk, OwnWechat.Bound bound) {
    desk.store
        .inTransaction(
            bound.reader(),
            tx -> {
              new OwnWechat().bind(tx, bound, desk.now);
              return true;
            })
        .join();
  }

  private static Desk staffed(Store store) {
    var desk = new Desk(store);
    var staff = new Staff(store);
    var password = new Secret("long enough to be one");
    for (var id : new String[] {"lin", "fang", "gone", "shen"}) {
      var role = id.equals("shen") ? Role.ALLIANCE_ADMIN : Role.LIBRARIAN;
      staff.add(new Librarian(id, "demo-a", id, role), password, "test", MONDAY);
    }
    staff.add(new Librarian("qiao", "demo-b", "qiao", Role.LIBRARIAN), password, "test", MONDAY);
    var leaves =
        new Staff.Change(Optional.empty(), Optional.empty(), Optional.of(false), Optional.empty());
    staff.change("gone", leaves, "test", MONDAY);
    return desk;
  }

  /** The rounds of a node of its own. */
  private static WeeklyRounds rounds(Desk desk) {
    var demand = new Demand(desk.store, new SharedCharacters(), Set::of);
    return new WeeklyRounds(
        desk.store,
        desk.conversations,
        new Staff(desk.store),
        WEEKLY,
        (library, day) ->
            WeekSummary.of(
                desk.store, demand, (one, _) -> Words.of(one.title()), library, day, ZONE),
        new WeeklyRounds.Saying(_ -> Desk.texts(), "https://x/console/", _ -> {}),
        () -> desk.now);
  }
}
