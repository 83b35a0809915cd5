package org.subjectdesk.faq;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimplifiedTest {
  /** Characters that ICU changes although simplified texts use them in their own right. */
  private static final String LEFT_ALONE = "著俱阪吒姊跤苎苧薴";

  @Test
  void the_table_is_what_icu_makes_of_each_character() {
    var icu = Transliterator.getInstance("Traditional-Simplified");
    var different =
        IntStream.range(0x3400, 0xA000)
            .filter(c -> LEFT_ALONE.indexOf(c) < 0)
            .filter(c -> expected(icu, c) != Simplified.of((char) c))
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    assertThat(different).isEmpty();
    assertThat(LEFT_ALONE.chars().boxed()).allMatch(c -> Simplified.of((char) c.intValue()) == c);
  }

  private static int expected(Transliterator icu, int c) {
    var simplified = icu.transliterate(Character.toString(c));
    return simplified.length() == 1 ? simplified.charAt(0) : c;
  }

  @Test
  void the_character_for_writing_stays_where_it_means_writing() {
    assertThat(Normaliser.normal("看著書")).isEqualTo("看着书");
    assertThat(Normaliser.normal("專著")).isEqualTo("专著");
    assertThat(Normaliser.normal("名著")).isEqualTo("名著");
    assertThat(Normaliser.normal("著作權")).isEqualTo("著作权");
  }
}
