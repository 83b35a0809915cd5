package org.subjectdesk.conversation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.config.Secret;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.handover.OwnWechat;
import org.subjectdesk.handover.OwnWechat.Bound;
import org.subjectdesk.handover.Staffing;
import org.subjectdesk.message.Reply;
import org.subjectdesk.routing.Librarian;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.staff.OneTime;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * Tells librarians on their own WeChat that a reader waits: those who are on duty, have no console
 * open, and were not told for a while. The message says nothing of the reader; its link lets her in
 * once. It is a courtesy beside the queue and never holds anything up: where the platform refuses
 * it, it is lost. Safe for any thread.
 */
public final class PhoneAlerts {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneAlerts.class);

  private final OwnWechat own = new OwnWechat();
  private final Store store;
  private final Staffing staffing;
  private final ReplySender sender;
  private final Function<String, LibraryTexts> texts;
  private final String console;
  private final Executor workers;
  private final InstantSource clock;

  /** A librarian to be told, and her link. */
  private record Alert(Bound bound, Librarian librarian, Secret link) {}

  /**
   * Where alerts go and what they say.
   *
   * @param texts a library's id → its texts
   * @param console the address of the console as phones reach it, such as {@code
   *     https://desk.example.edu/console/}
   */
  public record Way(ReplySender sender, Function<String, LibraryTexts> texts, String console) {}

  /** Prepares. */
  public PhoneAlerts(
      Store store, Staffing staffing, Way way, Executor workers, InstantSource clock) {
    this.store = store;
    this.staffing = staffing;
    this.sender = way.sender();
    this.texts = way.texts();
    this.console = way.console();
    this.workers = workers;
    this.clock = clock;
  }

  /** To be called after each change of a consult; returns at once. */
  public void changed(Consult consult) {
    if (consult.phase() instanceof Phase.Waiting
        || consult.phase() instanceof Phase.LeavingMessage) {
      workers.execute(() -> tell(consult));
    }
  }

  private void tell(Consult consult) {
    try {
      var at = clock.instant();
      if (!store.read(tx -> toTell(tx, consult, at)).isEmpty()) {
        store.inTransaction(OwnWechat.class, tx -> alerts(tx, consult, at)).join().stream()
            .forEach(alert -> send(alert, consult));
      }
    } catch (RuntimeException broken) {
      LOG.warn("nobody was told on her phone: {}", broken.toString());
    }
  }

  private List<Bound> toTell(Tx tx, Consult consult, Instant at) {
    var standings = staffing.standings(tx, at);
    var served = serving(consult).filter(she -> staffing.roster().onDuty(she, at)).toList();
    return own.rested(tx, at).stream()
        .filter(bound -> served.stream().anyMatch(she -> she.id().equals(bound.librarian())))
        .filter(
            bound ->
                !standings.containsKey(bound.librarian())
                    || !standings.get(bound.librarian()).present())
        .toList();
  }

  private List<Alert> alerts(Tx tx, Consult consult, Instant at) {
    return toTell(tx, consult, at).stream()
        .filter(bound -> own.alert(tx, bound.librarian(), at))
        .map(
            bound ->
                new Alert(
                    bound,
                    staffing.roster().librarian(bound.librarian()).orElseThrow(),
                    OneTime.link(tx, bound.librarian(), at)))
        .toList();
  }

  private Stream<Librarian> serving(Consult consult) {
    var roster = staffing.roster();
    return switch (consult.phase()) {
      case Phase.Waiting(Queue.OfLibrarian(var id), _, _) -> roster.librarian(id).stream();
      case Phase.Waiting(Queue.OfLibrary(var library), _, _) -> roster.of(library).stream();
      case Phase.Waiting(Queue.Shared(), _, _) -> roster.sharedDesk().stream();
      case Phase.LeavingMessage _ -> roster.of(consult.library()).stream();
      case Phase.WithBot _,
          Phase.InScript _,
          Phase.WithLibrarian _,
          Phase.Rating _,
          Phase.Closed _ ->
          Stream.empty();
    };
  }

  /** Behind the sign # the secret stays out of every log on its way. */
  private void send(Alert alert, Consult consult) {
    var link = console + "#/enter/" + alert.link().reveal() + "/" + consult.id();
    var said = texts.apply(alert.librarian().library());
    var text = said.say(Line.READER_WAITS, Map.of("now.link", link));
    var outcome = sender.send(alert.bound().reader(), new Reply.Text(text));
    LOG.info("told a librarian on her phone: {}", outcome.getClass().getSimpleName());
  }
}
