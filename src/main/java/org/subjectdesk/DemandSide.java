package org.subjectdesk;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.console.DemandApi;
import org.subjectdesk.console.DemandJson;
import org.subjectdesk.console.DeskRoom;
import org.subjectdesk.console.StaffRoom;
import org.subjectdesk.console.WeeklyApi;
import org.subjectdesk.conversation.Conversations;
import org.subjectdesk.conversation.WeeklyRounds;
import org.subjectdesk.demand.Decisions;
import org.subjectdesk.demand.Demand;
import org.subjectdesk.demand.WeekSummary;
import org.subjectdesk.demand.Weekly;
import org.subjectdesk.demand.WeeklyDigests;
import org.subjectdesk.embedding.Embedder;
import org.subjectdesk.http.Operations;
import org.subjectdesk.learning.EmbeddedMeaning;
import org.subjectdesk.learning.Meaning;
import org.subjectdesk.learning.SharedCharacters;
import org.subjectdesk.publishing.Publisher;
import org.subjectdesk.rounds.Rounds;
import org.subjectdesk.script.LibraryTexts;

/** Wires what readers ask that nobody answers: the page, and the weekly word to librarians. */
final class DemandSide implements AutoCloseable {
  private static final Duration PRUNED = Duration.ofHours(12);

  private final DeskRoom desk;
  private final Demand demand;
  private final DemandJson json;
  private final Optional<WeeklyRounds> weekly;
  private final Rounds pruning;

  /** What it is made of. */
  record Parts(
      Configuration config,
      Publisher publisher,
      AllianceSide alliance,
      Optional<Embedder> embedder,
      WechatSide wechat,
      Conversations conversations,
      Function<String, LibraryTexts> texts) {}

  /** Sets it up. */
  DemandSide(Parts parts, StaffRoom staff, DeskRoom desk) {
    this.desk = desk;
    var meaning =
        parts.embedder().<Meaning>map(EmbeddedMeaning::new).orElseGet(SharedCharacters::new);
    this.demand = new Demand(desk.store(), meaning, parts.alliance()::platformsDown);
    this.json = new DemandJson(desk.names(), parts.publisher(), parts.alliance().directory());
    this.weekly = parts.config().rules().weekly().map(when -> weekly(parts, staff, when));
    var keep = parts.config().rules().keepQuestions();
    this.pruning = new Rounds("demand-pruning", PRUNED, () -> prune(keep, desk.clock()));
  }

  private WeeklyRounds weekly(Parts parts, StaffRoom staff, Configuration.WeeklyDigest when) {
    var console =
        parts
            .config()
            .listen()
            .publicUrl()
            .map(url -> url.resolve("console/").toString())
            .orElse("");
    return new WeeklyRounds(
        desk.store(),
        parts.conversations(),
        staff.staff(),
        new Weekly(when.day(), when.hour(), Application.CALENDAR),
        (library, day) ->
            WeekSummary.of(desk.store(), demand, json::title, library, day, Application.CALENDAR),
        new WeeklyRounds.Saying(parts.texts(), console, parts.wechat()::nudge),
        desk.clock());
  }

  /** What librarians decided and were told is kept for as long as readers' questions. */
  private void prune(Duration keep, InstantSource clock) {
    var before = clock.instant().minus(keep);
    desk.store()
        .inTransaction(
            DemandSide.class,
            tx -> {
              new Decisions().prune(tx, before);
              new WeeklyDigests().prune(tx, before);
              return true;
            })
        .join();
  }

  /** Its operations of the contract. */
  List<Operations> operations() {
    return List.of(new DemandApi(desk, demand, json), new WeeklyApi(desk));
  }

  /** Begins to tell librarians. To be called when the desk itself answers. */
  void start() {
    pruning.start();
    weekly.ifPresent(WeeklyRounds::start);
  }

  /** Tells librarians of the week, if it is due. Blocking. */
  void look() {
    weekly.ifPresent(WeeklyRounds::look);
  }

  @Override
  public void close() {
    weekly.ifPresent(WeeklyRounds::close);
    pruning.close();
  }
}
