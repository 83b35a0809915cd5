package org.subjectdesk.faq;

import java.util.Arrays;

/** A question laid out for quick comparison with many entries. */
final class Probe {
  private final Bag bag;
  private final float[] weights;

  Probe(Bag bag, Lexicon lexicon) {
    this.bag = bag;
    this.weights = new float[lexicon.size()];
    for (var word : bag.words()) {
      weights[word] = (float) lexicon.weight(word);
    }
  }

  /** The weight of the words in common with a part of an array. */
  double shared(int[] words, int from, int end) {
    var sum = 0f;
    for (var i = from; i < end; i++) {
      sum += weights[words[i]];
    }
    return sum;
  }

  /** The cosine, given the weight in common and the mass of the other side. */
  double cosine(double shared, double mass) {
    return shared == 0 ? 0 : Math.min(1, shared / Math.sqrt(bag.mass() * mass));
  }

  /** Which part of the question's weight is among these sorted words. */
  double covered(int[] sortedWords) {
    var sum = 0.0;
    for (var word : bag.words()) {
      if (Arrays.binarySearch(sortedWords, word) >= 0) {
        sum += weights[word];
      }
    }
    return sum == 0 ? 0 : sum / bag.mass();
  }
}
