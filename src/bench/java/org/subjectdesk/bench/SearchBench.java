package org.subjectdesk.bench;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.subjectdesk.bench.data.InventedMeanings;
import org.subjectdesk.bench.data.SyntheticFaq;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Meanings;
import org.subjectdesk.faq.Subjects;

/** The search, every question new: no cache helps. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SearchBench {
  private static final FaqIndex.Scope SCOPE = new FaqIndex.Scope(Subjects.none(), List.of());

  /** How many entries. */
  @Param({"1000", "10000", "100000"})
  public int entries;

  /** Whether embeddings are compared, or words alone. */
  @Param({"words", "meaning"})
  public String by = "words";

  private SyntheticFaq faq = new SyntheticFaq(1);
  private FaqIndex index = FaqIndex.of(List.of(), Subjects.none());
  private int next;

  /** Builds the index. */
  @Setup
  public void setUp() {
    faq = new SyntheticFaq(entries);
    var meanings = by.equals("words") ? Meanings.none() : new InventedMeanings();
    index = FaqIndex.of(faq.entries().toList(), SCOPE, meanings);
  }

  /** One search. */
  @Benchmark
  public Object find() {
    return index.find(faq.question(next++).text(), "first", Optional.empty());
  }
}
