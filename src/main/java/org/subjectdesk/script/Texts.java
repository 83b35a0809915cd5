package org.subjectdesk.script;

import java.util.HashMap;
import java.util.Map;

/**
 * The content of one {@code texts.yaml}. The alliance's has every line; a library's has only what
 * differs.
 *
 * @param say what the desk says
 * @param english the same to readers who write English, where it was written
 * @param hear what a message means, by its bare form (see {@link
 *     org.subjectdesk.faq.Normaliser#bare})
 */
public record Texts(Map<Line, String> say, Map<Line, String> english, Map<String, Heard> hear) {
  public Texts {
    say = Map.copyOf(say);
    english = Map.copyOf(english);
    hear = Map.copyOf(hear);
  }

  /** Texts in Chinese only. */
  public Texts(Map<Line, String> say, Map<String, Heard> hear) {
    this(say, Map.of(), hear);
  }

  /**
   * These texts where they say something, the others elsewhere; what is heard is added up. What a
   * library says in Chinese only, it says so to everybody.
   */
  public Texts over(Texts others) {
    var inEnglish = new HashMap<>(others.english);
    inEnglish.keySet().removeAll(say.keySet());
    inEnglish.putAll(english);
    return new Texts(joined(others.say, say), inEnglish, joined(others.hear, hear));
  }

  /** The texts for readers of a language. */
  Texts in(String language) {
    return language.equals(Words.ENGLISH) ? new Texts(joined(say, english), english, hear) : this;
  }

  private static <K, V> Map<K, V> joined(Map<K, V> below, Map<K, V> above) {
    var all = new HashMap<>(below);
    all.putAll(above);
    return all;
  }
}
