package org.subjectdesk.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.subjectdesk.embedding.Embedder;
import org.subjectdesk.embedding.Embedding;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

class KeptMeaningsIT {
  private static final List<String> TEXTS = List.of("图书怎么续借", "几点开门");

  @OnEachStore
  void what_is_kept_is_read_and_not_computed_again(Store store) {
    new KeptMeanings(store, Embedder.load()).of(TEXTS);
    // A sign that only reading can bring back.
    var sign = Embedding.of(Embedding.Language.CHINESE, new float[] {1, 2, 3}).bytes();
    store
        .inTransaction("test", tx -> tx.update("UPDATE embedding SET vector = ?", (Object) sign))
        .join();

    var restarted =
        new KeptMeanings(store, Embedder.load()).of(List.of("图书怎么续借", "几点开门", "从没见过的一句话"));

    assertThat(restarted.ofText("图书怎么续借").orElseThrow().bytes()).isEqualTo(sign);
    assertThat(restarted.ofText("几点开门").orElseThrow().bytes()).isEqualTo(sign);
    assertThat(restarted.ofText("从没见过的一句话").orElseThrow().bytes()).isNotEqualTo(sign);
    assertThat(restarted.ofText("没有准备过")).isEmpty();
    assertThat(store.<Integer>read(tx -> tx.list("SELECT 1 AS n FROM embedding", r -> 1).size()))
        .isEqualTo(3);
  }

  @OnEachStore
  void many_texts_are_kept_and_read_together(Store store) {
    var many = IntStream.range(0, 150).mapToObj(n -> "问题" + n).toList();
    var first = new KeptMeanings(store, Embedder.load()).of(many);
    var second = new KeptMeanings(store, Embedder.load()).of(many);

    assertThat(many)
        .allSatisfy(
            text ->
                assertThat(second.ofText(text).orElseThrow().bytes())
                    .isEqualTo(first.ofText(text).orElseThrow().bytes()));
  }
}
