package org.subjectdesk.dialogue;

import java.util.List;
import java.util.Optional;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.Reply;
import org.subjectdesk.script.Heard;
import org.subjectdesk.script.Line;

/** What a message means while not the desk but a person speaks, is awaited, or has spoken. */
record AwayFromBot(Scene scene) {
  /** She waits: she may give up, or leave a message instead; anything else waits with her. */
  Turn waiting(Phase.Waiting now, Inbound in) {
    var heard = heard(in);
    if (heard.filter(Heard.CANCEL::equals).isPresent()) {
      return cancel();
    }
    if (heard.filter(Heard.LEAVE_MESSAGE::equals).isPresent()) {
      return new Handing(scene).leaveMessage();
    }
    return saidAway(now, in)
        .orElseGet(
            () ->
                scene.turn(
                    now,
                    new Reply.Text(new Handing(scene).place(Line.STILL_WAITING, now.queue())),
                    new Decision.Noted()));
  }

  /** Nobody is there: what she writes becomes the ticket, unless it is one of the fixed words. */
  Turn leaving(Phase.LeavingMessage now, Inbound in) {
    var text = in.words().strip();
    var bare = Normaliser.bare(text);
    var heard = heard(in);
    if (heard.filter(Heard.CANCEL::equals).isPresent()) {
      return cancel();
    }
    if (heard.filter(Heard.PERSON::equals).isPresent() || PersonWish.isIn(bare)) {
      return new Handing(scene).about(Lead.ToSubject.ANY);
    }
    if (heard.isPresent()) {
      return new Handing(scene).leaveMessage();
    }
    if (bare.isEmpty() || !isOwnWords(in)) {
      var line = Line.MESSAGE_UNREADABLE;
      return scene.turn(now, new Reply.Text(scene.texts().say(line)), new Decision.Said(line));
    }
    var taken = new Handing(scene).taken();
    if (scene.around().away() == Away.AGREED || !scene.around().hasSharedDesk()) {
      return scene.turn(
          new Phase.WithBot(List.of()), new Reply.Text(taken), new Decision.MessageLeft(text));
    }
    var offers = scene.away(false);
    var head = taken + "\n" + scene.texts().say(Line.ASK_AWAY_TICKET);
    return scene.turn(
        new Phase.WithBot(offers),
        new Reply.Menu(head, Scene.options(offers), scene.texts().say(Line.CHOOSE_AWAY)),
        new Decision.MessageLeft(text));
  }

  /** A button and a line of a menu are the desk's words. */
  private static boolean isOwnWords(Inbound in) {
    return in instanceof Inbound.Typed || in instanceof Inbound.Spoken;
  }

  /** A librarian reads it; the desk is silent, unless she ends the talk. */
  Turn withLibrarian(Phase.WithLibrarian now, Inbound in) {
    if (heard(in).filter(Heard.END_TALK::equals).isPresent()) {
      return new Turn(
          scene.now().turned(new Phase.Rating(now.librarian(), Phase.Rating.NO_STARS), scene.at()),
          List.of(Takeover.rateTalk(scene.texts(), Line.TALK_ENDED)),
          new Decision.Ended());
    }
    // Who asks on does not put off the moment when somebody else should hear her.
    var next =
        now.awaited().isPresent()
            ? now
            : new Phase.WithLibrarian(now.librarian(), Optional.of(scene.at()), scene.at());
    return saidAway(next, in)
        .orElseGet(
            () -> new Turn(scene.now().turned(next, scene.at()), List.of(), new Decision.Passed()));
  }

  /** Notes her answer, if the librarian asked whether her consult may go to another library. */
  private Optional<Turn> saidAway(Phase next, Inbound in) {
    return agreed(in)
        .map(
            agreed ->
                scene.turn(
                    next,
                    new Reply.Text(
                        scene.texts().say(agreed ? Line.AWAY_AGREED : Line.AWAY_REFUSED)),
                    new Decision.SaidAway(agreed)));
  }

  private Optional<Boolean> agreed(Inbound in) {
    var text = in.words();
    return scene.around().away() != Away.ASKED
        ? Optional.empty()
        : scene.away(false).stream()
            .filter(
                offer ->
                    Scene.isSame(offer.label(), text)
                        || text.strip().equals(String.valueOf(offer.number())))
            .map(offer -> ((Lead.Abroad) offer.lead()).agreed())
            .findFirst()
            .or(() -> heard(in).filter(Heard::isConsent).map(word -> word == Heard.AGREE));
  }

  /** {@link Consult#takes} has made sure that it is an opinion. */
  Turn rating(Phase.Rating now, Inbound in) {
    return switch (Opinion.in(in, now).orElseThrow()) {
      case Opinion.Stars(var stars) ->
          scene.turn(
              new Phase.Rating(now.librarian(), stars),
              new Reply.Text(scene.texts().say(Line.STARS_THANKS)),
              new Decision.Stars(stars));
      case Opinion.Words(var words) ->
          scene.turn(
              new Phase.Closed(),
              new Reply.Text(scene.texts().say(Line.STARS_IN_WORDS_THANKS)),
              new Decision.StarsInWords(words));
    };
  }

  private Turn cancel() {
    return scene.turn(
        new Phase.WithBot(List.of()),
        new Reply.Text(scene.texts().say(Line.CANCELLED)),
        new Decision.Cancelled());
  }

  private Optional<Heard> heard(Inbound in) {
    return scene.texts().hear(Normaliser.bare(in.words()));
  }
}
