package org.subjectdesk.conversation;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.subjectdesk.catalogue.CatalogueSearch;
import org.subjectdesk.catalogue.Hits;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.Lookup;
import org.subjectdesk.dialogue.BookWish;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Found;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.safety.Safety;

/**
 * What a message is looked up in, and looked at by, before its transaction. Safe for any thread.
 *
 * @param faq the index as published now
 * @param catalogue the works of all members
 * @param safety what looks at texts that people are to read
 */
public record Searches(Supplier<FaqIndex> faq, CatalogueSearch catalogue, Safety safety) {
  /** So many are looked at for what the reader's own library has. */
  private static final int MOST = 10;

  /** Fewer are no answer to a topic, if other words find more. */
  private static final int FEW = 3;

  /** Without a catalogue, and with nothing that looks at texts. */
  public static Searches of(Supplier<FaqIndex> faq) {
    return new Searches(faq, CatalogueSearch.empty(), Safety.NONE);
  }

  /**
   * What was found for a message.
   *
   * @param index that was searched
   * @param works empty when the message looks for no title, or there is no catalogue
   */
  record Searched(FaqIndex index, Found found, Optional<Works> works) {}

  /** What the catalogue has for a wish. */
  record Works(BookWish wish, Hits hits) {
    /** The one form that she wants, unless there is nothing in it. */
    Optional<Kind> form() {
      return wish.kinds().stream()
          .filter(_ -> wish.kinds().size() == 1)
          .filter(kind -> hits.works().stream().anyMatch(work -> work.kinds().contains(kind)))
          .findFirst();
    }
  }

  /** Searches; work for the processor, some milliseconds. */
  Searched find(Inbound in, Optional<String> topic) {
    var index = faq.get();
    var words = in.words();
    var found = index.find(words, in.origin().library(), Optional.empty(), topic);
    return new Searched(index, found, works(words));
  }

  private Optional<Works> works(String text) {
    return BookWish.in(text)
        .flatMap(this::works)
        .or(() -> BookWish.maybe(text).flatMap(this::held));
  }

  /** What may be a title is one only if somebody has it. */
  private Optional<Works> held(BookWish wish) {
    var hits = find(wish.words(), Set.of());
    return hits.works().stream().limit(1).anyMatch(wish::isTitleOf)
        ? Optional.of(new Works(wish, hits))
        : Optional.empty();
  }

  private Optional<Works> works(BookWish asked) {
    var exact = find(asked.words(), asked.kinds());
    var wide = wider(asked, exact.total());
    var wish = wide.orElse(asked);
    var hits = wide.isPresent() ? find(wish.words(), wish.kinds()) : exact;
    if (hits.total() == 0 && !wish.kinds().isEmpty()) {
      hits = find(wish.words(), Set.of());
    }
    return hits.total() == 0 && isEmpty() ? Optional.empty() : Optional.of(new Works(wish, hits));
  }

  /** The field itself, where what she calls it finds few and this more: 护理 for 护理学. */
  private Optional<BookWish> wider(BookWish wish, long few) {
    return few >= FEW
        ? Optional.empty()
        : wish.wider().filter(wide -> find(wide.words(), wide.kinds()).total() > few);
  }

  private Hits find(String words, Set<Kind> kinds) {
    var filter = new Lookup.Filter(kinds, Set.of(), Set.of(), Set.of());
    return catalogue.find(new Lookup(words, filter, 0, MOST));
  }

  private boolean isEmpty() {
    return catalogue.find(new Lookup("", Lookup.Filter.none(), 0, 1)).total() == 0;
  }
}
