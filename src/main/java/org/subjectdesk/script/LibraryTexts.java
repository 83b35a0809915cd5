package org.subjectdesk.script;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one library says: its texts with its local values filled in. Immutable.
 *
 * @param texts complete texts, every {@link Line} present
 * @param values its local values
 */
public record LibraryTexts(Texts texts, LocalValues values) {
  /** One of the fixed texts. */
  public String say(Line line) {
    return fill(Objects.requireNonNull(texts.say().get(line), line.key()));
  }

  /** One of the fixed texts with values of the moment, such as {@code now.due}. */
  public String say(Line line, Map<String, String> moment) {
    var text = Objects.requireNonNull(texts.say().get(line), line.key());
    return fill(new LocalValues(moment).fillKnown(text));
  }

  /** Any shared text, such as the answer of an FAQ entry, with this library's values. */
  public String fill(String text) {
    return values
        .fill(text, Objects.requireNonNullElse(texts.say().get(Line.MISSING_VALUE), ""))
        .strip();
  }

  /** A text with values of the moment and this library's, each put in once and as it is. */
  public String fill(String text, Map<String, String> moment) {
    var all = new HashMap<>(values.values());
    all.putAll(moment);
    return new LocalValues(all)
        .fill(text, Objects.requireNonNullElse(texts.say().get(Line.MISSING_VALUE), ""))
        .strip();
  }

  /** The same library to readers of a language. */
  public LibraryTexts in(String language) {
    return new LibraryTexts(texts.in(language), values);
  }

  /** What a whole message means, given its bare form; empty when it is a question. */
  public Optional<Heard> hear(String bare) {
    return Optional.ofNullable(texts.hear().get(bare));
  }
}
