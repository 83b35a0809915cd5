package org.subjectdesk.dialogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.message.Reply;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;

/** What every branch of one turn needs, and the ways in which a turn may end. */
record Scene(
    Consult now, LibraryTexts texts, Function<String, Optional<FaqEntry>> entries, Instant at) {
  private static final int PERSON = 0;
  private static final int MOST_OFFERED = 3;

  // Beyond every menu, so that the lines of the menu above an answer keep their numbers.
  private static final int HELPFUL = 8;
  private static final int NOT_HELPFUL = 9;

  List<Phase.Offer> offered() {
    return switch (now.phase()) {
      case Phase.WithBot bot -> bot.offered();
      case Phase.Closed _ -> List.of();
    };
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
    return answer(entry, opinions(instead), 0, new Decision.Answered(entry.id(), score));
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
    var offers = Stream.concat(menu.stream(), opinions(instead).stream()).toList();
    return answer(entry, offers, question(), new Decision.Chosen(entry.id()));
  }

  private Turn answer(FaqEntry entry, List<Phase.Offer> offers, long question, Decision decision) {
    var opinions = offers.stream().filter(offer -> !offer.lead().isChoice()).toList();
    return turn(
        new Phase.WithBot(offers, question),
        new Reply.Answer(texts.fill(entry.answer()), texts.say(Line.RATE), options(opinions)),
        decision);
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
    return offer(Line.UNSURE, lines(entries), 0, new Decision.AskedBack(ids, score));
  }

  /** Thanks her for her opinion. */
  Turn helped() {
    return turn(
        new Phase.WithBot(List.of()),
        new Reply.Text(texts.say(Line.THANKS)),
        new Decision.Rated(true));
  }

  /** Says sorry and offers what came next in the search, where there is anything. */
  Turn missed(Lead.NotHelpful lead) {
    var rated = new Decision.Rated(false);
    var nearest = lead.instead().stream().flatMap(id -> entries.apply(id).stream()).toList();
    return nearest.isEmpty()
        ? withPerson(Line.SORRY, question(), rated)
        : offer(Line.SORRY_NEAREST, lines(nearest), question(), rated);
  }

  Turn noSuchNumber() {
    var line = Line.NO_SUCH_NUMBER;
    var shown = new Reply.Menu(texts.say(line), options(menu()), texts.say(Line.CHOOSE));
    return turn(new Phase.WithBot(offered(), question()), shown, new Decision.Said(line));
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

  private Turn offer(Line head, List<Phase.Offer> offers, long question, Decision decision) {
    return turn(
        new Phase.WithBot(offers, question),
        new Reply.Menu(texts.say(head), options(offers), texts.say(Line.CHOOSE)),
        decision);
  }

  private static List<Reply.Option> options(List<Phase.Offer> offers) {
    return offers.stream().map(offer -> new Reply.Option(offer.number(), offer.label())).toList();
  }

  /** A text after which 0 still leads to a person. */
  Turn withPerson(Line line, Decision decision) {
    return withPerson(line, 0, decision);
  }

  private Turn withPerson(Line line, long question, Decision decision) {
    return turn(
        new Phase.WithBot(List.of(person()), question), new Reply.Text(texts.say(line)), decision);
  }

  private Phase.Offer person() {
    return new Phase.Offer(PERSON, new Lead.ToPerson(), texts.say(Line.PERSON_OPTION));
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

  /** The kept question that the offered lines belong to. */
  private long question() {
    return now.question();
  }

  private Turn turn(Phase next, Reply reply, Decision decision) {
    return new Turn(now.turned(next, at), List.of(reply), decision);
  }
}
