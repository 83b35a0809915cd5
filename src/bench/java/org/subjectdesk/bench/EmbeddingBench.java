package org.subjectdesk.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.subjectdesk.bench.data.SyntheticFaq;
import org.subjectdesk.embedding.Embedder;

/** The embedding of a reader's question, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EmbeddingBench {
  private final SyntheticFaq faq = new SyntheticFaq(10_000);
  private final Embedder embedder = Embedder.load();
  private int next;

  /** One that was never asked. */
  @Benchmark
  public Object cold() {
    return embedder.question(faq.question(next++).text());
  }

  /** One that was asked before. */
  @Benchmark
  public Object warm() {
    return embedder.question("图书怎么续借");
  }
}
