package org.subjectdesk.faq;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The catalogue of subjects. Immutable and safe for any thread. */
public final class Subjects {
  private static final Pattern CODE = Pattern.compile("[0-9]{2}(?:[0-9]{2}){0,2}");
  static final int SHORTEST_NAME = 2;

  private final Map<String, Subject> byCode;
  private final Map<Character, List<Spelling>> byFirst;

  private record Spelling(String words, String code) {}

  private Subjects(Map<String, Subject> byCode, Map<String, String> spellings) {
    this.byCode = byCode;
    this.byFirst = new HashMap<>();
    var longestFirst = Comparator.comparingInt((Spelling s) -> s.words().length()).reversed();
    spellings.entrySet().stream()
        .map(entry -> new Spelling(entry.getKey(), entry.getValue()))
        .sorted(longestFirst.thenComparing(Spelling::words))
        .forEach(
            spelling ->
                byFirst
                    .computeIfAbsent(spelling.words().charAt(0), _ -> new ArrayList<>())
                    .add(spelling));
  }

  /** No catalogue: no subject is ever named. */
  public static Subjects none() {
    return of(List.of());
  }

  /** A catalogue of these subjects; of two with the same spelling the first is named by it. */
  public static Subjects of(Collection<Subject> subjects) {
    var byCode = new TreeMap<String, Subject>();
    var spellings = new LinkedHashMap<String, String>();
    for (var subject : subjects) {
      byCode.put(subject.code(), subject);
      spellings.putIfAbsent(Normaliser.normal(subject.name()), subject.code());
      subject.aliases().forEach(a -> spellings.putIfAbsent(Normaliser.normal(a), subject.code()));
    }
    spellings.keySet().removeIf(words -> words.length() < SHORTEST_NAME);
    return new Subjects(byCode, spellings);
  }

  /** Whether a text has the form of a code: two, four or six digits. */
  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** Whether one of two codes contains the other: 53 ⊃ 5307 ⊃ 530701. */
  public static boolean related(String one, String other) {
    return one.startsWith(other) || other.startsWith(one);
  }

  /** All subjects by code. */
  public Collection<Subject> all() {
    return byCode.values();
  }

  /** A subject by its code. */
  public Optional<Subject> withCode(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /**
   * The code of the subject that a text names, by the longest name or alias in it.
   *
   * @param normal a text in its {@linkplain Normaliser#normal normal form}
   */
  public Optional<String> named(String normal) {
    Spelling best = null;
    for (var i = 0; i < normal.length(); i++) {
      for (var spelling : byFirst.getOrDefault(normal.charAt(i), List.of())) {
        if (best != null && spelling.words().length() <= best.words().length()) {
          break;
        }
        if (isAt(normal, i, spelling.words())) {
          best = spelling;
          break;
        }
      }
    }
    return Optional.ofNullable(best).map(Spelling::code);
  }

  /** A Latin spelling must be a word of its own: "it" is not in "with". */
  private static boolean isAt(String text, int at, String words) {
    var end = at + words.length();
    return text.startsWith(words, at)
        && !(at > 0 && isLatin(words.charAt(0)) && isLatin(text.charAt(at - 1)))
        && !(end < text.length()
            && isLatin(words.charAt(words.length() - 1))
            && isLatin(text.charAt(end)));
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
