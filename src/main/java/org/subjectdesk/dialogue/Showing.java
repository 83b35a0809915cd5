package org.subjectdesk.dialogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.catalogue.Holding;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.StandardNumbers;
import org.subjectdesk.catalogue.Work;
import org.subjectdesk.directory.Field;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.Found;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.Flows;
import org.subjectdesk.message.Reply;
import org.subjectdesk.message.TextParts;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.script.Words;

/**
 * Shows a reader titles of the catalogue, who has them and how to get them: a call number or a link
 * at her own library, a link resolver or a request to others that is filled in already.
 */
record Showing(Scene scene, Found found) {
  private static final String LOAN = "interlibrary-loan";
  private static final String DELIVERY = "document-delivery";

  /** Libraries that have no such flow take no recommendations in the chat. */
  private static final String RECOMMENDATION = "book-recommendation";

  private static final int MOST = 3;
  private static final int MOST_LABEL = 20;
  private static final int MOST_WORDS = 40;

  /** Below what a text of the platform takes, so that taps have their room. */
  private static final int MOST_BYTES = 1_900;

  /** What the catalogue has for her message; empty when it looks for no title. */
  Optional<Turn> of(String text) {
    return scene
        .around()
        .works(text)
        .flatMap(
            known ->
                known.hits().works().isEmpty()
                    ? nothing(known.wish(), texts(text))
                    : Optional.of(works(known, text)));
  }

  private LibraryTexts texts(String text) {
    return scene.texts().in(Words.languageOf(text));
  }

  private Turn works(Catalogued known, String text) {
    var texts = texts(text);
    var comma = Words.languageOf(text).equals(Words.CHINESE) ? "，" : ", ";
    var block = new WorkText(texts, scene.now().library(), known.libraries(), comma);
    var works =
        known.hits().works().stream()
            .sorted(
                Comparator.<Work, Boolean>comparing(work -> !known.wish().isTitleOf(work))
                    .thenComparing(work -> !block.isHere(work)))
            .limit(MOST)
            .toList();
    for (var shown = works.size(); shown > 1; shown--) {
      var turn = shown(known, works.subList(0, shown), block);
      if (TextParts.bytes(turn.replies().getFirst().text()) <= MOST_BYTES) {
        return turn;
      }
    }
    return shown(known, works.subList(0, 1), block);
  }

  private Turn shown(Catalogued known, List<Work> works, WorkText block) {
    var texts = block.texts();
    var wish = known.wish();
    var isNear = wish.isTitle() && works.stream().noneMatch(work -> wish.isTitleOf(work));
    var head = new ArrayList<String>();
    head.add(head(known, works, texts, isNear));
    works.forEach(work -> head.add(block.of(work)));
    var offers = new ArrayList<Phase.Offer>();
    for (var work : works) {
      if (!block.isHere(work)) {
        add(offers, work, texts);
      } else if (isElsewhereOnly(work, wish)) {
        chapter(offers, work, texts);
      }
    }
    if (isNear) {
      otherwise(offers, wish, texts);
    }
    entry(offers);
    var tail = new ArrayList<String>();
    if (known.hits().total() > works.size()) {
      known
          .page()
          .ifPresent(page -> tail.add(texts.say(Line.WORKS_MORE, Map.of("now.link", page))));
    }
    if (!offers.isEmpty()) {
      tail.add(texts.say(Line.FLOW_CHOOSE));
    }
    var decision = isNear ? new Decision.NoWorks() : new Decision.WorksShown(known.hits().total());
    return menu(head, offers, tail, decision);
  }

  private static String head(
      Catalogued known, List<Work> works, LibraryTexts texts, boolean isNear) {
    var wanted = known.wish().kinds();
    var isOther =
        !wanted.isEmpty()
            && works.stream().noneMatch(work -> work.kinds().stream().anyMatch(wanted::contains));
    var values =
        Map.of(
            "now.count", String.valueOf(known.hits().total()),
            "now.words", WorkText.plain(known.wish().words(), MOST_WORDS));
    var line = isNear ? Line.WORKS_NEAR : isOther ? Line.WORKS_IN_OTHER_FORM : Line.WORKS_FOUND;
    return texts.say(line, values);
  }

  private Turn menu(
      List<String> head, List<Phase.Offer> offers, List<String> tail, Decision decision) {
    var reply =
        new Reply.Menu(String.join("\n", head), Scene.options(offers), String.join("\n", tail));
    return scene.turn(
        scene.offering(offers), offers.isEmpty() ? new Reply.Text(reply.text()) : reply, decision);
  }

  /** A line for a work that her library does not have, where there is a way to it. */
  private void add(List<Phase.Offer> offers, Work work, LibraryTexts texts) {
    var isBook = work.kinds().stream().anyMatch(kind -> kind == Kind.BOOK || kind == Kind.EBOOK);
    var need = isBook ? LOAN : DELIVERY;
    if (isMet(need)) {
      var label =
          texts.say(
              isBook ? Line.WORK_LOAN_OPTION : Line.WORK_DELIVERY_OPTION,
              Map.of("now.title", WorkText.title(work, MOST_LABEL)));
      add(offers, new Lead.ToWork(need, told(work)), label);
    }
  }

  /** Whether she wants e-books, and only others have this one as such. */
  private boolean isElsewhereOnly(Work work, BookWish wish) {
    var electronic =
        work.holdings().stream()
            .filter(one -> one.kind() == Kind.EBOOK)
            .map(Holding::library)
            .toList();
    return wish.kinds().equals(Set.of(Kind.EBOOK))
        && !electronic.isEmpty()
        && !electronic.contains(scene.now().library());
  }

  /** An e-book of others cannot be lent, but a part of it can be sent. */
  private void chapter(List<Phase.Offer> offers, Work work, LibraryTexts texts) {
    if (isMet(DELIVERY)) {
      var told = new HashMap<>(told(work));
      told.put("kind", "chapter");
      told.put("source", WorkText.plain(work.title(), 190));
      told.remove("title"); // Which chapter, only she knows.
      told.remove("doi");
      var title = Map.of("now.title", WorkText.title(work, MOST_LABEL));
      add(offers, new Lead.ToWork(DELIVERY, told), texts.say(Line.WORK_CHAPTER_OPTION, title));
    }
  }

  private boolean isMet(String need) {
    return scene.around().resolves(need) || scene.around().flows().meeting(need).isPresent();
  }

  /** What is known of a work, by the names of slots; empty = known not to be there. */
  private static Map<String, String> told(Work work) {
    var told = new HashMap<String, String>();
    var who = new ArrayList<>(work.persons().stream().limit(1).toList());
    who.add(work.imprint().publisher());
    var source = String.join("，", who.stream().filter(text -> !text.isBlank()).toList()).strip();
    var isJournal = work.kinds().contains(Kind.JOURNAL);
    told.put("kind", isJournal ? "article" : "thesis");
    told.put("isbn", first(work.numbers().isbn()));
    told.put("issn", first(work.numbers().issn()));
    told.put("author", WorkText.plain(source, 190));
    if (isJournal) {
      // The reader wants an article of it, and only she knows which.
      told.put("source", WorkText.plain(work.title(), 190));
    } else {
      told.put("title", WorkText.plain(work.title(), 190));
      told.put("doi", first(work.numbers().doi()));
    }
    return told;
  }

  private static String first(List<String> numbers) {
    return numbers.isEmpty() ? "" : numbers.getFirst();
  }

  /** The entry that comes nearest stays in reach: it may know what no catalogue does. */
  private void entry(List<Phase.Offer> offers) {
    found.hits().stream()
        .limit(found.band() == Band.DECLINE ? 0 : 1)
        .map(hit -> hit.entry())
        .filter(entry -> Flows.flowOf(entry.id()).isEmpty())
        .forEach(entry -> add(offers, new Lead.ToEntry(entry.id()), entry.question()));
  }

  private static void add(List<Phase.Offer> offers, Lead lead, String label) {
    offers.add(new Phase.Offer(offers.size() + 1, lead, label));
  }

  /** Nobody has it. What the FAQ is sure of is better than that. */
  private Optional<Turn> nothing(BookWish wish, LibraryTexts texts) {
    if (found.band() == Band.ANSWER) {
      return Optional.empty();
    }
    var offers = new ArrayList<Phase.Offer>();
    otherwise(offers, wish, texts);
    entry(offers);
    offers.add(scene.person());
    var words = Map.of("now.words", WorkText.plain(wish.words(), MOST_WORDS));
    return Optional.of(
        menu(
            List.of(texts.say(Line.WORKS_NONE, words)),
            offers,
            List.of(texts.say(Line.FLOW_CHOOSE)),
            new Decision.NoWorks()));
  }

  /** What may be done about a title that nobody has. */
  private void otherwise(List<Phase.Offer> offers, BookWish wish, LibraryTexts texts) {
    var told = new HashMap<String, String>();
    if (wish.isTitle()) {
      told.put("title", wish.words());
    }
    StandardNumbers.isbn(wish.words()).ifPresent(isbn -> told.put("isbn", isbn));
    var flows = scene.around().flows();
    flows
        .find(RECOMMENDATION)
        .ifPresent(flow -> form(offers, flow, told, texts.say(Line.WORK_RECOMMEND_OPTION)));
    flows
        .meeting(LOAN)
        .ifPresent(flow -> form(offers, flow, told, texts.say(Line.WORK_REQUEST_OPTION)));
  }

  private static void form(
      List<Phase.Offer> offers, Flow flow, Map<String, String> told, String label) {
    add(offers, new Lead.ToForm(flow.id(), told), label);
  }

  /** She wants a work that her library does not have. */
  Turn get(String need, Map<String, String> told) {
    var form = scene.around().flows().meeting(need);
    var byForm = form.map(flow -> (Lead) new Lead.ToForm(flow.id(), told));
    var byPlatform =
        scene.around().resolves(need)
            ? new Referring(scene).offer(need, fields(told), byForm)
            : Optional.<Turn>empty();
    return byPlatform.orElseGet(
        () -> form.map(flow -> fill(flow, told)).orElseGet(() -> scene.withdrawn(need)));
  }

  private static Map<Field, String> fields(Map<String, String> told) {
    var fields = new EnumMap<Field, String>(Field.class);
    told.forEach(
        (name, value) ->
            Field.of(name)
                .filter(_ -> !value.isEmpty())
                .ifPresent(field -> fields.put(field, value)));
    return fields;
  }

  /** Begins a flow that knows what she would tell it. */
  Turn fill(Flow flow, Map<String, String> told) {
    return new Scripted(scene, found).beginTold(flow, told, Words.CHINESE);
  }
}
