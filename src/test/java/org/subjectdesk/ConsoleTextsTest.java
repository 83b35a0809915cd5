package org.subjectdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The console says everything in both languages. */
class ConsoleTextsTest {
  private static final Path PAGE = Path.of("src", "main", "resources", "web", "console");
  private static final Pattern TEXT = Pattern.compile("(?m)^  '([^']+)': (.+),$");
  private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");
  private static final Pattern USED = Pattern.compile("\\bt\\('([^']+)'");

  @Test
  void both_languages_have_the_same_texts() {
    assertThat(texts("en").keySet()).isEqualTo(texts("zh").keySet()).hasSizeGreaterThan(200);
  }

  @Test
  void both_languages_fill_in_the_same_values() {
    var english = texts("en");
    texts("zh")
        .forEach(
            (name, chinese) -> {
              var other = english.getOrDefault(name, "");
              if (isPlain(chinese) && isPlain(other)) {
                assertThat(values(other)).as(name).isEqualTo(values(chinese));
              }
            });
  }

  /** What a function makes is looked at by hand. */
  private static boolean isPlain(String text) {
    return text.startsWith("'") || text.startsWith("\"");
  }

  @Test
  void every_text_that_is_asked_for_is_there() {
    var asked = new TreeSet<String>();
    try (var files = Files.walk(PAGE)) {
      files
          .filter(file -> file.toString().endsWith(".js"))
          .forEach(
              file -> USED.matcher(read(file)).results().forEach(it -> asked.add(it.group(1))));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    assertThat(asked).hasSizeGreaterThan(100);
    assertThat(texts("zh").keySet()).containsAll(asked);
  }

  private static Map<String, String> texts(String language) {
    return TEXT.matcher(read(PAGE.resolve("texts-" + language + ".js")))
        .results()
        .collect(
            Collectors.toMap(it -> it.group(1), it -> it.group(2), (one, _) -> one, TreeMap::new));
  }

  private static Set<String> values(String text) {
    return VALUE.matcher(text).results().map(ConsoleTextsTest::name).collect(Collectors.toSet());
  }

  private static String name(MatchResult value) {
    return value.group(1);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
