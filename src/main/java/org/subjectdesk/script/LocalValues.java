package org.subjectdesk.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A library's own values for the placeholders of shared texts: {@code {{library.hours}}} becomes
 * its opening hours.
 *
 * @param values name without braces → value
 */
public record LocalValues(Map<String, String> values) {
  static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-z][a-z0-9.-]*)\\s*}}");

  /** How the names of values begin that only the moment knows; {@link Line#moments} has them. */
  static final String MOMENT = "now.";

  /** The same, and those of a dialogue with steps. */
  private static final List<String> PASSING = List.of(MOMENT, "slot.", "flow.");

  public LocalValues {
    values = Map.copyOf(values);
  }

  /** The text with each placeholder replaced by its value, or by {@code missing} without one. */
  public String fill(String text, String missing) {
    return fill(text, found -> missing);
  }

  /** The text with the placeholders replaced that have a value here; the others stay. */
  String fillKnown(String text) {
    return fill(text, MatchResult::group);
  }

  private String fill(String text, Function<MatchResult, String> otherwise) {
    if (!text.contains("{{")) {
      return text;
    }
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> {
              var value = values.get(found.group(1));
              return Matcher.quoteReplacement(
                  (value == null ? otherwise.apply(found) : value).strip());
            });
  }

  /** The names in a text that have no value here, each once, in order; without those that pass. */
  public List<String> missing(String text) {
    var missing = new ArrayList<String>();
    var found = PLACEHOLDER.matcher(text);
    while (found.find()) {
      var name = found.group(1);
      if (!values.containsKey(name)
          && PASSING.stream().noneMatch(name::startsWith)
          && !missing.contains(name)) {
        missing.add(name);
      }
    }
    return missing;
  }
}
