package org.subjectdesk.faq;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/**
 * The words that an entry is compared by: those of each of its texts, of all of them together, and
 * of its answer. The texts lie in one array, because a search walks through many profiles and waits
 * for memory.
 */
final class WordProfile {
  private final int[] words;
  private final int[] ends;
  private final double[] masses;
  private final double wholeMass;
  private final Bag answer;

  WordProfile(List<Bag> texts, Bag answer, Lexicon lexicon) {
    this.words = texts.stream().flatMapToInt(text -> Arrays.stream(text.words())).toArray();
    this.ends = texts.stream().mapToInt(text -> text.words().length).toArray();
    Arrays.parallelPrefix(ends, Integer::sum);
    this.masses = texts.stream().mapToDouble(Bag::mass).toArray();
    this.wholeMass = wholeMass(texts.size(), lexicon);
    this.answer = answer;
  }

  /** The mass of the mean of all texts: a word that half of them have counts half. */
  private double wholeMass(int texts, Lexicon lexicon) {
    var shares = new HashMap<Integer, Double>();
    Arrays.stream(words).forEach(word -> shares.merge(word, 1.0 / texts, Double::sum));
    var mass = 0.0;
    for (var share : shares.entrySet()) {
      mass += lexicon.weight(share.getKey()) * share.getValue() * share.getValue();
    }
    return mass;
  }

  /** The distinct words of all texts. */
  int[] allWords() {
    return Arrays.stream(words).sorted().distinct().toArray();
  }

  /** The same entry as if it did not have one of its texts. */
  WordProfile without(int text, Lexicon lexicon) {
    var rest = new ArrayList<Bag>();
    for (var i = 0; i < ends.length; i++) {
      if (i != text) {
        rest.add(new Bag(Arrays.copyOfRange(words, i == 0 ? 0 : ends[i - 1], ends[i]), masses[i]));
      }
    }
    return new WordProfile(rest, answer, lexicon);
  }

  Likeness likeness(Probe question) {
    var nearest = 0.0;
    var sum = 0.0;
    var from = 0;
    for (var i = 0; i < ends.length; i++) {
      var shared = question.shared(words, from, ends[i]);
      nearest = Math.max(nearest, question.cosine(shared, masses[i]));
      sum += shared;
      from = ends[i];
    }
    if (sum == 0) {
      return new Likeness(0, 0, question.covered(answer.words()));
    }
    var whole = question.cosine(sum / ends.length, wholeMass);
    return new Likeness(nearest, whole, question.covered(answer.words()));
  }
}
