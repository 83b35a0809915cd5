package org.subjectdesk.dialogue;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.Found;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.message.Reply;
import org.subjectdesk.routing.Need;
import org.subjectdesk.routing.Placement;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.script.Words;

/** The ways of a reader to a person: which one, into a queue, or to a message that she leaves. */
public final class Handing {
  private static final int MOST_SUBJECTS = 6;
  private static final int ANY_SUBJECT = 0;
  private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("M月d日 HH:mm");
  private static final DateTimeFormatter END_OF_DAY = DateTimeFormatter.ofPattern("M月d日 '24:00'");

  private static final Found NOTHING = new Found(Band.DECLINE, List.of(), false);

  private final Scene scene;
  private final boolean mayScript;

  Handing(Scene scene) {
    this(scene, true);
  }

  /**
   * @param mayScript whether a flow may take over where nobody is there
   */
  Handing(Scene scene, boolean mayScript) {
    this.scene = scene;
    this.mayScript = mayScript;
  }

  /** She asks for a person. Only where it is unclear, she is asked about what. */
  Turn asked() {
    if (!isPossible()) {
      return scene.say(Line.PERSON);
    }
    var subjects = scene.around().subjects();
    return scene.now().subject().equals(Consult.NO_SUBJECT) && subjects.size() > 1
        ? askSubject(subjects)
        : escalate(Decision.Cause.ASKED, new Decision.Said(Line.WAITING));
  }

  /** She asked for a person and named the subject, or could not. */
  Turn about(String subject) {
    if (!isPossible()) {
      return scene.say(Line.PERSON);
    }
    var named = subject.equals(Lead.ToSubject.ANY) ? scene.now() : scene.now().on(subject);
    return new Handing(scene.with(named), mayScript)
        .escalate(Decision.Cause.ASKED, new Decision.Said(Line.WAITING));
  }

  private boolean isPossible() {
    return scene.around().hasLibrarians() && scene.around().isWelcome();
  }

  private Turn askSubject(List<Surroundings.Subject> subjects) {
    var offers = new ArrayList<Phase.Offer>();
    for (var subject : subjects.subList(0, Math.min(MOST_SUBJECTS, subjects.size()))) {
      var lead = new Lead.ToSubject(subject.code());
      offers.add(new Phase.Offer(offers.size() + 1, lead, subject.name()));
    }
    var any = new Lead.ToSubject(Lead.ToSubject.ANY);
    offers.add(new Phase.Offer(ANY_SUBJECT, any, scene.texts().say(Line.ANY_SUBJECT_OPTION)));
    return scene.turn(
        new Phase.WithBot(offers),
        new Reply.Menu(
            scene.texts().say(Line.ASK_SUBJECT),
            Scene.options(offers),
            scene.texts().say(Line.CHOOSE_SUBJECT)),
        new Decision.AskedSubject());
  }

  /** Brings her into the queue of whoever should take it; without anybody, she leaves a message. */
  Turn escalate(Decision.Cause cause, Decision first) {
    var agreed = scene.around().away() == Away.AGREED;
    var placement = place(agreed);
    return placement.queue().isEmpty() && !agreed && place(true).queue().isPresent()
        ? askAway(cause, first)
        : escalate(cause, first, placement);
  }

  private Placement place(boolean mayLeave) {
    var subject =
        Optional.of(scene.now().subject()).filter(code -> !code.equals(Consult.NO_SUBJECT));
    return scene.around().place(new Need(scene.now().library(), subject, Set.of(), mayLeave));
  }

  /** Nobody is there at home, but elsewhere: what she said goes there only if she wants that. */
  private Turn askAway(Decision.Cause cause, Decision first) {
    var head = scene.texts().say(Line.ASK_AWAY);
    var offers = scene.away(true);
    var menu =
        new Reply.Menu(
            cause == Decision.Cause.MISSED
                ? scene.texts().say(Line.MISSED_TWICE) + "\n" + head
                : head,
            Scene.options(offers),
            scene.texts().say(Line.CHOOSE_AWAY));
    return scene.turn(new Phase.WithBot(offers), menu, new Decision.AskedAway(first));
  }

  /** She said whether she may be brought to somebody elsewhere. */
  Turn away(boolean agreed) {
    return isPossible()
        ? escalate(Decision.Cause.ASKED, new Decision.Said(Line.WAITING), place(agreed))
        : scene.say(Line.PERSON);
  }

  private Turn escalate(Decision.Cause cause, Decision first, Placement placement) {
    var decision = new Decision.Escalated(cause, first, placement);
    var said = new ArrayList<String>();
    if (cause == Decision.Cause.MISSED) {
      said.add(scene.texts().say(Line.MISSED_TWICE));
    }
    var instead = scene.around().flows().on(Flow.Event.NOBODY_THERE).filter(_ -> mayScript);
    if (placement.queue().isEmpty() && instead.isPresent()) {
      return new Scripted(scene, NOTHING).instead(instead.get(), Words.CHINESE, decision);
    }
    if (placement.queue().isEmpty()) {
      said.add(due(Line.LEAVE_MESSAGE));
      return scene.turn(new Phase.LeavingMessage(), text(said), decision);
    }
    var queue = placement.queue().get();
    said.add(place(Line.WAITING, queue));
    return scene.turn(new Phase.Waiting(queue, scene.at(), scene.at()), text(said), decision);
  }

  private static Reply text(List<String> parts) {
    return new Reply.Text(String.join("\n", parts));
  }

  /** She wants to leave a message, whoever is there. */
  Turn leaveMessage() {
    var line = Line.LEAVE_MESSAGE_NOW;
    return isPossible()
        ? scene.turn(new Phase.LeavingMessage(), new Reply.Text(due(line)), new Decision.Said(line))
        : scene.say(Line.PERSON);
  }

  /** A text that says when she will be answered. */
  String due(Line line) {
    return due(scene.texts(), scene.around().answerBy(), line);
  }

  /** Says that her message was taken. */
  String taken() {
    var around = scene.around();
    return left(scene.texts(), around.answerBy(), Line.MESSAGE_TAKEN, around.consentLink());
  }

  /**
   * A text that says that a message was left, and when it will be answered.
   *
   * @param link where she may agree to be told of the answer
   */
  public static String left(
      LibraryTexts texts, ZonedDateTime by, Line line, Optional<String> link) {
    var left = due(texts, by, line);
    return link.map(to -> left + "\n" + texts.say(Line.CONSENT, Map.of("now.link", to)))
        .orElse(left);
  }

  /** How a time is told to readers. */
  static String dayAndTime(ZonedDateTime time) {
    // “By 00:00 on the 26th” reads like a day more than it is.
    return time.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? END_OF_DAY.format(time.minusDays(1))
        : DAY_AND_TIME.format(time);
  }

  private static String due(LibraryTexts texts, ZonedDateTime by, Line line) {
    return texts.say(line, Map.of("now.due", dayAndTime(by)));
  }

  /** A text that says how many are before her. */
  String place(Line line, Queue queue) {
    var texts = scene.texts();
    var ahead = scene.around().ahead(queue);
    var place =
        ahead == 0
            ? texts.say(Line.NEXT_IN_QUEUE)
            : texts.say(Line.AHEAD_IN_QUEUE, Map.of("now.ahead", String.valueOf(ahead)));
    return texts.say(line, Map.of("now.place", place));
  }
}
