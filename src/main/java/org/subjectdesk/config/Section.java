package org.subjectdesk.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.subjectdesk.yaml.Durations;
import org.subjectdesk.yaml.YamlNode;

/**
 * One level of keys in the configuration. Each accessor checks its value, puts a fault where it
 * does not fit, and gives the default instead. {@code ${NAME}} and {@code ${NAME:-default}} are
 * taken from the environment.
 */
final class Section {
  private static final Pattern WEB = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);

  /** Without TLS only this machine itself, to try things out. */
  private static final Pattern ORIGIN =
      Pattern.compile(
          "(?:https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?|http://(?:localhost|127\\.0\\.0\\.1))(?::[0-9]{1,5})?");

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

  private final String path;
  private final YamlNode node;
  private final Map<String, YamlNode> entries;
  private final Map<String, String> environment;

  Section(YamlNode node, Set<String> known, Map<String, String> environment) {
    this("", node, node.map(known), environment);
  }

  private Section(
      String path, YamlNode node, Map<String, YamlNode> entries, Map<String, String> environment) {
    this.path = path;
    this.node = node;
    this.entries = entries;
    this.environment = environment;
  }

  void fault(String what, String cure) {
    node.fault(what, cure);
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** A level below this one; when it is missing, one without keys. */
  Section section(String key, Set<String> known) {
    var below = entries.get(key);
    return below == null
        ? new Section(path + key + ".", node, Map.of(), environment)
        : new Section(path + key + ".", below, below.map(known), environment);
  }

  /** The levels of a list below this one. */
  List<Section> sections(String key, Set<String> known) {
    var list = entries.get(key);
    return list == null
        ? List.of()
        : list.list().stream().map(item -> new Section(item, known, environment)).toList();
  }

  /** Free keys with texts. */
  Map<String, String> texts(String key) {
    var values = new LinkedHashMap<String, String>();
    var below = entries.get(key);
    if (below != null) {
      below.map().forEach((name, value) -> filled(value).ifPresent(text -> values.put(name, text)));
    }
    return values;
  }

  /** A text that must be there. */
  String needed(String key) {
    var text = optional(key);
    if (text.isEmpty()) {
      fault(path + key + " is missing", "add " + key + ": …");
    }
    return text.orElse("");
  }

  String text(String key, String otherwise) {
    return optional(key).orElse(otherwise);
  }

  Secret secret(String key) {
    return new Secret(needed(key));
  }

  Path path(String key, String otherwise, Path base) {
    return base.resolve(text(key, otherwise)).normalize();
  }

  int number(String key, int otherwise, int least, int most) {
    var text = optional(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      var number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // The same fault as a number out of range.
    }
    at(key).fault(key + " is not a number that fits", "write one from " + least + " to " + most);
    return otherwise;
  }

  Duration span(String key, Duration otherwise) {
    var text = optional(key);
    var span = text.flatMap(Durations::read);
    if (text.isPresent() && span.isEmpty()) {
      at(key).fault(key + " is not a span of time", "write a number with ms, s, m, h or d");
    }
    return span.orElse(otherwise);
  }

  /** A web address, with a slash at its end. */
  Optional<URI> address(String key) {
    var text = optional(key);
    try {
      var address = text.map(given -> given.endsWith("/") ? given : given + "/").map(URI::create);
      if (address.isEmpty()
          || (address.get().getHost() != null
              && WEB.matcher(String.valueOf(address.get().getScheme())).matches())) {
        return address;
      }
    } catch (IllegalArgumentException _) {
      // The same fault as an address without a host.
    }
    at(key).fault(key + " is not a web address", "write one such as https://desk.example.edu/");
    return Optional.empty();
  }

  /** A list of origins of web pages, as browsers write them. */
  List<String> origins(String key) {
    var list = entries.get(key);
    var origins = new ArrayList<String>();
    for (var item : list == null ? List.<YamlNode>of() : list.list()) {
      filled(item)
          .map(text -> text.strip().toLowerCase(Locale.ROOT))
          .ifPresent(
              origin -> {
                if (ORIGIN.matcher(origin).matches()) {
                  origins.add(origin);
                } else {
                  item.fault(
                      key + " names what is no origin of secure pages",
                      "write https:// and the host, such as https://lib.example.edu, without a"
                          + " path");
                }
              });
    }
    return origins;
  }

  boolean flag(String key, boolean otherwise) {
    return switch (text(key, String.valueOf(otherwise))) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        at(key).fault(key + " is neither true nor false", "write true or false");
        yield otherwise;
      }
    };
  }

  /** The place of a key, for a fault. */
  YamlNode at(String key) {
    return entries.getOrDefault(key, node);
  }

  private Optional<String> optional(String key) {
    return Optional.ofNullable(entries.get(key))
        .flatMap(this::filled)
        .filter(text -> !text.isBlank());
  }

  private Optional<String> filled(YamlNode value) {
    return value.text().map(text -> fill(value, text));
  }

  private String fill(YamlNode value, String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found -> {
              var name = found.group(1);
              var given = environment.getOrDefault(name, found.group(2));
              if (given == null) {
                value.fault(
                    "the environment has no " + name, "set it, or write the value here instead");
              }
              return Matcher.quoteReplacement(given == null ? "" : given);
            });
  }
}
