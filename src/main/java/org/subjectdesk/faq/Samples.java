package org.subjectdesk.faq;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.subjectdesk.faq.Calibration.Sample;

/** Asks the questions whose outcome is known, for a {@link Calibration} of one library. */
final class Samples {
  private static final int MOST_TEXTS = 600;
  private static final int MOST_OUTSIDE = 300;

  private final Trial trial;
  private final List<Sample> samples = new ArrayList<>();

  Samples(Trial trial) {
    this.trial = trial;
  }

  /**
   * Every text, or every n-th when there are many, as if it were not there; then the outside; then
   * what readers and librarians told.
   *
   * @param labels those of this library
   */
  List<Sample> ask(List<Label> labels) {
    var visible = trial.visible();
    var numbers = IntStream.range(0, visible.length()).filter(visible::get).toArray();
    var texts = 0;
    for (var number : numbers) {
      texts += texts(number);
    }
    var every = Math.max(1, texts / MOST_TEXTS);
    var count = 0;
    for (var number : numbers) {
      for (var text = 0; texts(number) > 1 && text < texts(number); text++) {
        if (count++ % every == 0) {
          leaveOut(number, text);
        }
      }
    }
    var outside = trial.outside();
    for (var number = 0; number < outside; number += Math.max(1, outside / MOST_OUTSIDE)) {
      add(trial.withoutOutside(number), false, false);
    }
    labels.forEach(this::learn);
    return samples;
  }

  private int texts(int number) {
    return trial.shelf().entries().get(number).variants().size() + 1;
  }

  private void leaveOut(int entry, int text) {
    var with = trial.withoutText(entry, text);
    add(with, with.first().filter(first -> first == entry).isPresent(), true);
    add(trial.withoutEntry(entry, text), false, false);
  }

  private void learn(Label label) {
    var found = trial.ask(Normaliser.normal(label.text()));
    if (found.byMeaning()) {
      var first = trial.shelf().entries().get(found.first().orElseThrow()).id();
      // That another entry is wrong says nothing about the first one.
      if (label.right() || first.equals(label.entry())) {
        add(found, label.right() && first.equals(label.entry()), true);
      }
    }
  }

  private void add(Trial.Outcome found, boolean right, boolean within) {
    if (found.byMeaning()) {
      samples.add(new Sample(Confidence.features(found), right, within));
    }
  }
}
