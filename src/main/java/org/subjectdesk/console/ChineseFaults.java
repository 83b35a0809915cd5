package org.subjectdesk.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in Chinese what is wrong in a script, after the table {@code faults-zh.txt}. */
final class ChineseFaults {
  private static final String FILE = "faults-zh.txt";
  private static final String BETWEEN = " ⇒ ";
  private static final String GIVEN = "{}";
  private static final List<Row> ROWS = read();

  private ChineseFaults() {}

  private record Row(Pattern english, String chinese) {
    Optional<String> of(String text) {
      var match = english.matcher(text);
      if (!match.matches()) {
        return Optional.empty();
      }
      var said = new StringBuilder();
      var parts = chinese.split(Pattern.quote(GIVEN), -1);
      for (var i = 0; i < parts.length; i++) {
        said.append(i == 0 ? "" : match.group(i)).append(parts[i]);
      }
      return Optional.of(said.toString());
    }
  }

  /** A text of a fault in Chinese; as it is where the table does not have it. */
  static String of(String text) {
    return ROWS.stream().flatMap(row -> row.of(text).stream()).findFirst().orElse(text);
  }

  private static List<Row> read() {
    try (var in = ChineseFaults.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not in the jar");
      }
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> line.contains(BETWEEN) && !line.startsWith("#"))
          .map(line -> line.split(BETWEEN, 2))
          .map(sides -> new Row(pattern(sides[0]), sides[1]))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Pattern pattern(String english) {
    return Pattern.compile(
        Stream.of(english.split(Pattern.quote(GIVEN), -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("(.*?)")),
        Pattern.DOTALL);
  }
}
