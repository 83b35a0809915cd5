package org.subjectdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.subjectdesk.dialogue.Act;
import org.subjectdesk.dialogue.ActOutcome;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.FreshDatabase;
import org.subjectdesk.store.Store;

/** Readers, librarians and time in any order: one owner at a time, nobody starves, nothing lost. */
class OneOwnerIT {
  private static final FreshDatabase DATABASE = Database.SQLITE.fresh();
  private static final Store STORE = Store.open(DATABASE.settings());
  private static final Desk DESK = new Desk(STORE);
  private static final List<String> READERS = List.of("r1", "r2", "r3");
  private static final List<String> LIBRARIANS = List.of("lin", "fang", "mei");
  private static final List<String> WORDS =
      List.of("怎么续借", "天气如何", "人工", "人工", "取消", "留言", "5", "结束人工", "评价 很好", "我的书丢了", "有人吗");

  /** Longer than any limit, in steps that let each of them come. */
  private static final int ROUNDS_TO_REST = 80;

  private final Map<String, List<String>> said = new HashMap<>();
  private final List<String> answered = new ArrayList<>();

  /** Something that somebody does. */
  sealed interface Move {
    record Says(String reader, String text) implements Move {}

    record Leaves(String reader) implements Move {}

    record Acts(String librarian, String reader, Act act) implements Move {}

    record Comes(String librarian) implements Move {}

    record Goes(String librarian) implements Move {}

    record Works(List<String> librarians) implements Move {}

    record Passes(Duration time) implements Move {}
  }

  @AfterContainer
  static void close() {
    STORE.close();
    DATABASE.close();
  }

  @Property(tries = 80, shrinking = ShrinkingMode.OFF)
  void whoever_does_what_in_whatever_order(@ForAll("moves") List<Move> moves) {
    begin();
    for (var move : moves) {
      play(move);
      assertThat(strayRows()).as("after %s", move).isEmpty();
    }
    everyWordIsThere();
    var waited = READERS.stream().filter(this::waits).toList();
    for (var i = 0; i < ROUNDS_TO_REST; i++) {
      DESK.passAndLook(Duration.ofMinutes(1));
    }
    assertThat(DESK.column("SELECT id FROM consult WHERE " + AT_DESK, "id")).isEmpty();
    for (var reader : waited) {
      assertThat(ticketsOf(reader).getLast()).as(reader).contains(lastOf(reader));
    }
    everyWordIsThere();
  }

  private static final String AT_DESK = "phase IN ('waiting', 'with-librarian')";

  private void begin() {
    said.clear();
    answered.clear();
    LIBRARIANS.forEach(DESK::goes);
    READERS.forEach(reader -> play(new Move.Leaves(reader)));
    DESK.with("lin", "fang");
  }

  private void play(Move move) {
    switch (move) {
      case Move.Says(var reader, var text) -> says(reader, text);
      case Move.Leaves(var reader) -> {
        DESK.does(new Inbound.Left(DESK.origin(reader)));
        said.put(reader, new ArrayList<>());
        answered.removeIf(it -> it.startsWith(reader));
      }
      case Move.Acts(var librarian, var reader, var act) -> acts(librarian, reader, act);
      case Move.Comes(var librarian) -> DESK.comes(librarian);
      case Move.Goes(var librarian) -> DESK.goes(librarian);
      case Move.Works(var librarians) ->
          DESK.roster = Desk.roster(librarians.toArray(String[]::new));
      case Move.Passes(var time) -> DESK.passAndLook(time);
    }
  }

  private void says(String reader, String text) {
    var silent = phaseOf(reader) instanceof Phase.WithLibrarian && !text.equals("结束人工");
    var reply = DESK.says(reader, text);
    said.computeIfAbsent(reader, _ -> new ArrayList<>()).add(text);
    assertThat(reply.isEmpty()).as("the desk is silent").isEqualTo(silent);
  }

  private void acts(String librarian, String reader, Act act) {
    var before = phaseOf(reader);
    if (before instanceof Phase.Closed) {
      return;
    }
    var mine = before instanceof Phase.WithLibrarian talk && talk.librarian().equals(librarian);
    var outcome = DESK.acts(librarian, reader, act);
    if (outcome instanceof ActOutcome.Done) {
      assertThat(mine || !(before instanceof Phase.WithLibrarian)).as("hers or nobody's").isTrue();
    }
    if (act instanceof Act.Say(var text)) {
      assertThat(outcome instanceof ActOutcome.Done).isEqualTo(mine);
      if (mine) {
        answered.add(reader + text);
      }
    }
  }

  private static Phase phaseOf(String reader) {
    return STORE.read(tx -> DESK.conversations.newest(tx, " WHERE reader = ?", 1, reader)).stream()
        .findFirst()
        .map(known -> known.consult().phase())
        .orElseGet(Phase.Closed::new);
  }

  private boolean waits(String reader) {
    return phaseOf(reader) instanceof Phase.Waiting;
  }

  /** Consults with no owner, with two, or left behind by a newer one of their reader. */
  private static List<String> strayRows() {
    return DESK.column(
        "SELECT phase FROM consult c WHERE (phase = 'waiting') <> (queue <> '')"
            + " OR (phase IN ('with-librarian', 'rating')) <> (librarian <> '')"
            + " OR (phase IN ('waiting', 'with-librarian') AND EXISTS (SELECT 1 FROM consult n"
            + " WHERE n.reader = c.reader AND n.id <> c.id AND n.opened_at > c.opened_at))",
        "phase");
  }

  private void everyWordIsThere() {
    for (var reader : READERS) {
      assertThat(texts(reader, "part = 0")).isEqualTo(said.get(reader));
    }
    var kept = new ArrayList<String>();
    READERS.forEach(
        reader -> texts(reader, "author <> ''").forEach(text -> kept.add(reader + text)));
    assertThat(kept).containsExactlyInAnyOrderElementsOf(answered);
  }

  private static List<String> texts(String reader, String which) {
    return DESK.column(
        "SELECT text FROM message WHERE reader = '" + reader + "' AND " + which + " ORDER BY id",
        "text");
  }

  private String lastOf(String reader) {
    return java.util.Objects.requireNonNull(said.get(reader)).getLast();
  }

  private static List<String> ticketsOf(String reader) {
    return DESK.column(
        "SELECT text FROM ticket WHERE reader = '" + reader + "' ORDER BY left_at, id", "text");
  }

  @Provide
  Arbitrary<List<Move>> moves() {
    var readers = Arbitraries.of(READERS);
    var librarians = Arbitraries.of(LIBRARIANS);
    Arbitrary<Move> says = Combinators.combine(readers, Arbitraries.of(WORDS)).as(Move.Says::new);
    Arbitrary<Move> acts = Combinators.combine(librarians, readers, acts()).as(Move.Acts::new);
    Arbitrary<Move> passes =
        Arbitraries.of(5, 50, 200, 700, 2_000).map(s -> new Move.Passes(Duration.ofSeconds(s)));
    var move =
        Arbitraries.frequencyOf(
            Tuple.of(8, says),
            Tuple.of(8, acts),
            Tuple.of(4, passes),
            Tuple.of(2, librarians.map(Move.Comes::new)),
            Tuple.of(2, librarians.map(Move.Goes::new)),
            Tuple.of(1, librarians.set().map(some -> new Move.Works(List.copyOf(some)))),
            Tuple.of(1, readers.map(Move.Leaves::new)));
    return move.list().ofMinSize(10).ofMaxSize(40);
  }

  private static Arbitrary<Act> acts() {
    return Arbitraries.frequency(
        Tuple.of(4, new Act.Take()),
        Tuple.of(4, new Act.Say("您好")),
        Tuple.of(1, new Act.Pass(new Queue.OfLibrarian("fang"), "hers")),
        Tuple.of(1, new Act.Pass(Desk.TEAM, "anybody")),
        Tuple.of(1, new Act.Close("solved")));
  }
}
