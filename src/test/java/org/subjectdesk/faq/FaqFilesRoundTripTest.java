package org.subjectdesk.faq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.subjectdesk.yaml.Faults;

class FaqFilesRoundTripTest {
  private static final String AWKWARD =
      "\"',;:|>-*&!#%@`{}[]?~= \tnull true 书借😀\u00A0\u2028\uFEFFé";

  @Property(tries = 500)
  void yaml_gives_back_what_was_written(@ForAll("entries") List<FaqEntry> entries) {
    assertThat(read("a.yaml", FaqFiles.writeYaml(entries))).isEqualTo(entries);
  }

  @Property(tries = 500)
  void csv_gives_back_what_was_written(@ForAll("entries") List<FaqEntry> entries) {
    assertThat(read("a.csv", FaqFiles.writeCsv(entries))).isEqualTo(entries);
  }

  private static List<FaqEntry> read(String name, String content) {
    var faults = new Faults();
    var entries =
        new FaqFiles(Subjects.none()).read(name, content.getBytes(UTF_8), "demo-a", faults);
    assertThat(faults.list()).isEmpty();
    return entries;
  }

  @Provide
  static Arbitrary<List<FaqEntry>> entries() {
    return Combinators.combine(
            Arbitraries.strings().withChars("abc-0:#*'\"").ofMinLength(1).ofMaxLength(6),
            Arbitraries.of("*", "53", "5307", "530701"),
            line(),
            line().map(text -> text.replace("|", "")).list().ofMaxSize(4),
            text(),
            upkeep())
        .as(
            (id, subject, question, variants, answer, upkeep) ->
                new FaqEntry(
                    "demo-a", id, subject, question, distinct(question, variants), answer, upkeep))
        .list()
        .uniqueElements(FaqEntry::id)
        .ofMaxSize(4);
  }

  private static Arbitrary<FaqEntry.Upkeep> upkeep() {
    var days = Arbitraries.integers().between(-100_000, 1_000_000).map(LocalDate::ofEpochDay);
    return Combinators.combine(strings(AWKWARD, 8).map(String::strip), line(), days.optional())
        .as(FaqEntry.Upkeep::new);
  }

  /** A line with a word in it, as it is after reading. */
  private static Arbitrary<String> line() {
    return strings(AWKWARD, 12).map(String::strip).filter(text -> !Normaliser.bare(text).isEmpty());
  }

  private static Arbitrary<String> text() {
    return strings(AWKWARD + "\n\n", 40)
        .map(String::strip)
        .filter(text -> !text.isEmpty() && Placeholders.areProper(text));
  }

  private static Arbitrary<String> strings(String characters, int longest) {
    return Arbitraries.of(characters.codePoints().mapToObj(Character::toString).toList())
        .list()
        .ofMaxSize(longest)
        .map(chosen -> String.join("", chosen));
  }

  private static List<String> distinct(String question, List<String> variants) {
    var said = new HashSet<String>();
    said.add("");
    said.add(Normaliser.bare(question));
    return variants.stream()
        .map(String::strip)
        .filter(variant -> said.add(Normaliser.bare(variant)))
        .toList();
  }
}
