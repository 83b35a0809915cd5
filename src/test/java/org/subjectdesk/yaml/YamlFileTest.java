package org.subjectdesk.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class YamlFileTest {
  private final Faults faults = new Faults();

  @Test
  void values_know_their_lines() {
    var map = read("a: 1\nb:\n  - x\n  - |\n    long\n    text\n").orElseThrow().map();
    var items = at(map, "b").list();

    assertThat(at(map, "a").line()).isEqualTo(1);
    assertThat(items.get(0).line()).isEqualTo(3);
    assertThat(items.get(1).line()).isEqualTo(4);
    assertThat(items.get(1).text()).contains("long\ntext\n");
    assertThat(faults.list()).isEmpty();
  }

  @Test
  void one_reading_names_every_fault_of_the_file() {
    var root =
        read("""
        port: [1]
        colour: red
        port: 2
        list: none
        ref: &anchor x
        again: *anchor
        object: !!java.io.File /etc
        """)
            .orElseThrow();
    var values = root.map(Set.of("port", "list", "ref", "again", "object"));
    at(values, "port").text();
    at(values, "list").list();
    at(values, "list").map();

    assertThat(faults.list())
        .extracting(Fault::line, Fault::what)
        .containsExactly(
            tuple(1, "expected a text here"),
            tuple(2, "unknown key colour"),
            tuple(3, "the key port stands here twice"),
            tuple(4, "expected a list here"),
            tuple(4, "expected keys with values here"),
            tuple(5, "the anchor &anchor"),
            tuple(6, "the alias *anchor"),
            tuple(7, "the tag tag:yaml.org,2002:java.io.File"));
    assertThat(faults.list().get(1))
        .hasToString(
            "f.yaml:2: unknown key colour; remove it or use one of again, list, object, port, ref");
  }

  @Test
  void of_two_values_for_a_key_the_first_stays() {
    assertThat(at(read("a: 1\na: 2\n").orElseThrow().map(), "a").text()).contains("1");
  }

  @Test
  void the_key_of_an_unknown_list_is_blamed_and_not_its_first_item() {
    read("a: x\nmore:\n  - y\n").orElseThrow().map(Set.of("a"));

    assertThat(faults.list()).extracting(Fault::line).containsExactly(2);
  }

  @Test
  void text_stays_as_it_was_written() {
    var values = read("a: 007\nb: yes\nc: '*'\nd: 1_000\ne: 2026-01-02\n").orElseThrow().map();

    assertThat(values.values())
        .extracting(v -> v.text().orElseThrow())
        .containsExactly("007", "yes", "*", "1_000", "2026-01-02");
  }

  @Test
  void nothing_is_the_empty_text_unless_it_is_quoted() {
    var values = read("a:\nb: ~\nc: null\nd: 'null'\n").orElseThrow().map();

    assertThat(values.values())
        .extracting(v -> v.text().orElseThrow())
        .containsExactly("", "", "", "null");
    assertThat(faults.list()).isEmpty();
  }

  @Test
  void an_empty_file_has_no_root_and_no_fault() {
    assertThat(read("")).isEmpty();
    assertThat(read("# only a comment\n")).isEmpty();
    assertThat(faults.list()).isEmpty();
  }

  @Test
  void a_byte_order_mark_is_tolerated() {
    assertThat(read("\uFEFFa: 1").orElseThrow().map()).containsKey("a");
  }

  @Test
  void broken_syntax_is_one_fault_with_its_line() {
    assertThat(read("a: 1\nb: 'open\nc: 3\n")).isEmpty();
    assertThat(faults.list()).hasSize(1);
    assertThat(faults.list().getFirst().what()).startsWith("not readable as YAML");
  }

  @Test
  void an_unquoted_star_says_what_to_do() {
    assertThat(read("a: 1\nsubject: *\n")).isEmpty();
    assertThat(faults.list().getFirst().line()).isEqualTo(2);
    assertThat(faults.list().getFirst().cure()).contains("needs quotes");
  }

  @Test
  void a_control_character_is_found_in_its_line() {
    assertThat(read("a: 1\n\nb: x\u0007y\n")).isEmpty();
    assertThat(faults.list()).singleElement().extracting(Fault::line).isEqualTo(3);
  }

  @Test
  void a_second_document_is_a_fault() {
    assertThat(read("a: 1\n---\nb: 2\n")).isPresent();
    assertThat(faults.list()).extracting(Fault::line).containsExactly(2);
  }

  @Test
  void nesting_has_a_limit() {
    assertThat(read("[".repeat(YamlFile.DEEPEST) + "]".repeat(YamlFile.DEEPEST))).isPresent();
    assertThat(faults.list()).isEmpty();

    assertThat(read("[".repeat(100_000))).isEmpty();
    assertThat(faults.list()).singleElement().extracting(Fault::what).asString().contains("deeper");
  }

  @Test
  void keys_that_are_no_words_are_faults() {
    read("? [a, b]\n: 1\n? {c: d}\n: 2\n");

    assertThat(faults.list()).extracting(Fault::line).containsExactly(1, 3);
  }

  @Test
  void faults_are_listed_by_file_and_line() {
    faults.add("b", 1, "x", "y");
    faults.add("a", 20, "x", "y");
    faults.add("a", 3, "x", "y");

    assertThat(faults.list())
        .extracting(Fault::toString)
        .containsExactly("a:3: x; y", "a:20: x; y", "b:1: x; y");
  }

  @Property(tries = 2_000)
  void no_text_makes_the_reader_throw(
      @ForAll
          @Chars({'a', '1', ':', ' ', '\n', '-', '[', ']', '{', '}', '&', '*', '!', '|', '"', '\''})
          @StringLength(max = 40)
          String text) {
    read(text).ifPresent(root -> walk(root, 0));
  }

  private static void walk(YamlNode node, int depth) {
    assertThat(depth).isLessThanOrEqualTo(YamlFile.DEEPEST);
    node.text();
    node.list().forEach(item -> walk(item, depth + 1));
    node.map().values().forEach(value -> walk(value, depth + 1));
  }

  private static YamlNode at(Map<String, YamlNode> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }

  private Optional<YamlNode> read(String text) {
    return YamlFile.read("f.yaml", text, faults);
  }
}
