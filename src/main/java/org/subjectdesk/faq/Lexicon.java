package org.subjectdesk.faq;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The words of all entries, numbered, with their weights: the square of a word's inverse document
 * frequency among questions and variants (as BM25 has it), so that a word like 吗 weighs next to
 * nothing.
 */
final class Lexicon {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private final double[] weights;
  private final double rarest;

  /**
   * Counts.
   *
   * @param texts the words of each question and variant
   * @param answers the words of the answers, which get a number but do not count
   */
  Lexicon(Collection<List<String>> texts, Collection<List<String>> answers) {
    var frequencies = new ArrayList<int[]>();
    for (var text : texts) {
      for (var word : new HashSet<>(text)) {
        var number = add(word);
        if (number == frequencies.size()) {
          frequencies.add(new int[1]);
        }
        frequencies.get(number)[0]++;
      }
    }
    answers.forEach(answer -> answer.forEach(this::add));
    rarest = weight(0, texts.size());
    weights = new double[words.size()];
    Arrays.setAll(
        weights,
        number ->
            weight(number < frequencies.size() ? frequencies.get(number)[0] : 0, texts.size()));
  }

  private int add(String word) {
    var number = numbers.putIfAbsent(word, words.size());
    if (number != null) {
      return number;
    }
    words.add(word);
    return words.size() - 1;
  }

  private static double weight(int frequency, int texts) {
    var idf = Math.log(1 + (texts - frequency + 0.5) / (frequency + 0.5));
    return idf * idf;
  }

  int size() {
    return words.size();
  }

  /** The words by number. */
  List<String> words() {
    return words;
  }

  double weight(int number) {
    return weights[number];
  }

  /** A text as a set of words; words that no entry has add to its mass only. */
  Bag bag(Collection<String> text) {
    var distinct = new HashSet<>(text);
    var known = new int[distinct.size()];
    var size = 0;
    var mass = 0.0;
    for (var word : distinct) {
      var number = numbers.get(word);
      mass += number == null ? rarest : weights[number];
      if (number != null) {
        known[size++] = number;
      }
    }
    var sorted = Arrays.copyOf(known, size);
    Arrays.sort(sorted);
    return new Bag(sorted, mass);
  }
}
