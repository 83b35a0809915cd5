package org.subjectdesk.dialogue;

import java.util.Optional;
import org.subjectdesk.message.Reply;
import org.subjectdesk.script.Heard;
import org.subjectdesk.script.Line;

/**
 * Hears whether a message that she left may go to other libraries. A librarian asks when she looks
 * at it, so the question came out of turn: no menu of the consult knows its lines.
 */
record TicketConsent(Scene scene) {
  /** Her answer, if it is one and she was asked. */
  Optional<Turn> in(String text, String bare) {
    return said(text, bare)
        .flatMap(
            agreed ->
                scene
                    .around()
                    .askedOfTicket()
                    .map(
                        consult ->
                            scene.turn(
                                new Phase.WithBot(scene.offered()),
                                new Reply.Text(
                                    scene
                                        .texts()
                                        .say(agreed ? Line.AWAY_AGREED : Line.AWAY_REFUSED)),
                                new Decision.SaidTicketAway(consult, agreed))));
  }

  /** The lines' numbers count only where no other menu could mean them. */
  private Optional<Boolean> said(String text, String bare) {
    return scene.away(false).stream()
        .filter(
            offer ->
                Scene.isSame(offer.label(), text)
                    || (scene.menu().isEmpty()
                        && text.strip().equals(String.valueOf(offer.number()))))
        .map(offer -> ((Lead.Abroad) offer.lead()).agreed())
        .findFirst()
        .or(
            () ->
                scene.texts().hear(bare).filter(Heard::isConsent).map(word -> word == Heard.AGREE));
  }
}
