package org.subjectdesk.faq;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.faq.Ranker.Ranked;

/**
 * Asks entries' own texts at one library as if they were not there: what is found then tells how
 * far the others carry.
 */
final class Trial {
  private final Ranker ranker;
  private final Shelf shelf;
  private final Subjects subjects;
  private final Outside outside;
  private final FixedBitSet visible;

  Trial(Ranker ranker, Shelf shelf, Subjects subjects, Outside outside, String library) {
    this.ranker = ranker;
    this.shelf = shelf;
    this.subjects = subjects;
    this.outside = outside;
    this.visible = shelf.visible(library).clone();
    for (var number = 0; number < shelf.entries().size(); number++) {
      // What begins a dialogue is asked in other words than what answers: it tells nothing of them.
      if (!shelf.entries().get(number).isAnswer()) {
        visible.clear(number);
      }
    }
  }

  /**
   * What was found.
   *
   * @param ranked the best first
   * @param outside how near the text is to what is not the library's business
   */
  record Outcome(List<Ranked> ranked, double outside) {
    /** The best hit's number, if there is any. */
    Optional<Integer> first() {
      return ranked.stream().map(Ranked::number).findFirst();
    }

    /** Whether the text's meaning, and not its words alone, counted. */
    boolean byMeaning() {
      return !ranked.isEmpty() && ranked.getFirst().evidence().meaning();
    }
  }

  Shelf shelf() {
    return shelf;
  }

  /** How many questions are known to be not the library's business. */
  int outside() {
    return outside.size();
  }

  /** The numbers of the library's entries. */
  FixedBitSet visible() {
    return visible;
  }

  /** Asks one text of an entry as if the entry had all its texts but this one. */
  Outcome withoutText(int entry, int text) {
    return ask(text(entry, text), visible, new Ranker.Except(entry, text));
  }

  /** Asks one text of an entry as if there were no such entry. */
  Outcome withoutEntry(int entry, int text) {
    var others = visible.clone();
    others.clear(entry);
    return ask(text(entry, text), others, null);
  }

  private String text(int entry, int text) {
    return FaqIndex.asked(shelf.entries().get(entry)).get(text);
  }

  private Outcome ask(String text, FixedBitSet among, Ranker.@Nullable Except except) {
    var meaning = ranker.meaningOf(text);
    var subject = subjects.named(text);
    var ranked = ranker.rank(text, meaning, among, number -> shelf.lift(subject, number), except);
    return new Outcome(ranked, outside.nearest(meaning));
  }

  /** Asks a question as it is. */
  Outcome ask(String normal) {
    var meaning = ranker.meaning(normal);
    var subject = subjects.named(normal);
    var ranked = ranker.rank(normal, meaning, visible, number -> shelf.lift(subject, number));
    return new Outcome(ranked, outside.nearest(meaning));
  }

  /** Asks what is not the library's business as if it were not known to be so. */
  Outcome withoutOutside(int number) {
    var meaning = ranker.meaningOf(outside.text(number));
    var ranked = ranker.rank(outside.text(number), meaning, visible, _ -> 1);
    return new Outcome(ranked, outside.nearest(meaning, number));
  }
}
