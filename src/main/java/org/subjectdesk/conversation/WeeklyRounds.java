package org.subjectdesk.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.demand.WeekSummary;
import org.subjectdesk.demand.Weekly;
import org.subjectdesk.demand.WeeklyDigests;
import org.subjectdesk.demand.WeeklyDigests.Digest;
import org.subjectdesk.demand.WeeklyDigests.Way;
import org.subjectdesk.handover.OwnWechat;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;
import org.subjectdesk.rounds.Rounds;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.staff.Librarian;
import org.subjectdesk.staff.Staff;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * Tells librarians once a week what their library's week was like: in the console, and, who chose
 * that, in her own WeChat, where it is held until she writes while the window is shut. Several
 * nodes may do it at once: the row of a librarian and a week is made by one of them, and with it,
 * in the same transaction, the line.
 */
public final class WeeklyRounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WeeklyRounds.class);
  private static final Duration BETWEEN = Duration.ofMinutes(5);

  private final WeeklyDigests digests = new WeeklyDigests();
  private final OwnWechat own = new OwnWechat();
  private final Outbox outbox = new Outbox();
  private final Rounds rounds = new Rounds("weekly-digests", BETWEEN, this::look);
  private final Store store;
  private final Conversations conversations;
  private final Staff staff;
  private final Weekly weekly;
  private final BiFunction<String, LocalDate, WeekSummary> weeks;
  private final Saying saying;
  private final InstantSource clock;

  /**
   * How a librarian is told in WeChat.
   *
   * @param texts a library's id → its texts
   * @param console its address as phones reach it; empty = they do not
   * @param nudge is told whose outbox holds something to send at once
   */
  public record Saying(
      Function<String, LibraryTexts> texts, String console, Consumer<ReaderId> nudge) {}

  /**
   * Prepares.
   *
   * @param weeks a library and the day after its week → what that was like
   */
  public WeeklyRounds(
      Store store,
      Conversations conversations,
      Staff staff,
      Weekly weekly,
      BiFunction<String, LocalDate, WeekSummary> weeks,
      Saying saying,
      InstantSource clock) {
    this.store = store;
    this.conversations = conversations;
    this.staff = staff;
    this.weekly = weekly;
    this.weeks = weeks;
    this.saying = saying;
    this.clock = clock;
  }

  /** Begins to look. To be called once. */
  public void start() {
    rounds.start();
  }

  /** Tells who was not told of the week that is due, if one is. Blocking. */
  public void look() {
    var at = clock.instant();
    weekly.due(at).ifPresent(week -> tell(week, at));
  }

  private void tell(LocalDate week, Instant at) {
    var summaries = new HashMap<String, WeekSummary>();
    for (var librarian : waiting(week)) {
      if (rounds.isClosing()) {
        return;
      }
      try {
        var summary =
            summaries.computeIfAbsent(librarian.library(), library -> weeks.apply(library, week));
        tell(librarian, week, summary, at);
      } catch (RuntimeException broken) {
        // The others are told all the same, and she in the next round.
        LOG.warn("a librarian was not told of her week: {}", broken.toString());
      }
    }
  }

  private void tell(Librarian librarian, LocalDate week, WeekSummary summary, Instant at) {
    var bound = store.<Optional<ReaderId>>read(tx -> wechat(tx, librarian));
    // Her lane, so that nothing comes between what she says and what she is told.
    Object lane = bound.isPresent() ? bound.get() : librarian.id();
    store
        .<Optional<ReaderId>>inTransaction(lane, tx -> tell(tx, librarian, week, summary, at))
        .join()
        .ifPresent(saying.nudge());
  }

  private List<Librarian> waiting(LocalDate week) {
    var active =
        staff.list(Optional.empty()).stream()
            .filter(Staff.Account::active)
            .map(Staff.Account::librarian)
            .toList();
    return store.read(
        tx ->
            active.stream()
                .filter(she -> digests.choice(tx, she.id()) != Way.NONE)
                .filter(she -> !digests.has(tx, she.id(), week))
                .toList());
  }

  /** Where she wants to be told in WeChat and can be. */
  private Optional<ReaderId> wechat(Tx tx, Librarian librarian) {
    return digests.choice(tx, librarian.id()) == Way.WECHAT
        ? own.of(tx, librarian.id())
            .map(OwnWechat.Bound::reader)
            .filter(reader -> conversations.latest(tx, reader).isPresent())
        : Optional.empty();
  }

  /** Whose outbox holds something to send at once. */
  private Optional<ReaderId> tell(
      Tx tx, Librarian librarian, LocalDate week, WeekSummary summary, Instant at) {
    var before = digests.newest(tx, librarian.id());
    var told = before.map(digest -> WeekSummary.told(digest.content())).orElse(Set.of());
    var reader = wechat(tx, librarian);
    var to = summary.isQuiet(told) ? Way.QUIET : reader.isPresent() ? Way.WECHAT : Way.CONSOLE;
    var digest =
        new Digest(librarian.id(), week, librarian.library(), at, to, false, summary.json(told));
    if (!digests.add(tx, digest) || to != Way.WECHAT) {
      return Optional.empty();
    }
    // One that she has not got yet is as old as last week.
    before.ifPresent(old -> outbox.drop(tx, reader.orElseThrow(), key(old.week()), at));
    return say(tx, reader.orElseThrow(), digest, summary, told);
  }

  private Optional<ReaderId> say(
      Tx tx, ReaderId reader, Digest digest, WeekSummary summary, Set<String> told) {
    var known = conversations.latest(tx, reader).orElseThrow();
    var key = key(digest.week());
    var text = text(digest.library(), summary, told);
    var at = digest.madeAt();
    outbox.push(tx, known.consult(), key, "", List.of(new Reply.Text(text)), at);
    if (known.window().isOpen(at)) {
      return Optional.of(reader);
    }
    outbox.hold(tx, reader, key, Outbox.UNTIL_SHE_WRITES);
    return Optional.empty();
  }

  private static String key(LocalDate week) {
    return "weekly:" + week;
  }

  private String text(String library, WeekSummary summary, Set<String> told) {
    var texts = saying.texts().apply(library);
    var lines =
        summary.top(told).stream()
            .map(line -> texts.say(line(line), Map.of("now.title", line.title().chinese())))
            .collect(Collectors.joining("\n"));
    var figures = summary.figures();
    var values =
        Map.of(
            "now.asked", String.valueOf(figures.asked()),
            "now.unanswered", String.valueOf(figures.unanswered()),
            "now.overdue", String.valueOf(figures.overdue()),
            "now.offered", String.valueOf(figures.offered()),
            "now.solved", String.valueOf(figures.solved()),
            "now.suggestions", lines,
            "now.link", saying.console().isEmpty() ? "" : saying.console() + "#/demand");
    return texts.say(Line.WEEKLY, values).strip();
  }

  private static Line line(WeekSummary.Line line) {
    return switch (line.kind()) {
      case FAQ -> Line.WEEKLY_FAQ;
      case IMPROVE -> Line.WEEKLY_IMPROVE;
      case BUY -> Line.WEEKLY_BUY;
      case SHARE -> Line.WEEKLY_SHARE;
      case TRAIN -> Line.WEEKLY_TRAIN;
      case REFERRAL -> Line.WEEKLY_REFERRAL;
    };
  }

  @Override
  public void close() {
    rounds.close();
  }
}
