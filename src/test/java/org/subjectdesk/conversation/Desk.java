package org.subjectdesk.conversation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.subjectdesk.catalogue.CatalogueSearch;
import org.subjectdesk.conversation.ReplySender.Outcome;
import org.subjectdesk.dialogue.Act;
import org.subjectdesk.dialogue.ActOutcome;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Dialogue;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.handover.Handovers;
import org.subjectdesk.handover.Platforms;
import org.subjectdesk.handover.Presence;
import org.subjectdesk.handover.Staffing;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.MessageId;
import org.subjectdesk.message.Origin;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;
import org.subjectdesk.publishing.FlowShelf;
import org.subjectdesk.push.Wishes;
import org.subjectdesk.routing.Librarian;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.routing.Roster;
import org.subjectdesk.routing.Season;
import org.subjectdesk.routing.Shift;
import org.subjectdesk.routing.WorkCalendar;
import org.subjectdesk.safety.Safety;
import org.subjectdesk.safety.WordList;
import org.subjectdesk.script.Heard;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.script.LocalValues;
import org.subjectdesk.script.Texts;
import org.subjectdesk.store.Store;

/**
 * Readers, librarians and time around one store: what {@code Application} wires, with a clock that
 * the test moves, librarians who come and go, and a platform whose answers the test chooses.
 */
final class Desk {
  static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  static final Queue TEAM = new Queue.OfLibrary("demo-a");
  static final Waits.Limits LIMITS =
      new Waits.Limits(
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(30),
          Duration.ofMinutes(3));
  private static final Delivery.Pace PACE = new Delivery.Pace(1_000, 3, Duration.ofMillis(1));
  private static final int MOST_ROUNDS = 50;
  private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);
  private static final Shift ALWAYS =
      new Shift(DAILY, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Season.ALWAYS, Optional.empty());

  final Store store;
  final Conversations conversations =
      new Conversations(
          Duration.ofHours(2),
          new SendWindow.Rules(Duration.ofDays(2), 5, Duration.ofMinutes(1), 3, 2_047));
  final MessageFlow readers;
  final LibrarianFlow librarians;
  final Releases releases;
  final Waits waits;

  /** What the platform says of texts. */
  final TextCheckStandIn textCheck = new TextCheckStandIn();

  final Safety safety =
      new Safety(
          _ -> new WordList(List.of(new WordList.Word("代写论文", List.of()))),
          textCheck,
          came -> this.checked.add(came));

  /** What came of checks, in order. */
  final List<String> checked = Collections.synchronizedList(new ArrayList<>());

  /** What the platform took, in order. */
  final List<String> sent = Collections.synchronizedList(new ArrayList<>());

  /** The consults that {@link #waits} said to have changed. */
  final List<String> moved = Collections.synchronizedList(new ArrayList<>());

  /** What the platform says to each attempt. */
  volatile Outcome platform = new Outcome.Sent();

  volatile Instant now = NOON;
  volatile Roster roster = roster();
  private final Set<String> present = ConcurrentHashMap.newKeySet();

  /** Of all desks: two on one store are one after the other. */
  private static final AtomicInteger MESSAGES = new AtomicInteger();

  private final Presence presence = new Presence();

  /** By which readers come. */
  String account = "wx1";

  /** Whom the platform told that an answer waits, in order. */
  final List<String> told = Collections.synchronizedList(new ArrayList<>());

  /** What they were told, in order. */
  final List<Notices.Notice> noticed = Collections.synchronizedList(new ArrayList<>());

  /** What the platform says to each attempt to tell. */
  volatile Outcome telling = new Outcome.Sent();

  final Notices notices;
  final FlowShelf flows = new FlowShelf();
  final MyData myData =
      new MyData(Optional.of(token -> "https://x/my-data/" + token.reveal()), ZoneOffset.UTC);

  Desk(Store store) {
    this(store, Wishes.none());
  }

  Desk(Store store, Wishes wishes) {
    this(store, wishes, CatalogueSearch.empty(), Platforms.none());
  }

  Desk(Store store, Wishes wishes, CatalogueSearch catalogue, Platforms platforms) {
    this.store = store;
    notices = new Notices(store, conversations, wishes, this::tell, PACE, () -> now);
    var entry = new FaqEntry("*", "renew", "*", "图书怎么续借？", List.of("怎么续借"), "登录主页续借。");
    var faq = FaqIndex.of(List.of(entry), Subjects.none());
    var staffing = new Staffing(() -> roster, 1);
    var turns =
        new Turns(
            new Dialogue(_ -> texts()),
            staffing,
            wishes,
            flows,
            Subjects.none(),
            myData,
            platforms);
    readers =
        new MessageFlow(
            store,
            new Searches(() -> faq, catalogue, safety),
            conversations,
            turns,
            Runnable::run,
            () -> now,
            (_, _, _) -> {});
    var speech = new Speech(conversations, staffing, wishes, _ -> texts());
    librarians = new LibrarianFlow(store, conversations, speech, safety, () -> now, (_, _) -> {});
    releases = new Releases(store, conversations, speech, (consult, _) -> moved.add(consult.id()));
    waits =
        new Waits(
            store,
            conversations,
            turns,
            _ -> texts(),
            LIMITS,
            () -> now,
            (consult, _) -> moved.add(consult.id()));
  }

  /** These work at demo-a, always, for any subject. */
  static Roster roster(String... ids) {
    var team =
        List.of(ids).stream()
            .map(id -> new Librarian(id, "demo-a", id, List.of(), List.of(), 2, false, List.of()))
            .toList();
    return roster(team);
  }

  static Roster roster(List<Librarian> team) {
    var plan = new Roster.Plan(WorkCalendar.empty(), List.of(ALWAYS));
    return new Roster(ZoneOffset.UTC, Subjects.none(), Map.of("demo-a", plan), team);
  }

  /** These work here, and are there. */
  Desk with(String... ids) {
    roster = roster(ids);
    comes(ids);
    return this;
  }

  void comes(String... ids) {
    for (var id : ids) {
      present.add(id);
      store.inTransaction(Presence.class, tx -> beat(tx, id)).join();
    }
  }

  private boolean beat(org.subjectdesk.store.Tx tx, String id) {
    presence.beat(tx, "connection-" + id, id, now);
    return true;
  }

  void goes(String id) {
    present.remove(id);
    store
        .inTransaction(
            Presence.class,
            tx -> {
              presence.gone(tx, "connection-" + id, now);
              return true;
            })
        .join();
  }

  /** Time passes; whoever is there stays there. Nobody looks after the waits meanwhile. */
  void pass(Duration time) {
    now = now.plus(time);
    for (var id : new HashSet<>(present)) {
      comes(id);
    }
  }

  /** Time passes, and then somebody looks. */
  void passAndLook(Duration time) {
    pass(time);
    waits.look();
  }

  Optional<Reply> says(String reader, String text) {
    return does(new Inbound.Typed(origin(reader), text));
  }

  Optional<Reply> does(Inbound in) {
    return readers.receive(in).join();
  }

  Origin origin(String reader) {
    var id = new MessageId("m" + MESSAGES.incrementAndGet());
    return new Origin("demo-a", new ReaderId(account, reader), id, now);
  }

  /** A librarian acts, each time with another key. */
  ActOutcome acts(String librarian, String reader, Act act) {
    return acts(librarian, reader, "k" + MESSAGES.incrementAndGet(), act);
  }

  ActOutcome acts(String librarian, String reader, String key, Act act) {
    return librarians.act(consult(reader).id(), librarian, key, act).join().orElseThrow();
  }

  /** The reader's last consult. */
  Consult consult(String reader) {
    return store
        .read(tx -> conversations.newest(tx, " WHERE reader = ?", 1, reader))
        .getFirst()
        .consult();
  }

  Phase phase(String reader) {
    return consult(reader).phase();
  }

  /** Sends what is due until nothing is. */
  void deliver() {
    ReplySender sender =
        (_, reply) -> {
          var outcome = platform;
          if (outcome instanceof Outcome.Sent) {
            sent.add(reply.text());
          }
          return outcome;
        };
    var round = new DeliveryRound(account, store, conversations, sender, notices, PACE, () -> now);
    try {
      for (var i = 0; i < MOST_ROUNDS && round.run() > 0; i++) {}
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private Outcome tell(ReaderId reader, Notices.Notice notice) {
    var outcome = telling;
    if (outcome instanceof Outcome.Sent) {
      told.add(reader.openid());
      noticed.add(notice);
    }
    return outcome;
  }

  /** What a librarian, or the desk, has said of its own accord, in order. */
  List<String> pushed(String author) {
    return column(
        "SELECT text FROM message WHERE author = '"
            + author
            + "' AND part > 0 AND state <> 'passive' ORDER BY id",
        "text");
  }

  List<Handovers.Kind> way(String reader) {
    var id = consult(reader).id();
    return store.read(tx -> new Handovers().of(tx, id)).stream().map(Handovers.Step::kind).toList();
  }

  List<Tickets.Ticket> tickets() {
    return store.read(tx -> new Tickets().open(tx));
  }

  List<String> column(String sql, String name) {
    return store.read(tx -> tx.list(sql, row -> row.text(name)));
  }

  static LibraryTexts texts() {
    var say = new EnumMap<Line, String>(Line.class);
    for (var line : Line.values()) {
      say.put(line, line.key());
    }
    say.put(Line.JOINED, "I am {{now.librarian}}");
    say.put(Line.WAITING, "waiting, {{now.place}}");
    say.put(Line.AHEAD_IN_QUEUE, "{{now.ahead}} ahead");
    say.put(Line.WAITED_TOO_LONG, "too long, due {{now.due}}");
    say.put(Line.CONSENT, "agree: {{now.link}}");
    say.put(Line.WORKS_FOUND, "{{now.count}} found");
    say.put(Line.WORKS_MORE, "all: {{now.link}}");
    say.put(Line.WORKS_NONE, "nobody has {{now.words}}");
    say.put(Line.WORK_HERE, "here: {{now.call}}");
    say.put(Line.WORK_ELSEWHERE, "elsewhere: {{now.libraries}}");
    say.put(Line.WORK_LOAN_OPTION, "borrow {{now.title}}");
    say.put(Line.REFERRAL_PASSES, "passes {{now.passed}}");
    say.put(Line.REFERRAL_LINK, "link {{now.link}}");
    say.put(Line.DIGEST, "new for {{now.subjects}}: {{now.link}}");
    say.put(Line.LATE_WORD, "late, from {{now.librarian}}:");
    say.put(
        Line.WEEKLY,
        "week: {{now.asked}} asked, {{now.unanswered}} not, {{now.suggestions}}, {{now.link}}");
    say.put(Line.WEEKLY_FAQ, "write {{now.title}}");
    say.put(Line.ANSWER_TO_MESSAGE, "to “{{now.asked}}”:");
    var hear =
        Map.of(
            "人工", Heard.PERSON,
            "取消", Heard.CANCEL,
            "留言", Heard.LEAVE_MESSAGE,
            "继续", Heard.CONTINUE,
            "结束人工", Heard.END_TALK);
    return new LibraryTexts(new Texts(say, hear), new LocalValues(Map.of()));
  }
}
