package org.subjectdesk.safety;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.faq.Normaliser;

/**
 * Words that make a text wait for review. A word is found however it is written: width, case,
 * traditional characters, and blanks, punctuation and invisible marks between its characters do not
 * hide it. Immutable and safe for any thread; one pass over the text.
 */
public final class WordList {
  /** Finds nothing. */
  public static final WordList EMPTY = new WordList(List.of());

  private static final int SHORTEST = 2;

  private final Map<String, List<Folded>> byBeginning = new HashMap<>();

  /**
   * A line of a list.
   *
   * @param text the word
   * @param unless longer words that hold it and mean something else: 书包过 for 包过
   */
  public record Word(String text, List<String> unless) {
    public Word {
      unless = List.copyOf(unless);
    }
  }

  private record Folded(String text, String word, List<Unless> exceptions) {}

  private record Unless(String text, int before) {}

  /** Of words whose folded form has two characters at least; {@link WordFiles} sees to that. */
  public WordList(Collection<Word> words) {
    for (var word : words) {
      var text = fold(word.text());
      var exceptions = new ArrayList<Unless>();
      for (var longer : word.unless()) {
        var whole = fold(longer);
        for (var i = whole.indexOf(text); i >= 0; i = whole.indexOf(text, i + 1)) {
          exceptions.add(new Unless(whole, i));
        }
      }
      byBeginning
          .computeIfAbsent(text.substring(0, SHORTEST), _ -> new ArrayList<>())
          .add(new Folded(word.text(), text, exceptions));
    }
  }

  /** The first listed word in a text, as the list spells it. */
  public Optional<String> find(String text) {
    var folded = fold(text);
    for (var i = 0; i + SHORTEST <= folded.length(); i++) {
      for (var word : byBeginning.getOrDefault(folded.substring(i, i + SHORTEST), List.of())) {
        if (folded.startsWith(word.word(), i) && !means(folded, i, word)) {
          return Optional.of(word.text());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean means(String folded, int at, Folded word) {
    return word.exceptions().stream()
        .anyMatch(it -> at >= it.before() && folded.startsWith(it.text(), at - it.before()));
  }

  /** Whether a word is long enough to be listed. */
  static boolean isLongEnough(String word) {
    return fold(word).length() >= SHORTEST;
  }

  /**
   * Letters and digits alone, in one width, case and script. 著 is 着 here, which the normal form
   * decides by its neighbours; so is + and # nothing, which it keeps after Latin letters.
   */
  static String fold(String text) {
    var bare = Normaliser.bare(text);
    var out = new StringBuilder(bare.length());
    for (var i = 0; i < bare.length(); i++) {
      var c = bare.charAt(i);
      if (c != '+' && c != '#') {
        out.append(c == '著' ? '着' : c);
      }
    }
    return out.toString();
  }
}
