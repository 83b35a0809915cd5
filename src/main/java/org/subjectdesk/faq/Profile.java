package org.subjectdesk.faq;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/**
 * What an entry is compared by: each of its texts, all of them together, and its answer. The texts
 * lie in one array, because a search walks through many profiles and waits for memory.
 */
final class Profile {
  /** How much the entry's texts as a whole count beside the nearest one of them. */
  private static final double WHOLE = 0.3;

  /** How much of what is missing to full likeness the answer's words can make up for. */
  private static final double ANSWER = 0.15;

  private final int[] words;
  private final int[] ends;
  private final double[] masses;
  private final double wholeMass;
  private final int[] answer;

  Profile(List<Bag> texts, Bag answer, Lexicon lexicon) {
    this.words = texts.stream().flatMapToInt(text -> Arrays.stream(text.words())).toArray();
    this.ends = texts.stream().mapToInt(text -> text.words().length).toArray();
    Arrays.parallelPrefix(ends, Integer::sum);
    this.masses = texts.stream().mapToDouble(Bag::mass).toArray();
    this.wholeMass = wholeMass(texts.size(), lexicon);
    this.answer = answer.words();
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

  /** How alike a question is, from 0 to 1. */
  double likeness(Probe question) {
    var nearest = 0.0;
    var sum = 0.0;
    var from = 0;
    for (var i = 0; i < ends.length; i++) {
      var shared = question.shared(words, from, ends[i]);
      nearest = Math.max(nearest, question.cosine(shared, masses[i]));
      sum += shared;
      from = ends[i];
    }
    var whole = question.cosine(sum / ends.length, wholeMass);
    var texts = (1 - WHOLE) * nearest + WHOLE * whole;
    return texts + (1 - texts) * ANSWER * question.covered(answer);
  }
}
