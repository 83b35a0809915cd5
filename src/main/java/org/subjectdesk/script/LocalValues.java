package org.subjectdesk.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A library's own values for the placeholders of shared texts: {@code {{library.hours}}} becomes
 * its opening hours.
 *
 * @param values name without braces → value
 */
public record LocalValues(Map<String, String> values) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-z][a-z0-9.-]*)\\s*}}");

  public LocalValues {
    values = Map.copyOf(values);
  }

  /** The text with each placeholder replaced by its value, or by {@code missing} without one. */
  public String fill(String text, String missing) {
    if (!text.contains("{{")) {
      return text;
    }
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(values.getOrDefault(found.group(1), missing).strip()));
  }

  /** The names in a text that have no value here, each once, in order. */
  public List<String> missing(String text) {
    var missing = new ArrayList<String>();
    var found = PLACEHOLDER.matcher(text);
    while (found.find()) {
      var name = found.group(1);
      if (!values.containsKey(name) && !missing.contains(name)) {
        missing.add(name);
      }
    }
    return missing;
  }
}
