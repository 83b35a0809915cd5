package org.subjectdesk.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Decision;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.dialogue.Turn;
import org.subjectdesk.flow.Action;
import org.subjectdesk.flow.Effect;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.safety.HeldText;
import org.subjectdesk.safety.HeldText.Kind;
import org.subjectdesk.safety.HeldText.Place;
import org.subjectdesk.safety.HeldTexts;
import org.subjectdesk.safety.Hit;
import org.subjectdesk.safety.Safety;
import org.subjectdesk.store.Tx;

/**
 * Which of a reader's words somebody looks at before librarians read them: what she says while she
 * waits or talks with one, what she leaves for them, what she says of a talk. What she asks the
 * desk alone is nobody's business until it brings her to people. Nothing is taken out of the
 * transcript.
 */
final class Screening {
  private final HeldTexts held = new HeldTexts();
  private final Tickets tickets = new Tickets();
  private final Transcript transcript = new Transcript();
  private final Safety safety;

  Screening(Safety safety) {
    this.safety = safety;
  }

  /** Whether the platform is asked of what this reader writes, and it may reach a person. */
  boolean asks(Inbound in) {
    return !in.words().isBlank() && safety.asksOf(in.origin().reader());
  }

  /** Whether what is said now may reach a person. */
  static boolean mayBeHeard(Consult consult) {
    return switch (consult.phase()) {
      case Phase.Waiting _,
          Phase.WithLibrarian _,
          Phase.LeavingMessage _,
          Phase.Rating _,
          Phase.InScript _ ->
          true;
      case Phase.WithBot _, Phase.Closed _ -> false;
    };
  }

  /** Asks the platform. Blocking; before the transaction. */
  Optional<Hit> ask(Inbound in) {
    return safety.ofReader(in.origin().reader(), in.words());
  }

  /**
   * Holds what has to be looked at of a turn that is recorded already.
   *
   * @param asked what the platform found in the message
   * @return whether she is to be told: the first time in a consult
   */
  boolean hold(Tx tx, Inbound in, Turn turn, Optional<Hit> asked, Instant at) {
    var decisions = decisions(turn.decision()).toList();
    var left = decisions.stream().anyMatch(Screening::leaves);
    var called = decisions.stream().anyMatch(Decision.Escalated.class::isInstance);
    var spoken = decisions.stream().anyMatch(Screening::isSpoken);
    var remark = decisions.stream().flatMap(Screening::remark).findFirst();
    // What she tells a flow may come to people with what it leaves for them.
    var told = asked.isPresent() && decisions.getFirst() instanceof Decision.Scripted;
    if (!left && !called && !spoken && remark.isEmpty() && !told) {
      return false;
    }
    var consult = turn.after();
    var before = held.ofConsult(tx, consult.id());
    var found = new ArrayList<HeldText>();
    if (left) {
      ticket(tx, in, consult, before, asked, at).ifPresent(found::add);
    }
    remark
        .flatMap(
            words ->
                hit(consult, words, asked).map(hit -> of(Kind.REMARK, in, consult, words, hit, at)))
        .ifPresent(found::add);
    if (found.isEmpty() && (spoken || told)) {
      hit(consult, in.words(), asked)
          .map(hit -> of(Kind.TALK, in, consult, in.words(), hit, at))
          .ifPresent(found::add);
    }
    if (left || called) {
      found.addAll(earlier(tx, consult, before, found, at));
    }
    found.forEach(it -> held.add(tx, it));
    return !found.isEmpty() && before.stream().noneMatch(it -> it.kind().isReaders());
  }

  private Optional<Hit> hit(Consult consult, String text, Optional<Hit> asked) {
    return safety.words(consult.library(), text).or(() -> asked);
  }

  private static HeldText of(
      Kind kind, Inbound in, Consult consult, String text, Hit hit, Instant at) {
    var place = Place.in(consult.reader(), consult.id(), in.origin().id().value(), "");
    return HeldText.of(kind, consult.library(), place, "", text, hit, at);
  }

  /** What a flow gathered may hold something that the platform found before. */
  private Optional<HeldText> ticket(
      Tx tx, Inbound in, Consult consult, List<HeldText> before, Optional<Hit> asked, Instant at) {
    var known =
        asked.or(
            () ->
                before.stream()
                    .filter(it -> it.kind() == Kind.TALK && !it.isReleased())
                    .map(HeldText::hit)
                    .findFirst());
    return tickets.open(tx, consult.reader(), consult.id()).stream()
        .filter(it -> it.leftAt().toEpochMilli() == at.toEpochMilli())
        .findFirst()
        .flatMap(
            it ->
                hit(consult, it.text(), known)
                    .map(
                        hit ->
                            HeldText.of(
                                Kind.TICKET,
                                consult.library(),
                                Place.in(
                                    consult.reader(),
                                    consult.id(),
                                    in.origin().id().value(),
                                    it.id()),
                                "",
                                it.text(),
                                hit,
                                at)));
  }

  /** Whoever takes the consult, or answers the ticket, reads what she said to the desk before. */
  private List<HeldText> earlier(
      Tx tx, Consult consult, List<HeldText> before, List<HeldText> found, Instant at) {
    var known = new HashSet<String>();
    Stream.concat(before.stream(), found.stream())
        .filter(it -> it.kind().isReaders())
        .forEach(it -> known.add(it.place().message()));
    var more = new ArrayList<HeldText>();
    for (var words : transcript.words(tx, consult)) {
      if (known.add(words.message())) {
        var place = Place.in(consult.reader(), consult.id(), words.message(), "");
        safety
            .words(consult.library(), words.text())
            .map(hit -> HeldText.of(Kind.TALK, consult.library(), place, "", words.text(), hit, at))
            .ifPresent(more::add);
      }
    }
    return more;
  }

  private static Stream<Decision> decisions(Decision decision) {
    return decision instanceof Decision.Scripted scripted
        ? Stream.concat(Stream.of(decision), scripted.then().stream().flatMap(Screening::decisions))
        : Stream.of(decision);
  }

  private static boolean leaves(Decision decision) {
    return decision instanceof Decision.MessageLeft
        || (decision instanceof Decision.Scripted scripted
            && scripted.effects().stream().anyMatch(Effect.LeavesTicket.class::isInstance));
  }

  private static boolean isSpoken(Decision decision) {
    return decision instanceof Decision.Noted || decision instanceof Decision.Passed;
  }

  private static Stream<String> remark(Decision decision) {
    return switch (decision) {
      case Decision.StarsInWords(var words) -> Stream.of(words);
      case Decision.Scripted scripted ->
          scripted.effects().stream()
              .filter(it -> it instanceof Effect.Does(var action, _) && action == Action.RATE)
              .flatMap(it -> Stream.ofNullable(((Effect.Does) it).slots().get("words")))
              .map(it -> it.value());
      case Decision _ -> Stream.of();
    };
  }
}
