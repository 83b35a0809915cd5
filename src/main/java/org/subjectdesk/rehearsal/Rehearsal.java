package org.subjectdesk.rehearsal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Decision;
import org.subjectdesk.dialogue.Dialogue;
import org.subjectdesk.dialogue.Lead;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.dialogue.Turn;
import org.subjectdesk.flow.Effect;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.FlowRun;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.MessageId;
import org.subjectdesk.message.Origin;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;

/** One dialogue on a stage, turn by turn. For one thread. */
public final class Rehearsal {
  private static final Duration IDLE = Duration.ofHours(2);
  private static final ReaderId READER = new ReaderId("rehearsal", "reader");

  private final Stage stage;
  private final Dialogue dialogue;
  private Consult consult;
  private int messages;

  /** Opens the curtain. */
  public Rehearsal(Stage stage) {
    this.stage = stage;
    this.dialogue = new Dialogue(_ -> stage.texts());
    this.consult = open();
  }

  private Consult open() {
    return Consult.open(
        "rehearsal", stage.library(), READER, Consult.NO_SUBJECT, stage.now().toInstant());
  }

  /**
   * What became of one turn.
   *
   * @param replies what the desk said
   * @param flow the flow that waits for her now, empty when none does
   * @param step where it waits, {@link Flow#END} when none does
   * @param way the steps that this turn went through
   * @param slots what it knows, by name, as people read it
   * @param values the same as the desk keeps it
   * @param decision what was decided, such as {@code answered}
   * @param why what it leaves behind, or what it was decided by; in words
   */
  public record Played(
      List<Reply> replies,
      String flow,
      String step,
      List<String> way,
      Map<String, String> slots,
      Map<String, String> values,
      String decision,
      String why) {
    /** Everything that was said, as text. */
    public String text() {
      return String.join("\n", replies.stream().map(Reply::text).toList());
    }
  }

  /** She types something. */
  public Played types(String text) {
    return plays(new Inbound.Typed(origin(), text));
  }

  /** She taps a button of the menu bar. */
  public Played clicks(String key) {
    return plays(new Inbound.Clicked(origin(), key));
  }

  /** She taps a line of a menu, of whatever age. */
  public Played taps(String option, String label) {
    return plays(new Inbound.Tapped(origin(), option, label));
  }

  /** She sends something that the desk cannot read. */
  public Played sends(String kind) {
    return plays(new Inbound.Unreadable(origin(), kind));
  }

  /** She begins to follow the account. */
  public Played follows() {
    return plays(new Inbound.Followed(origin(), ""));
  }

  /** She scans a code of the account, which she follows already. */
  public Played scans() {
    return plays(new Inbound.Scanned(origin(), ""));
  }

  /** Begins a flow at its first step, whatever else would lead there. */
  public Played begins(Flow flow) {
    var line = new Phase.Offer(1, new Lead.ToFlow(flow.id()), flow.name().chinese());
    consult = consult.in(new Phase.WithBot(List.of(line)));
    return taps("1", line.label());
  }

  private Origin origin() {
    return new Origin(
        stage.library(),
        READER,
        new MessageId(String.valueOf(++messages)),
        stage.now().toInstant());
  }

  private Played plays(Inbound in) {
    var at = stage.now().toInstant();
    if (!consult.takes(in, at, IDLE)) {
      consult = open();
    }
    var found = stage.index().find(in.words(), stage.library(), Optional.empty(), Optional.empty());
    var turn = dialogue.next(consult, in, found, stage, at);
    consult = turn.after();
    return played(turn);
  }

  private static Played played(Turn turn) {
    var run =
        turn.after().phase() instanceof Phase.InScript(var running, _)
            ? Optional.of(running)
            : Optional.<FlowRun>empty();
    var shown = new LinkedHashMap<String, String>();
    var values = new LinkedHashMap<String, String>();
    run.ifPresent(
        it ->
            it.slots()
                .forEach(
                    (name, value) -> {
                      shown.put(name, value.shown());
                      values.put(name, value.value());
                    }));
    return new Played(
        turn.replies(),
        run.map(FlowRun::flow).orElse(""),
        run.map(FlowRun::step).orElse(Flow.END),
        way(turn.decision()),
        shown,
        values,
        name(turn.decision()),
        why(turn.decision()));
  }

  private static List<String> way(Decision decision) {
    return decision instanceof Decision.Scripted scripted ? scripted.way() : List.of();
  }

  /** The word for a decision in tests: a ticket and a person matter more than the flow's step. */
  private static String name(Decision decision) {
    if (decision instanceof Decision.Scripted(_, _, _, var effects, var then)) {
      if (effects.stream().anyMatch(Effect.LeavesTicket.class::isInstance)) {
        return "ticket";
      }
      return then.map(Rehearsal::name).orElse("flow");
    }
    return switch (decision) {
      case Decision.Escalated _ -> "person";
      case Decision.MessageLeft _ -> "ticket";
      case Decision.Answered _, Decision.Chosen _ -> "answered";
      case Decision.AskedBack _ -> "asked-back";
      case Decision.Unknown _, Decision.Withdrawn _, Decision.NoWorks _ -> "unknown";
      case Decision.WorksShown _ -> "works";
      case Decision.Forgotten _ -> "forgotten";
      case Decision.Offered _, Decision.Led _ -> "platform";
      case Decision.Scripted _,
          Decision.Rated _,
          Decision.Said _,
          Decision.AskedSubject _,
          Decision.AskedAway _,
          Decision.SaidAway _,
          Decision.SaidTicketAway _,
          Decision.Noted _,
          Decision.Cancelled _,
          Decision.Passed _,
          Decision.Ended _,
          Decision.Stars _,
          Decision.StarsInWords _,
          Decision.Bound _,
          Decision.TranscriptGiven _,
          Decision.Told _ ->
          "said";
    };
  }

  private static String why(Decision decision) {
    return switch (decision) {
      case Decision.Scripted(_, _, _, var effects, var then) ->
          String.join(
              "\n",
              Stream.concat(
                      effects.stream().map(Rehearsal::told),
                      then.stream().map(Rehearsal::why).filter(why -> !why.isEmpty()))
                  .toList());
      case Decision.Answered(var entry, var score) -> "%s (%.2f)".formatted(entry, score);
      case Decision.AskedBack(var entries, var score) ->
          "%s (%.2f)".formatted(String.join(", ", entries), score);
      case Decision.Chosen(var entry) -> entry;
      case Decision.MessageLeft(var text) -> text;
      case Decision.Said(var line) -> line.key();
      case Decision.Offered(var platform) -> platform;
      case Decision.Escalated _,
          Decision.Unknown _,
          Decision.WorksShown _,
          Decision.NoWorks _,
          Decision.Withdrawn _,
          Decision.Forgotten _,
          Decision.Rated _,
          Decision.AskedSubject _,
          Decision.AskedAway _,
          Decision.SaidAway _,
          Decision.SaidTicketAway _,
          Decision.Noted _,
          Decision.Cancelled _,
          Decision.Passed _,
          Decision.Ended _,
          Decision.Stars _,
          Decision.StarsInWords _,
          Decision.Bound _,
          Decision.TranscriptGiven _,
          Decision.Led _,
          Decision.Told _ ->
          "";
    };
  }

  private static String told(Effect effect) {
    return switch (effect) {
      case Effect.LeavesTicket(var text) -> text;
      case Effect.Does(var action, _) -> action.key();
      case Effect.Refers(var need) -> need;
    };
  }
}
