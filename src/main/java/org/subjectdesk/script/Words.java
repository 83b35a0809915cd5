package org.subjectdesk.script;

import java.util.Optional;
import org.subjectdesk.yaml.Fields;
import org.subjectdesk.yaml.YamlNode;

/**
 * A text in the desk's languages.
 *
 * @param chinese zh-CN; never missing
 * @param english where it was written; else readers of English get the Chinese
 */
public record Words(String chinese, Optional<String> english) {
  /** The language of readers who write English. */
  public static final String ENGLISH = "en";

  /** The language of everybody else. */
  public static final String CHINESE = "zh-CN";

  /** A text that is the same in each language, or was written in Chinese only. */
  public static Words of(String text) {
    return new Words(text, Optional.empty());
  }

  /** Reads a text, or one for each language; what is neither is a fault. */
  public static Optional<Words> read(YamlNode node) {
    if (node.isText()) {
      return node.text().map(String::strip).map(Words::of);
    }
    var fields = Fields.of(node, CHINESE, ENGLISH);
    var english = fields.get(ENGLISH).flatMap(YamlNode::text).map(String::strip);
    return fields.needed(CHINESE).map(chinese -> new Words(chinese, english));
  }

  /** The text for readers of a language. */
  public String in(String language) {
    return language.equals(ENGLISH) ? english.orElse(chinese) : chinese;
  }

  /** The language that a message is written in: English only when nothing Chinese is in it. */
  public static String languageOf(String text) {
    var letters = text.codePoints().filter(c -> c < 0x250 && Character.isLetter(c)).count();
    var others = text.codePoints().filter(c -> c >= 0x250 && Character.isLetter(c)).count();
    return letters > 2 && others == 0 ? ENGLISH : CHINESE;
  }
}
