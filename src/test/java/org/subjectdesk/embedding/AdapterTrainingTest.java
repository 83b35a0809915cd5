package org.subjectdesk.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdapterTrainingTest {
  private static final int SIZE = 16;
  private final Random random = new Random(3);

  @Test
  void what_means_the_same_comes_closer_and_what_does_not_moves_away() {
    var groups = groups();
    var adapter = AdapterTraining.learn(groups, 1);

    assertThat(gap(groups, adapter)).isGreaterThan(gap(groups, null) + 0.1);
  }

  @Test
  void the_same_groups_and_seed_give_the_same_adapter_and_a_file_keeps_it() throws IOException {
    var groups = groups();
    var one = AdapterTraining.learn(groups, 1);
    var file = new ByteArrayOutputStream();
    one.write(file);

    var read = Adapter.read(new ByteArrayInputStream(file.toByteArray()));

    assertThat(AdapterTraining.learn(groups, 1).fingerprint()).isEqualTo(one.fingerprint());
    assertThat(read.apply(groups.getFirst().getFirst()))
        .usingComparatorWithPrecision(0.01f)
        .containsExactly(one.apply(groups.getFirst().getFirst()));
  }

  @Test
  void something_else_is_not_read_as_an_adapter() {
    assertThatThrownBy(() -> Adapter.read(new ByteArrayInputStream(new byte[100])))
        .isInstanceOf(IOException.class);
  }

  @Test
  void nothing_can_be_learned_from_single_texts() {
    var single = List.of(List.of(new float[SIZE]), List.of(new float[SIZE]));
    assertThatThrownBy(() -> AdapterTraining.learn(single, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Groups differ in a few places; the other places are noise. */
  private List<List<float[]>> groups() {
    var groups = new ArrayList<List<float[]>>();
    for (var i = 0; i < 40; i++) {
      var centre = noise(4);
      var texts = new ArrayList<float[]>();
      for (var j = 0; j < 4; j++) {
        var text = noise(SIZE);
        for (var k = 0; k < centre.length; k++) {
          text[k] = centre[k];
        }
        texts.add(Vectors.unit(text));
      }
      groups.add(texts);
    }
    return groups;
  }

  private float[] noise(int size) {
    var noise = new float[size];
    for (var i = 0; i < size; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }

  /** Mean cosine inside a group less the mean cosine to the next group. */
  private static double gap(List<List<float[]>> groups, @Nullable Adapter adapter) {
    var gap = 0.0;
    for (var i = 0; i < groups.size(); i++) {
      var one = turned(groups.get(i).get(0), adapter);
      var same = turned(groups.get(i).get(1), adapter);
      var other = turned(groups.get((i + 1) % groups.size()).get(0), adapter);
      gap += (dot(one, same) - dot(one, other)) / groups.size();
    }
    return gap;
  }

  private static float[] turned(float[] text, @Nullable Adapter adapter) {
    return adapter == null ? text : adapter.apply(text);
  }

  private static double dot(float[] one, float[] other) {
    var sum = 0.0;
    for (var i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
