package org.subjectdesk.dialogue;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.subjectdesk.message.Reply;
import org.subjectdesk.script.Heard;
import org.subjectdesk.script.Line;

/**
 * Hears whether a message that she left may go to other libraries. A librarian asks when she looks
 * at it, so the question came out of turn: no menu of the consult knows its lines, and it may lie
 * in the outbox for days while she talks about something else.
 */
record TicketConsent(Scene scene) {
  /** Her answer, if it is one and she was asked. */
  Optional<Turn> in(String text, String bare) {
    var named = labelled(text);
    return named.isPresent()
        ? said(named, scene.around()::askedOfTicket)
        : said(inShort(text, bare), scene.around()::justAskedOfTicket);
  }

  private Optional<Turn> said(Optional<Boolean> answer, Supplier<Optional<String>> asked) {
    return answer.flatMap(agreed -> asked.get().map(consult -> turn(consult, agreed)));
  }

  private Turn turn(String consult, boolean agreed) {
    var line = agreed ? Line.AWAY_AGREED : Line.AWAY_REFUSED;
    return scene.turn(
        new Phase.WithBot(scene.offered()),
        new Reply.Text(scene.texts().say(line)),
        new Decision.SaidTicketAway(consult, agreed));
  }

  /** The words of the question's own lines mean nothing else, however long ago it was. */
  private Optional<Boolean> labelled(String text) {
    return meant(offer -> Scene.isSame(offer.label(), text));
  }

  /** A word or a number may answer anything; numbers, where no other menu could mean them. */
  private Optional<Boolean> inShort(String text, String bare) {
    return meant(
            offer -> scene.menu().isEmpty() && text.strip().equals(String.valueOf(offer.number())))
        .or(
            () ->
                scene.texts().hear(bare).filter(Heard::isConsent).map(word -> word == Heard.AGREE));
  }

  private Optional<Boolean> meant(Predicate<Phase.Offer> which) {
    return scene.away(false).stream()
        .filter(which)
        .map(offer -> ((Lead.Abroad) offer.lead()).agreed())
        .findFirst();
  }
}
