package org.subjectdesk.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.subjectdesk.publishing.FaqFolder;
import org.subjectdesk.yaml.Faults;

/** Listed words are found however they are written, and only they. */
class WordListTest {
  private static final List<WordList.Word> SHIPPED = shipped();
  private static final WordList LIST = new WordList(SHIPPED);
  private static final Transliterator TRADITIONAL =
      Transliterator.getInstance("Simplified-Traditional");

  private static List<WordList.Word> shipped() {
    try {
      var text = java.nio.file.Files.readString(Path.of("bot-scripts", WordFiles.NAME));
      return WordFiles.words(WordFiles.NAME, text, new Faults());
    } catch (java.io.IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }

  private static WordList list(String... lines) {
    var faults = new Faults();
    var list = new WordList(WordFiles.words("w", String.join("\n", lines), faults));
    assertThat(faults.list()).isEmpty();
    return list;
  }

  @Property(tries = 2_000)
  void a_listed_word_is_found_however_it_is_spaced_cased_and_spelled(
      @ForAll("disguised") String text) {
    assertThat(LIST.find(text)).isPresent();
  }

  @Provide
  Arbitrary<String> disguised() {
    var around = Arbitraries.of("", "请问", "😀 hello ", "圖書館。", "12", "\n");
    return Combinators.combine(around, words().flatMap(WordListTest::disguised), around)
        .as((before, word, after) -> before + word + after);
  }

  private static Arbitrary<String> words() {
    return Arbitraries.of(SHIPPED).map(WordList.Word::text);
  }

  private static Arbitrary<String> disguised(String word) {
    var noise =
        Arbitraries.of(
            "", "", "", " ", "\u3000", "-", "。", "*", "\u200B", "·", "😀", "\n", "+", "#");
    var signs =
        word.codePoints()
            .mapToObj(Character::toString)
            .map(
                sign ->
                    Combinators.combine(
                            Arbitraries.of(
                                sign, TRADITIONAL.transliterate(sign), wide(sign), upper(sign)),
                            noise)
                        .as((written, behind) -> written + behind))
            .toList();
    return Combinators.combine(signs).as(parts -> String.join("", parts));
  }

  private static String upper(String sign) {
    return sign.toUpperCase(Locale.ROOT);
  }

  private static String wide(String sign) {
    var c = sign.charAt(0);
    return c > ' ' && c <= '~' ? Character.toString(c - '!' + '\uFF01') : sign;
  }

  @Test
  void the_shipped_list_finds_nothing_in_the_shipped_answers() {
    var entries = FaqFolder.read(Path.of("faq-data"), new Faults()).entries();
    assertThat(entries).hasSizeGreaterThan(400);
    assertThat(entries)
        .allSatisfy(entry -> assertThat(LIST.find(Safety.textOf(entry))).as(entry.id()).isEmpty());
  }

  @Test
  void latin_words_are_folded_too() {
    var list = list("Essay Writing", "c++代写");
    assertThat(list.find("ｅｓｓａｙ-ＷＲＩＴＩＮＧ")).contains("Essay Writing");
    assertThat(list.find("E+s+s+a+y w#riting")).contains("Essay Writing");
    assertThat(list.find("C 代 写")).contains("c++代写");
    assertThat(list.find("an essay on writing")).isEmpty();
  }

  @Test
  void a_longer_word_that_means_something_else_is_none() {
    var list = list("包过 -书包过 -包过期");
    assertThat(list.find("我的书包过安检")).isEmpty();
    assertThat(list.find("红包 过期了")).isEmpty();
    assertThat(list.find("四级包过")).contains("包过");
    assertThat(list.find("书包过安检，四级包过")).as("the second one counts").contains("包过");
  }

  @Test
  void a_character_with_two_readings_is_one_here() {
    assertThat(list("挂著名").find("挂着名")).contains("挂著名");
    assertThat(list("挂着名").find("掛著名")).contains("挂着名");
  }

  @Test
  void a_long_text_is_no_problem() {
    assertThat(LIST.find("代写代写".repeat(200_000))).isEmpty();
    assertThat(LIST.find("图书".repeat(200_000) + "代写论文")).contains("代写论文");
  }
}
