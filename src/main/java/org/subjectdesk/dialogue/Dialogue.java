package org.subjectdesk.dialogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Found;
import org.subjectdesk.faq.Match;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.Reply;
import org.subjectdesk.script.Heard;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;

/**
 * Decides what the desk says next. Pure and safe for any thread: all that it knows comes in with
 * the call.
 *
 * <p>The order matters to readers: asking for a person is heard before everything else, then the
 * number of a menu line, then the fixed words, and only then the search speaks.
 */
public final class Dialogue {
  private static final int OFFERED = 3;
  private static final int PERSON = 0;

  private final Function<String, LibraryTexts> libraries;

  /**
   * Sets up the decisions.
   *
   * @param libraries a library's id → its texts
   */
  public Dialogue(Function<String, LibraryTexts> libraries) {
    this.libraries = libraries;
  }

  /**
   * Takes one turn.
   *
   * @param now the running consult; its phase is {@link Phase.WithBot}
   * @param in the message
   * @param found what the search found for it, before the store was asked anything
   * @param entries an FAQ entry of this library by its id
   * @param at the time of the turn
   */
  public Turn next(
      Consult now,
      Inbound in,
      Found found,
      Function<String, Optional<FaqEntry>> entries,
      Instant at) {
    var scene = new Scene(now, libraries.apply(now.library()), entries, at);
    return switch (in) {
      case Inbound.Typed typed -> asked(scene, typed.text(), found);
      case Inbound.Spoken spoken ->
          spoken.text().isBlank() ? scene.say(Line.UNHEARD) : asked(scene, spoken.text(), found);
      case Inbound.Tapped tapped -> tapped(scene, tapped, found);
      case Inbound.Clicked clicked -> asked(scene, clicked.key(), found);
      case Inbound.Followed _ -> scene.say(Line.WELCOME);
      case Inbound.Scanned _ -> scene.say(Line.GREETING);
      case Inbound.Unreadable _ -> scene.say(Line.CANNOT_READ);
      case Inbound.Left _ -> scene.forget();
    };
  }

  private static Turn asked(Scene scene, String text, Found found) {
    var bare = Normaliser.bare(text);
    if (bare.isEmpty()) {
      return scene.say(Line.HELP); // Only signs or emoji: a knock at the door.
    }
    var heard = scene.texts.hear(bare);
    if (heard.isPresent()) {
      return heard(scene, heard.get());
    }
    var number = MenuNumber.in(bare);
    var offered = scene.offered();
    if (number.isPresent() && !offered.isEmpty()) {
      return chosen(scene, number.getAsInt(), offered);
    }
    return answered(scene, found);
  }

  private static Turn heard(Scene scene, Heard heard) {
    return switch (heard) {
      case GREETING -> scene.say(Line.GREETING);
      case HELP -> scene.say(Line.HELP);
      case PERSON -> scene.say(Line.PERSON);
      case GOODBYE -> scene.close(Line.GOODBYE);
      case CONTINUE -> scene.say(Line.NOTHING_MORE);
    };
  }

  /** A tap of an old menu still says its text, so it is a question like any other. */
  private static Turn tapped(Scene scene, Inbound.Tapped tapped, Found found) {
    return scene.offered().stream()
        .filter(offer -> String.valueOf(offer.number()).equals(tapped.option()))
        .filter(offer -> tapped.text().isBlank() || isSame(offer.label(), tapped.text()))
        .findFirst()
        .map(offer -> follow(scene, offer))
        .orElseGet(
            () ->
                isSame(scene.texts.say(Line.PERSON_OPTION), tapped.text())
                    ? scene.say(Line.PERSON)
                    : asked(scene, tapped.text(), found));
  }

  /** Signs may come back in another width than they were sent. */
  private static boolean isSame(String label, String tapped) {
    return Normaliser.bare(label).equals(Normaliser.bare(tapped));
  }

  private static Turn chosen(Scene scene, int number, List<Phase.Offer> offered) {
    return offered.stream()
        .filter(offer -> offer.number() == number)
        .findFirst()
        .map(offer -> follow(scene, offer))
        .orElseGet(
            () ->
                scene.offer(Line.NO_SUCH_NUMBER, offered, new Decision.Said(Line.NO_SUCH_NUMBER)));
  }

  private static Turn follow(Scene scene, Phase.Offer offer) {
    if (offer.leadsToPerson()) {
      return scene.say(Line.PERSON);
    }
    return scene
        .entries
        .apply(offer.entry())
        .map(entry -> scene.answer(entry, 1))
        // The entry was withdrawn between the menu and the tap.
        .orElseGet(() -> scene.unknown());
  }

  private static Turn answered(Scene scene, Found found) {
    var hits = found.hits();
    if (hits.isEmpty()) {
      return scene.unknown();
    }
    if (found.band() == Band.ANSWER) {
      return scene.answer(hits.getFirst().entry(), hits.getFirst().score());
    }
    var nearest = hits.subList(0, Math.min(OFFERED, hits.size()));
    var offers = new ArrayList<Phase.Offer>();
    for (var hit : nearest) {
      offers.add(new Phase.Offer(offers.size() + 1, hit.entry().id(), hit.entry().question()));
    }
    offers.add(new Phase.Offer(PERSON, "", scene.texts.say(Line.PERSON_OPTION)));
    var entries = nearest.stream().map(Match::entry).map(FaqEntry::id).toList();
    return scene.offer(
        Line.UNSURE, offers, new Decision.AskedBack(entries, hits.getFirst().score()));
  }

  /** What every branch of one turn needs. */
  private record Scene(
      Consult now, LibraryTexts texts, Function<String, Optional<FaqEntry>> entries, Instant at) {
    List<Phase.Offer> offered() {
      return switch (now.phase()) {
        case Phase.WithBot bot -> bot.offered();
        case Phase.Closed _ -> List.of();
      };
    }

    Turn answer(FaqEntry entry, double score) {
      return turn(
          new Phase.WithBot(List.of()),
          new Reply.Text(texts.fill(entry.answer())),
          new Decision.Answered(entry.id(), score));
    }

    Turn offer(Line head, List<Phase.Offer> offers, Decision decision) {
      var options =
          offers.stream().map(offer -> new Reply.Option(offer.number(), offer.label())).toList();
      return turn(
          new Phase.WithBot(offers),
          new Reply.Menu(texts.say(head), options, texts.say(Line.CHOOSE)),
          decision);
    }

    /** The way to a person stays open: 0 still leads there. */
    Turn unknown() {
      var person = new Phase.Offer(PERSON, "", texts.say(Line.PERSON_OPTION));
      return turn(
          new Phase.WithBot(List.of(person)),
          new Reply.Text(texts.say(Line.UNKNOWN)),
          new Decision.Unknown());
    }

    Turn say(Line line) {
      return turn(
          new Phase.WithBot(List.of()), new Reply.Text(texts.say(line)), new Decision.Said(line));
    }

    Turn close(Line line) {
      return turn(new Phase.Closed(), new Reply.Text(texts.say(line)), new Decision.Said(line));
    }

    Turn forget() {
      return new Turn(now.turned(new Phase.Closed(), at), List.of(), new Decision.Forgotten());
    }

    private Turn turn(Phase next, Reply reply, Decision decision) {
      return new Turn(now.turned(next, at), List.of(reply), decision);
    }
  }
}
