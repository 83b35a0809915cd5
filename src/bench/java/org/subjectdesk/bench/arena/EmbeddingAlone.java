package org.subjectdesk.bench.arena;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.subjectdesk.bench.data.SyntheticFaq;
import org.subjectdesk.embedding.Embedder;

/**
 * How many new questions a second this machine can embed at most, with all its processors and
 * nothing else to do: the limit of a server that embeds each.
 */
public final class EmbeddingAlone {
  private final SyntheticFaq faq;
  private final AtomicInteger next = new AtomicInteger();
  private final ArrayList<Double> rates = new ArrayList<>();

  /** Sets up; loads the model. */
  public EmbeddingAlone(SyntheticFaq faq) {
    this.faq = faq;
    Embedder.load();
  }

  /** One turn. */
  public void turn(Duration time) throws InterruptedException {
    var threads = Runtime.getRuntime().availableProcessors();
    var from = next.get();
    var begun = System.nanoTime();
    var end = begun + time.toNanos();
    var done = new CountDownLatch(threads);
    for (var i = 0; i < threads; i++) {
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                while (System.nanoTime() < end) {
                  Embedder.load().embed(faq.question(next.getAndIncrement()).text());
                }
                done.countDown();
              });
    }
    done.await();
    rates.add((next.get() - from) * 1e9 / (System.nanoTime() - begun));
  }

  /** The median of all turns. */
  public double perSecond() {
    return Figures.median(rates.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
