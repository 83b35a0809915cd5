package org.subjectdesk.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class PlacesTest {
  private final Meaning meaning = new SharedCharacters();

  @Property(tries = 200)
  void asked_all_at_once_they_are_as_near_as_one_by_one(
      @ForAll @Size(max = 12) List<@AlphaChars @StringLength(min = 1, max = 30) String> texts,
      @ForAll @AlphaChars @StringLength(min = 1, max = 30) String text) {
    var places = new Places();
    texts.forEach(one -> places.add(meaning.place(one)));
    var asked = meaning.place(text);

    assertThat(places.size()).isEqualTo(texts.size());
    var cosines = places.cosines(asked);
    assertThat(cosines).hasSize(texts.size());
    for (var i = 0; i < texts.size(); i++) {
      assertThat(cosines[i]).isEqualTo(cosine(asked, meaning.place(texts.get(i))));
    }
  }

  @Property(tries = 200)
  void its_work_is_one_step_for_each_and_one_for_each_value_in_common(
      @ForAll @AlphaChars @StringLength(min = 1, max = 30) String one,
      @ForAll @AlphaChars @StringLength(min = 1, max = 30) String other) {
    var places = new Places();
    places.add(meaning.place(one));
    var first = meaning.place(one);
    var second = meaning.place(other);

    var common =
        IntStream.range(0, first.length).filter(i -> first[i] != 0 && second[i] != 0).count();
    assertThat(places.work(second)).isEqualTo(1 + common);
  }

  private static float cosine(float[] one, float[] other) {
    var sum = 0f;
    for (var i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
