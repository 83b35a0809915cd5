package org.subjectdesk.faq;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.FixedBitSet;
import org.subjectdesk.faq.Calibration.Sample;

/** Asks the questions whose outcome is known, for a {@link Calibration} of one library. */
final class Samples {
  private static final int MOST_TEXTS = 600;
  private static final int MOST_OUTSIDE = 300;

  private final Ranker ranker;
  private final Shelf shelf;
  private final Subjects subjects;
  private final Outside outside;
  private final FixedBitSet visible;
  private final List<Sample> samples = new ArrayList<>();

  Samples(Ranker ranker, Shelf shelf, Subjects subjects, Outside outside, String library) {
    this.ranker = ranker;
    this.shelf = shelf;
    this.subjects = subjects;
    this.outside = outside;
    this.visible = shelf.visible(library);
  }

  /**
   * Every text, or every n-th when there are many, as if it were not there; then the outside; then
   * what readers and librarians told.
   *
   * @param labels those of this library
   */
  List<Sample> ask(List<Label> labels) {
    var numbers = IntStream.range(0, visible.length()).filter(visible::get).toArray();
    var texts = 0;
    for (var number : numbers) {
      texts += shelf.entries().get(number).variants().size() + 1;
    }
    var every = Math.max(1, texts / MOST_TEXTS);
    var count = 0;
    for (var number : numbers) {
      var asked = FaqIndex.asked(shelf.entries().get(number));
      for (var text = 0; text < asked.size(); text++) {
        if (asked.size() > 1 && count++ % every == 0) {
          leaveOut(asked.get(text), new Ranker.Except(number, text));
        }
      }
    }
    var step = Math.max(1, outside.size() / MOST_OUTSIDE);
    for (var number = 0; number < outside.size(); number += step) {
      stayOutside(number);
    }
    labels.forEach(this::learn);
    return samples;
  }

  /** Asks a text as if it were not there, and as if its entry were not there. */
  private void leaveOut(String text, Ranker.Except except) {
    var meaning = ranker.meaningOf(text);
    if (meaning.isEmpty()) {
      return;
    }
    var subject = subjects.named(text);
    Ranker.Lift lift = number -> shelf.lift(subject, number);
    var far = outside.nearest(meaning);
    var with = ranker.rank(text, meaning, visible, lift, except);
    if (!with.isEmpty()) {
      samples.add(Sample.of(with, far, with.getFirst().number() == except.entry(), true));
    }
    var others = visible.clone();
    others.clear(except.entry());
    var without = ranker.rank(text, meaning, others, lift);
    if (!without.isEmpty()) {
      samples.add(Sample.of(without, far, false, false));
    }
  }

  /** Asks what is not the library's business as if it were not known to be so. */
  private void stayOutside(int number) {
    var text = outside.text(number);
    var meaning = ranker.meaningOf(text);
    var ranked = ranker.rank(text, meaning, visible, _ -> 1);
    if (!ranked.isEmpty()) {
      samples.add(Sample.of(ranked, outside.nearest(meaning, number), false, false));
    }
  }

  private void learn(Label label) {
    var text = Normaliser.normal(label.text());
    var meaning = ranker.meaning(text);
    if (meaning.isEmpty()) {
      return;
    }
    var subject = subjects.named(text);
    var ranked = ranker.rank(text, meaning, visible, number -> shelf.lift(subject, number));
    if (!ranked.isEmpty()) {
      var first = shelf.entries().get(ranked.getFirst().number()).id();
      // That another entry is wrong says nothing about the first one.
      if (label.right() || first.equals(label.entry())) {
        var right = label.right() && first.equals(label.entry());
        samples.add(Sample.of(ranked, outside.nearest(meaning), right, true));
      }
    }
  }
}
