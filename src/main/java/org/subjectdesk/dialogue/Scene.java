package org.subjectdesk.dialogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.message.Reply;
import org.subjectdesk.script.Heard;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;

/**
 * What every branch of one turn needs, and the ways in which a turn may end.
 *
 * @param aside whether a flow waits below, and only the FAQ is to answer
 */
record Scene(Consult now, LibraryTexts texts, Surroundings around, Instant at, boolean aside) {
  private static final int PERSON = 0;
  private static final int MOST_OFFERED = 3;
  private static final int MISSES_THAT_ESCALATE = 2;

  // Beyond every menu, so that the lines of the menu above an answer keep their numbers.
  private static final int FLOW = 7;
  private static final int HELPFUL = 8;
  private static final int NOT_HELPFUL = 9;

  /** The same scene with the consult as it has become within this turn. */
  Scene with(Consult changed) {
    return new Scene(changed, texts, around, at, aside);
  }

  /** The same scene above a flow that waits. */
  Scene asAside() {
    return new Scene(now, texts, around, at, true);
  }

  List<Phase.Offer> offered() {
    return now.phase() instanceof Phase.WithBot bot ? bot.offered() : List.of();
  }

  /** What a yes or no means, where the menu above asked for consent. */
  Optional<Lead> consent(String bare) {
    var said = texts.hear(bare).filter(Heard::isConsent);
    return offered().stream()
        .map(Phase.Offer::lead)
        .filter(
            lead ->
                lead instanceof Lead.Abroad abroad
                    && said.filter(word -> word == Heard.AGREE == abroad.agreed()).isPresent())
        .findFirst();
  }

  /** The two lines that let her consult leave her library, or not. */
  List<Phase.Offer> away(boolean waits) {
    return List.of(
        new Phase.Offer(1, new Lead.Abroad(true, waits), texts.say(Line.AWAY_OPTION)),
        new Phase.Offer(2, new Lead.Abroad(false, waits), texts.say(Line.HOME_OPTION)));
  }

  /** Notes whether it may. */
  Turn saidAway(boolean agreed) {
    var line = agreed ? Line.AWAY_AGREED : Line.AWAY_REFUSED;
    return turn(
        new Phase.WithBot(List.of()),
        new Reply.Text(texts.say(line)),
        new Decision.SaidAway(agreed));
  }

  /** Whether the menu above asks about which subject she wants a person. */
  boolean asksSubject() {
    return offered().stream().anyMatch(offer -> offer.lead() instanceof Lead.ToSubject);
  }

  /** The consult of a reader who asks on: if she did not complain of an answer, it was no miss. */
  Consult content() {
    return now.phase() instanceof Phase.WithBot bot
            && bot.offered().stream().anyMatch(offer -> !offer.lead().isChoice())
        ? now.in(new Phase.WithBot(bot.offered(), bot.question(), 0))
        : now;
  }

  /** The lines of the menu that may be chosen, without opinions of an answer. */
  List<Phase.Offer> menu() {
    return offered().stream().filter(offer -> offer.lead().isChoice()).toList();
  }

  Optional<Phase.Offer> offered(int number) {
    return offered().stream().filter(offer -> offer.number() == number).findFirst();
  }

  /** Signs may come back in another width than they were sent; a label may be nothing but signs. */
  static boolean isSame(String label, String said) {
    var bare = Normaliser.bare(label);
    return bare.isEmpty() ? label.strip().equals(said.strip()) : bare.equals(Normaliser.bare(said));
  }

  /** Whether she said this line of the library. */
  boolean says(Line line, String said) {
    return isSame(texts.say(line), said);
  }

  /** Answers a new question. */
  Turn answer(FaqEntry entry, double score, List<String> instead) {
    var offers = Stream.concat(flowAfter(entry), opinions(instead).stream()).toList();
    return answer(entry, offers, 0, new Decision.Answered(entry.id(), score));
  }

  /** Answers with a line of the menu; the others stay open, for she still sees them. */
  Turn choose(FaqEntry entry) {
    var menu = menu();
    var instead =
        menu.stream()
            .map(Phase.Offer::lead)
            .filter(Lead.ToEntry.class::isInstance)
            .map(lead -> ((Lead.ToEntry) lead).entry())
            .filter(other -> !other.equals(entry.id()))
            .toList();
    var also = Stream.concat(flowAfter(entry), opinions(instead).stream());
    var others = menu.stream().filter(offer -> offer.number() != FLOW);
    var offers = Stream.concat(others, also).toList();
    return answer(entry, offers, question(), new Decision.Chosen(entry.id()));
  }

  private Turn answer(FaqEntry entry, List<Phase.Offer> offers, long question, Decision decision) {
    var opinions = offers.stream().filter(offer -> offer.number() >= FLOW).toList();
    return turn(
        new Phase.WithBot(offers, question, misses()),
        new Reply.Answer(texts.fill(entry.answer()), texts.say(Line.RATE), options(opinions)),
        decision);
  }

  /** What she may have done at once, now that she knows how it goes. */
  private Stream<Phase.Offer> flowAfter(FaqEntry entry) {
    return Serving.after(this, entry, FLOW)
        .or(
            () ->
                around
                    .flows()
                    .after(entry.id())
                    .map(
                        flow ->
                            new Phase.Offer(
                                FLOW, new Lead.ToFlow(flow.id()), flow.name().chinese())))
        .stream();
  }

  private List<Phase.Offer> opinions(List<String> instead) {
    return List.of(
        new Phase.Offer(HELPFUL, new Lead.Helpful(), texts.say(Line.HELPFUL_OPTION)),
        new Phase.Offer(
            NOT_HELPFUL, new Lead.NotHelpful(instead), texts.say(Line.NOT_HELPFUL_OPTION)));
  }

  /** Offers entries, the nearest first, and a person. */
  Turn askBack(List<FaqEntry> nearest, double score) {
    var entries = nearest.stream().limit(MOST_OFFERED).toList();
    var ids = entries.stream().map(FaqEntry::id).toList();
    return offer(Line.UNSURE, lines(entries), 0, misses(), new Decision.AskedBack(ids, score));
  }

  /** Thanks her for her opinion. */
  Turn helped() {
    return turn(
        new Phase.WithBot(List.of()),
        new Reply.Text(texts.say(Line.THANKS)),
        new Decision.Rated(true));
  }

  /** Says that it does not know; for the second time in a row, that a person should. */
  Turn unknown() {
    return missed(
        new Decision.Unknown(), () -> withPerson(Line.UNKNOWN, 0, new Decision.Unknown()));
  }

  /** Says sorry and offers what came next in the search, where there is anything. */
  Turn missed(Lead.NotHelpful lead) {
    var rated = new Decision.Rated(false);
    var nearest = lead.instead().stream().flatMap(id -> around.entry(id).stream()).toList();
    return missed(
        rated,
        () ->
            nearest.isEmpty()
                ? withPerson(Line.SORRY, question(), rated)
                : offer(Line.SORRY_NEAREST, lines(nearest), question(), misses() + 1, rated));
  }

  private Turn missed(Decision first, Supplier<Turn> once) {
    return misses() + 1 >= MISSES_THAT_ESCALATE && around.hasLibrarians() && around.isWelcome()
        ? new Handing(this).escalate(Decision.Cause.MISSED, first)
        : once.get();
  }

  Turn noSuchNumber() {
    var line = Line.NO_SUCH_NUMBER;
    var shown = new Reply.Menu(texts.say(line), options(menu()), texts.say(Line.CHOOSE));
    return turn(new Phase.WithBot(offered(), question(), misses()), shown, new Decision.Said(line));
  }

  private List<Phase.Offer> lines(List<FaqEntry> nearest) {
    var lines = new ArrayList<Phase.Offer>();
    for (var entry : nearest.subList(0, Math.min(MOST_OFFERED, nearest.size()))) {
      var lead = new Lead.ToEntry(entry.id());
      lines.add(new Phase.Offer(lines.size() + 1, lead, entry.question()));
    }
    lines.add(person());
    return lines;
  }

  private Turn offer(
      Line head, List<Phase.Offer> offers, long question, int misses, Decision decision) {
    return turn(
        new Phase.WithBot(offers, question, misses),
        new Reply.Menu(texts.say(head), options(offers), texts.say(Line.CHOOSE)),
        decision);
  }

  static List<Reply.Option> options(List<Phase.Offer> offers) {
    return offers.stream().map(offer -> new Reply.Option(offer.number(), offer.label())).toList();
  }

  /** Says sorry to a complaint of nothing in sight; it counts like one of an answer. */
  Turn sorry() {
    var said = new Decision.Said(Line.SORRY);
    return missed(said, () -> withPerson(Line.SORRY, 0, said));
  }

  /** Says that it does not know any more what the menu promised. */
  Turn withdrawn(String entry) {
    var gone = new Decision.Withdrawn(entry);
    return missed(gone, () -> withPerson(Line.UNKNOWN, 0, gone));
  }

  /** A text after which 0 still leads to a person: a miss. */
  private Turn withPerson(Line line, long question, Decision decision) {
    return turn(
        new Phase.WithBot(List.of(person()), question, misses() + 1),
        new Reply.Text(texts.say(line)),
        decision);
  }

  /** The line that leads to a person. */
  Phase.Offer person() {
    return new Phase.Offer(PERSON, new Lead.ToPerson(), texts.say(Line.PERSON_OPTION));
  }

  /** Lines that are no answer to a kept question; the misses before them are not forgotten. */
  Phase.WithBot offering(List<Phase.Offer> offers) {
    return new Phase.WithBot(offers, Phase.WithBot.NO_QUESTION, misses());
  }

  /** Says a text; the menu above is gone, the misses before it are not. */
  Turn say(Line line) {
    return turn(
        new Phase.WithBot(List.of(), Phase.WithBot.NO_QUESTION, misses()),
        new Reply.Text(texts.say(line)),
        new Decision.Said(line));
  }

  Turn close(Line line) {
    return turn(new Phase.Closed(), new Reply.Text(texts.say(line)), new Decision.Said(line));
  }

  Turn forget() {
    return new Turn(now.turned(new Phase.Closed(), at), List.of(), new Decision.Forgotten());
  }

  /** The answers in a row that did not help her. One that she did not complain of ends the row. */
  private int misses() {
    return now.phase() instanceof Phase.WithBot bot ? bot.misses() : 0;
  }

  /** The kept question that the offered lines belong to. */
  private long question() {
    return now.question();
  }

  Turn turn(Phase next, Reply reply, Decision decision) {
    return new Turn(now.turned(next, at), List.of(reply), decision);
  }
}
