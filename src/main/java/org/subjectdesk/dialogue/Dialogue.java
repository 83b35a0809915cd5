package org.subjectdesk.dialogue;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Found;
import org.subjectdesk.faq.Match;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.script.Heard;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;

/**
 * Decides what the desk says next. Pure and safe for any thread: all that it knows comes in with
 * the call.
 *
 * <p>The order matters to readers: an opinion of the answer above and the fixed words are heard
 * first, asking for a person among them, then the number of a menu line, and only then the search
 * speaks.
 */
public final class Dialogue {
  /** How many of the other hits are offered when the answer did not help. */
  private static final int OTHERS = 3;

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
    var opinion =
        scene.offered().stream()
            .filter(offer -> !offer.lead().isChoice() && Scene.isSame(offer.label(), text))
            .findFirst();
    if (opinion.isPresent()) {
      return follow(scene, opinion.get().lead());
    }
    var bare = Normaliser.bare(text);
    if (bare.isEmpty()) {
      return scene.say(Line.HELP); // Only signs or emoji: a knock at the door.
    }
    var heard = scene.texts().hear(bare);
    if (heard.isPresent()) {
      return heard(scene, heard.get());
    }
    var number = MenuNumber.in(bare);
    return number.isPresent() ? numbered(scene, number.getAsInt(), found) : answered(scene, found);
  }

  private static Turn heard(Scene scene, Heard heard) {
    return switch (heard) {
      case GREETING -> scene.say(Line.GREETING);
      case HELP -> scene.say(Line.HELP);
      case PERSON -> scene.say(Line.PERSON);
      case GOODBYE -> scene.close(Line.GOODBYE);
      case CONTINUE -> scene.say(Line.NOTHING_MORE);
      case HELPFUL -> opinion(scene, Lead.Helpful.class).orElseGet(() -> scene.say(Line.THANKS));
      case NOT_HELPFUL ->
          opinion(scene, Lead.NotHelpful.class)
              .orElseGet(() -> scene.withPerson(Line.SORRY, new Decision.Said(Line.SORRY)));
    };
  }

  private static Optional<Turn> opinion(Scene scene, Class<? extends Lead> kind) {
    return scene.offered().stream()
        .map(Phase.Offer::lead)
        .filter(kind::isInstance)
        .findFirst()
        .map(lead -> follow(scene, lead));
  }

  /** A tap of an old menu still says its text, so it is a question like any other. */
  private static Turn tapped(Scene scene, Inbound.Tapped tapped, Found found) {
    return scene.offered().stream()
        .filter(offer -> String.valueOf(offer.number()).equals(tapped.option()))
        .filter(offer -> tapped.text().isBlank() || Scene.isSame(offer.label(), tapped.text()))
        .findFirst()
        .map(offer -> follow(scene, offer.lead()))
        .orElseGet(() -> late(scene, tapped.text(), found));
  }

  private static Turn late(Scene scene, String label, Found found) {
    if (scene.says(Line.PERSON_OPTION, label)) {
      return scene.say(Line.PERSON);
    }
    if (scene.says(Line.HELPFUL_OPTION, label)) {
      return scene.say(Line.THANKS);
    }
    return scene.says(Line.NOT_HELPFUL_OPTION, label)
        ? scene.withPerson(Line.SORRY, new Decision.Said(Line.SORRY))
        : asked(scene, label, found);
  }

  private static Turn numbered(Scene scene, int number, Found found) {
    return scene
        .offered(number)
        .map(offer -> follow(scene, offer.lead()))
        .orElseGet(() -> scene.menu().isEmpty() ? answered(scene, found) : scene.noSuchNumber());
  }

  private static Turn follow(Scene scene, Lead lead) {
    return switch (lead) {
      case Lead.ToPerson _ -> scene.say(Line.PERSON);
      case Lead.Helpful _ -> scene.helped();
      case Lead.NotHelpful missed -> scene.missed(missed);
      case Lead.ToEntry(var entry) ->
          scene
              .entries()
              .apply(entry)
              .map(scene::choose)
              .orElseGet(() -> scene.withPerson(Line.UNKNOWN, new Decision.Withdrawn(entry)));
    };
  }

  private static Turn answered(Scene scene, Found found) {
    var hits = found.hits();
    if (hits.isEmpty()) {
      return scene.withPerson(Line.UNKNOWN, new Decision.Unknown());
    }
    var best = hits.getFirst();
    if (found.band() == Band.ANSWER) {
      var others = hits.stream().skip(1).limit(OTHERS).map(hit -> hit.entry().id()).toList();
      return scene.answer(best.entry(), best.score(), others);
    }
    return scene.askBack(hits.stream().map(Match::entry).toList(), best.score());
  }
}
