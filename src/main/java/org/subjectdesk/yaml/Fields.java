package org.subjectdesk.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of one place in a file; a value that does not fit is a fault. For one thread. */
public record Fields(YamlNode node, Map<String, YamlNode> values) {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2200;

  /** Those of a mapping; one that is not known is a fault. */
  public static Fields of(YamlNode node, String... known) {
    return new Fields(node, node.map(Set.of(known)));
  }

  /** The value of a key, if it is there. */
  public Optional<YamlNode> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The items of a list; none if the key is not there, or stands alone. */
  public List<YamlNode> list(String key) {
    return get(key).filter(node -> !isNothing(node)).map(YamlNode::list).orElse(List.of());
  }

  /** The texts of a list. */
  public List<String> texts(String key) {
    return list(key).stream().flatMap(item -> item.text().stream()).map(String::strip).toList();
  }

  /** A text that must be there. */
  public Optional<String> needed(String key) {
    var value = values.get(key);
    if (value == null) {
      node.fault(key + " is missing", "add " + key + ": …");
      return Optional.empty();
    }
    var text = value.text().map(String::strip);
    if (text.isPresent() && text.get().isEmpty()) {
      value.fault(key + " is empty", "write it after the colon");
    }
    return text.filter(it -> !it.isEmpty());
  }

  /** A date that must be there. */
  public Optional<LocalDate> date(String key) {
    return needed(key)
        .flatMap(
            text -> {
              var date = parsed(text);
              if (date.isEmpty()) {
                node(key).fault(text + " is no date", "write it as 2026-09-07");
              }
              return date;
            });
  }

  /** A whole number. */
  public Optional<Integer> number(String key, int least, int most) {
    return needed(key)
        .flatMap(
            text -> {
              if (text.matches("[0-9]{1,4}")
                  && Integer.parseInt(text) >= least
                  && Integer.parseInt(text) <= most) {
                return Optional.of(Integer.valueOf(text));
              }
              node(key)
                  .fault(key + " is " + text, "write a whole number from " + least + " to " + most);
              return Optional.empty();
            });
  }

  /** One of some words, by which it means one of as many values. */
  public <T> Optional<T> word(String key, Map<String, T> meanings) {
    return needed(key)
        .flatMap(
            text -> {
              if (!meanings.containsKey(text)) {
                var known = String.join(", ", meanings.keySet());
                node(key).fault(key + " is " + text, "write one of " + known);
              }
              return Optional.ofNullable(meanings.get(text));
            });
  }

  private static boolean isNothing(YamlNode node) {
    return node.isText() && node.text().orElse("").isBlank();
  }

  private YamlNode node(String key) {
    return values.getOrDefault(key, node);
  }

  private static Optional<LocalDate> parsed(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(date -> date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR);
    } catch (DateTimeException wrong) {
      return Optional.empty();
    }
  }
}
