package org.subjectdesk.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordPieceTest {
  private static final WordPiece CHINESE = pieces("bge-small-zh-v1.5-q");
  private static final WordPiece ENGLISH = pieces("bge-small-en-v1.5-q");

  /** Each line of the fixture: model, text, and the numbers that the reference tokenizer gives. */
  static Stream<String[]> fixture() throws IOException {
    try (var in = WordPieceTest.class.getResourceAsStream("wordpiece.tsv")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(line -> line.split("\t"));
    }
  }

  @ParameterizedTest
  @MethodSource("fixture")
  void it_cuts_as_the_reference_does(String model, String text, String numbers) {
    var cut = (model.equals("zh") ? CHINESE : ENGLISH).cut(text);

    assertThat(Arrays.stream(cut).mapToObj(Long::toString).collect(Collectors.joining(" ")))
        .isEqualTo(numbers);
  }

  @Property
  void whatever_comes_it_gives_marks_around_a_bounded_number_of_pieces(@ForAll String text) {
    assertThatCode(
            () -> {
              var cut = CHINESE.cut(text);
              assertThat(cut).hasSizeBetween(2, WordPiece.MOST_PIECES).doesNotContain(-1);
              assertThat(cut[0]).isEqualTo(101);
              assertThat(cut[cut.length - 1]).isEqualTo(102);
            })
        .doesNotThrowAnyException();
  }

  private static WordPiece pieces(String name) {
    try (var in = WordPieceTest.class.getResourceAsStream("/" + name + "-tokenizer.json")) {
      return new WordPiece(Vocabulary.read(Objects.requireNonNull(in)));
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
