package org.subjectdesk.dialogue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Found;
import org.subjectdesk.faq.Match;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.Flows;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.Reply;
import org.subjectdesk.script.Heard;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.script.Words;

/**
 * Decides what the desk says next. Pure and safe for any thread: all that it knows comes in with
 * the call.
 *
 * <p>Whose turn it is, the {@link Phase} says; only {@link Phase.WithBot} lets the desk answer. The
 * order there matters to readers: an opinion of the answer above and the fixed words are heard
 * first, asking for a person among them, then the number of a menu line, and only then the search
 * speaks.
 */
public final class Dialogue {
  /** How many of the other hits are offered when the answer did not help. */
  private static final int OTHERS = 3;

  private static final Optional<Turn> NO_TURN = Optional.empty();
  private static final Optional<OfProgramme.Unknown> NO_UNKNOWN = Optional.empty();

  private final Function<String, LibraryTexts> libraries;

  /**
   * Sets up the decisions.
   *
   * @param libraries a library's id → its texts
   */
  public Dialogue(Function<String, LibraryTexts> libraries) {
    this.libraries = libraries;
  }

  /** One of a library's fixed texts. */
  public String say(String library, Line line) {
    return libraries.apply(library).say(line);
  }

  /**
   * Takes one turn.
   *
   * @param now the running consult; it {@linkplain Consult#takes takes} this message
   * @param in the message
   * @param found what the search found for it, before the store was asked anything
   * @param at the time of the turn
   */
  public Turn next(Consult now, Inbound in, Found found, Surroundings around, Instant at) {
    var scene = new Scene(now, libraries.apply(now.library()), around, at, false);
    if (in instanceof Inbound.Left) {
      return scene.forget();
    }
    return switch (now.phase()) {
      case Phase.WithBot _ -> new Referring(scene).later(withBot(scene, in, found));
      case Phase.InScript script -> new Scripted(scene, found).next(script, in);
      case Phase.Waiting waiting -> new AwayFromBot(scene).waiting(waiting, in);
      case Phase.LeavingMessage leaving ->
          StopWish.isIn(scene, in, found)
              ? withBot(scene.with(now.in(new Phase.WithBot(List.of()))), in, found)
              : new AwayFromBot(scene).leaving(leaving, in);
      case Phase.WithLibrarian talk -> new AwayFromBot(scene).withLibrarian(talk, in);
      case Phase.Rating rating ->
          isOldTap(scene, in)
              ? withBot(scene.with(now.in(new Phase.WithBot(List.of()))), in, found)
              : new AwayFromBot(scene).rating(rating, in);
      case Phase.Closed _ ->
          throw new IllegalArgumentException("consult " + now.id() + " is closed");
    };
  }

  /** A line of a menu from before the talk has a number like the stars, but another text. */
  private static boolean isOldTap(Scene scene, Inbound in) {
    return in instanceof Inbound.Tapped(_, _, var label)
        && !label.isBlank()
        && !saysStars(scene, label);
  }

  private static boolean saysStars(Scene scene, String label) {
    return Takeover.STARS.stream().anyMatch(line -> scene.says(line, label));
  }

  /** The desk answers, whatever it did before. */
  static Turn withBot(Scene scene, Inbound in, Found found) {
    return begun(scene, in, found).orElseGet(() -> answered(scene, in, found));
  }

  /** The flow that an event or a button begins. */
  private static Optional<Turn> begun(Scene scene, Inbound in, Found found) {
    var flows = scene.around().flows();
    var flow =
        switch (in) {
          case Inbound.Clicked(_, var key) -> flows.onKey(key);
          case Inbound.Followed _ -> flows.on(Flow.Event.FOLLOWED);
          case Inbound.Scanned _ -> flows.on(Flow.Event.SCANNED);
          case Inbound.Typed _,
              Inbound.Spoken _,
              Inbound.Tapped _,
              Inbound.Unreadable _,
              Inbound.Left _ ->
              Optional.<Flow>empty();
        };
    return flow.map(it -> new Scripted(scene, found).begin(it, Words.CHINESE));
  }

  private static Turn answered(Scene scene, Inbound in, Found found) {
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
    // The label of an entry is its question: the search knows it better.
    var line =
        scene.offered().stream()
            .filter(offer -> !(offer.lead() instanceof Lead.ToEntry))
            .filter(offer -> Scene.isSame(offer.label(), text))
            .findFirst();
    if (line.isPresent()) {
      return follow(scene, line.get().lead(), found);
    }
    var bare = Normaliser.bare(text);
    if (bare.isEmpty()) {
      return scene.say(Line.HELP); // Only signs or emoji: a knock at the door.
    }
    var code = BindCode.in(text);
    if (code.isPresent()) {
      return bound(scene, code.get());
    }
    var consent = scene.consent(bare);
    if (consent.isPresent()) {
      return follow(scene, consent.get(), found);
    }
    var later = new TicketConsent(scene).in(text, bare);
    if (later.isPresent()) {
      return later.get();
    }
    var heard =
        scene.texts().hear(bare).filter(word -> !word.isOfSteps()).filter(it -> !it.isConsent());
    if (heard.isPresent()) {
      return heard(scene, heard.get(), found);
    }
    if (PersonWish.isIn(bare) && !isPhrase(found)) {
      return new Handing(scene).asked();
    }
    var number = MenuNumber.in(bare);
    if (number.isPresent()) {
      return numbered(scene, number.getAsInt(), found);
    }
    // She was asked which subject, and told her question instead: a person will read it.
    return scene.asksSubject()
        ? new Handing(scene).about(subject(found, scene.now()))
        : answered(scene, found, text);
  }

  /** Whether she said, word for word, what begins a flow: 「帮我找学科馆员」 is not just any person. */
  private static boolean isPhrase(Found found) {
    return found.exact()
        && found.hits().stream().limit(1).anyMatch(hit -> isFlow(hit.entry().id()));
  }

  private static boolean isFlow(String entry) {
    return Flows.flowOf(entry).isPresent();
  }

  /** Whether a text is no question: a fixed word, a number, or the wish for a person. */
  public static boolean asksNothing(LibraryTexts texts, String text) {
    var bare = Normaliser.bare(text);
    return bare.isEmpty()
        || texts.hear(bare).isPresent()
        || PersonWish.isIn(bare)
        || MenuNumber.in(bare).isPresent();
  }

  private static Turn heard(Scene scene, Heard heard, Found found) {
    return switch (heard) {
      case GREETING -> scene.say(Line.GREETING);
      case HELP -> scene.say(Line.HELP);
      case PERSON -> new Handing(scene).asked();
      case LEAVE_MESSAGE -> new Handing(scene).leaveMessage();
      case CANCEL, END_TALK -> scene.say(Line.CANCELLED);
      case TRANSCRIPT -> transcript(scene);
      case GOODBYE -> scene.close(Line.GOODBYE);
      case CONTINUE, BACK, SKIP, AGREE, DECLINE -> scene.say(Line.NOTHING_MORE);
      case HELPFUL ->
          opinion(scene, Lead.Helpful.class, found)
              .or(() -> new Referring(scene).toldOf(true))
              .orElseGet(() -> scene.say(Line.THANKS));
      case NOT_HELPFUL ->
          opinion(scene, Lead.NotHelpful.class, found)
              .or(() -> new Referring(scene).toldOf(false))
              .orElseGet(scene::sorry);
    };
  }

  private static Turn bound(Scene scene, String code) {
    return scene
        .around()
        .librarianWith(code)
        .map(
            name ->
                scene.turn(
                    scene.now().phase(),
                    new Reply.Text(scene.texts().say(Line.BOUND, Map.of("now.librarian", name))),
                    new Decision.Bound(code)))
        .orElseGet(() -> scene.say(Line.BIND_REFUSED));
  }

  private static Turn transcript(Scene scene) {
    var said = scene.around().lastTalk();
    if (said.isEmpty()) {
      return scene.say(Line.NO_TRANSCRIPT);
    }
    var lines = new StringBuilder(scene.texts().say(Line.TRANSCRIPT));
    for (var one : said) {
      var who = one.byReader() ? Line.TRANSCRIPT_READER : Line.TRANSCRIPT_LIBRARY;
      lines.append('\n').append(scene.texts().say(who)).append("：").append(one.text());
    }
    return scene.turn(
        scene.now().phase(), new Reply.Text(lines.toString()), new Decision.TranscriptGiven());
  }

  private static Optional<Turn> opinion(Scene scene, Class<? extends Lead> kind, Found found) {
    return scene.offered().stream()
        .map(Phase.Offer::lead)
        .filter(kind::isInstance)
        .findFirst()
        .map(lead -> follow(scene, lead, found));
  }

  /** A tap of an old menu still says its text, so it is a question like any other. */
  private static Turn tapped(Scene scene, Inbound.Tapped tapped, Found found) {
    return scene.offered().stream()
        .filter(offer -> String.valueOf(offer.number()).equals(tapped.option()))
        .filter(offer -> tapped.text().isBlank() || Scene.isSame(offer.label(), tapped.text()))
        .findFirst()
        .map(offer -> follow(scene, offer.lead(), found))
        .orElseGet(() -> late(scene, tapped.text(), found));
  }

  private static Turn late(Scene scene, String label, Found found) {
    if (scene.says(Line.PERSON_OPTION, label)) {
      return new Handing(scene).asked();
    }
    if (scene.says(Line.HELPFUL_OPTION, label) || saysStars(scene, label)) {
      return scene.say(Line.THANKS);
    }
    return scene.says(Line.NOT_HELPFUL_OPTION, label) ? scene.sorry() : asked(scene, label, found);
  }

  private static Turn numbered(Scene scene, int number, Found found) {
    return scene
        .offered(number)
        .map(offer -> follow(scene, offer.lead(), found))
        .orElseGet(
            () ->
                scene.menu().isEmpty()
                    ? answered(scene, found, String.valueOf(number))
                    : scene.noSuchNumber());
  }

  private static Turn follow(Scene scene, Lead lead, Found found) {
    return switch (lead) {
      case Lead.ToPerson _ -> new Handing(scene).asked();
      case Lead.ToSubject(var subject) -> new Handing(scene).about(subject);
      case Lead.Abroad(var agreed, var waits) ->
          waits ? new Handing(scene).away(agreed) : scene.saidAway(agreed);
      case Lead.ToPlatform(var offer, var bare) -> new Referring(scene).accepted(offer, bare);
      case Lead.Declined _ -> new Referring(scene).declined();
      case Lead.Told(var referral, var solved) -> new Referring(scene).told(referral, solved);
      case Lead.Helpful _ -> scene.helped();
      case Lead.NotHelpful missed -> scene.missed(missed);
      case Lead.ToEntry(var entry) ->
          Flows.flowOf(entry)
              .map(flow -> flow(scene, flow, found))
              .orElseGet(
                  () ->
                      scene
                          .around()
                          .entry(entry)
                          .map(scene::choose)
                          .orElseGet(() -> scene.withdrawn(entry)));
      case Lead.ToFlow(var flow) -> flow(scene, flow, found);
      case Lead.ToWork(var need, var told) -> new Showing(scene, found).get(need, told);
      case Lead.ToForm(var id, var told) ->
          scene
              .around()
              .flows()
              .find(id)
              .map(flow -> new Showing(scene, found).fill(flow, told))
              .orElseGet(() -> scene.withdrawn(id));
    };
  }

  /** Begins a flow, unless it is gone. */
  private static Turn flow(Scene scene, String id, Found found) {
    return scene
        .around()
        .flows()
        .find(id)
        .map(flow -> new Scripted(scene, found).begin(flow, Words.CHINESE))
        .orElseGet(() -> scene.withdrawn(id));
  }

  private static Turn answered(Scene before, Found found, String text) {
    var hits = found.hits();
    var scene = before.with(before.content().on(subject(found, before.now())));
    var serving = new Serving(scene, found);
    var served = scene.aside() || isPhrase(found) ? NO_TURN : serving.wished(text);
    if (served.isPresent()) {
      return served.get();
    }
    var works = looksForTitles(scene, found) ? new Showing(scene, found).of(text) : NO_TURN;
    if (works.isPresent()) {
      return works.get();
    }
    var named = found.exact() ? Optional.<Flow>empty() : OfProgramme.flow(scene, text);
    if (named.isPresent()) {
      return new Scripted(scene, found).beginWith(named.get(), text);
    }
    var unknown = found.exact() ? NO_UNKNOWN : OfProgramme.unknown(scene, text);
    if (unknown.isPresent()) {
      return new Scripted(scene, found)
          .beginWithout(unknown.get().flow(), unknown.get().name(), Words.languageOf(text));
    }
    if (hits.isEmpty()) {
      return scene
          .around()
          .flows()
          .on(Flow.Event.UNKNOWN)
          .map(
              flow ->
                  new Scripted(scene, found)
                      .instead(flow, Words.languageOf(text), new Decision.Unknown()))
          .orElseGet(scene::unknown);
    }
    var best = hits.getFirst();
    var begins = Flows.flowOf(best.entry().id()).flatMap(scene.around().flows()::find);
    var how = begins.flatMap(_ -> serving.explained(text));
    if (how.isPresent()) {
      return scene.answer(how.get(), best.score(), List.of());
    }
    if (found.band() == Band.ANSWER && begins.isPresent()) {
      return serving.begin(begins.get(), text);
    }
    if (found.band() == Band.ANSWER) {
      var others = hits.stream().skip(1).limit(OTHERS).map(hit -> hit.entry().id()).toList();
      return scene.answer(best.entry(), best.score(), others);
    }
    return scene.askBack(hits.stream().map(Match::entry).toList(), best.score());
  }

  /** What the FAQ has word for word, or a flow, goes first; so does whatever waits below. */
  private static boolean looksForTitles(Scene scene, Found found) {
    return !found.exact() && !scene.aside();
  }

  /** What the question is about, as far as its best hit tells; else what the consult was about. */
  private static String subject(Found found, Consult now) {
    return found.hits().stream()
        .limit(found.band() == Band.DECLINE ? 0 : 1)
        .map(hit -> hit.entry().subject())
        .filter(subject -> !subject.equals(FaqEntry.ANY_SUBJECT))
        .findFirst()
        .orElse(now.subject());
  }
}
