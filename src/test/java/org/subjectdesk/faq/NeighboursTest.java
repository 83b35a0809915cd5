package org.subjectdesk.faq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.lucene.util.FixedBitSet;
import org.junit.jupiter.api.Test;
import org.subjectdesk.embedding.Embedding;

class NeighboursTest {
  private static final int ENTRIES = 2_000;
  private static final int MOST = 20;
  private final Random random = new Random(7);

  @Test
  void the_graph_finds_nearly_all_that_a_scan_finds_and_nothing_hidden() throws IOException {
    var senses = new ArrayList<Sense>();
    for (var i = 0; i < ENTRIES; i++) {
      senses.add(new Sense(List.of(Optional.of(embedding())), Optional.empty()));
    }
    var visible = new FixedBitSet(ENTRIES);
    visible.set(0, ENTRIES / 2);
    var common = 0;
    try (var scan = new Neighbours(senses, Embedding.Language.CHINESE, ENTRIES);
        var graph = new Neighbours(senses, Embedding.Language.CHINESE, ENTRIES / 2)) {
      for (var i = 0; i < 50; i++) {
        var question = embedding();
        var expected = numbers(scan.nearest(question, visible, MOST));
        var found = numbers(graph.nearest(question, visible, MOST));
        assertThat(expected).hasSize(MOST).allMatch(visible::get);
        assertThat(found).allMatch(visible::get);
        common += (int) expected.stream().filter(found::contains).count();
      }
    }
    assertThat(common).isGreaterThan(50 * MOST * 8 / 10);
  }

  private static List<Integer> numbers(int[] numbers) {
    return Arrays.stream(numbers).boxed().collect(Collectors.toList());
  }

  private Embedding embedding() {
    var vector = new float[32];
    for (var i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Embedding.of(Embedding.Language.CHINESE, vector);
  }
}
