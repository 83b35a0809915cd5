package org.subjectdesk.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.subjectdesk.script.Words;

/** The page for people who are measured says what the program computes. */
class DocumentedTest {
  @Test
  void the_page_of_definitions_is_the_catalogue() throws IOException {
    assertThat(Files.readString(Path.of("docs", "scorecard.md")))
        .as("docs/scorecard.md: put this in the place of its tables")
        .contains(tables());
  }

  static String tables() {
    var text = new StringBuilder();
    for (var dimension : Dimension.values()) {
      text.append("### ")
          .append(dimension.words().in(Words.ENGLISH))
          .append(" ")
          .append(dimension.words().chinese())
          .append("\n\n| indicator | what it tells | formula | unit, better | from | of whom |\n")
          .append("|---|---|---|---|---|---|\n");
      Indicators.ALL.stream()
          .filter(one -> one.dimension() == dimension)
          .forEach(one -> text.append(row(one)));
      text.append("\n");
    }
    return text.toString();
  }

  private static String row(Indicator one) {
    return "| `%s` %s<br>%s | %s<br>%s | `%s` | %s, %s | %s | %s |\n"
        .formatted(
            one.id(),
            one.name().chinese(),
            one.name().in(Words.ENGLISH),
            one.definition().chinese(),
            one.definition().in(Words.ENGLISH),
            one.formula().text(),
            lower(one.unit()),
            lower(one.better()),
            one.events().stream().map(it -> "`" + it + "`").collect(Collectors.joining(", ")),
            one.scopes().stream().sorted().map(Scope::key).collect(Collectors.joining(", ")));
  }

  private static String lower(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
