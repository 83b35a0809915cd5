package org.subjectdesk.faq;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoundsTest {
  @Test
  void the_table_is_what_icu_makes_of_each_character() {
    var icu = Transliterator.getInstance("Han-Latin; NFD; [:Nonspacing Mark:] Remove; Lower");
    var different =
        IntStream.range(0x4E00, 0xA000)
            .mapToObj(Character::toString)
            .filter(c -> !Sounds.of(List.of(c)).getFirst().equals(icu.transliterate(c).strip()))
            .collect(Collectors.joining());

    assertThat(different).isEmpty();
  }

  @Test
  void homophones_sound_alike_and_other_words_stay() {
    assertThat(Sounds.of(Words.of("续戒cnki")))
        .isEqualTo(Sounds.of(Words.of("续借cnki")))
        .containsExactly("xu", "jie", "cnki");
  }
}
