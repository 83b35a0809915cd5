package org.subjectdesk.faq;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.embedding.Embedding;

/**
 * Narrows all entries down to those whose texts, taken together, lie in a question's direction. Up
 * to {@value #MOST_SCANNED} entries every one is looked at; above, Lucene's graph (HNSW, Malkov and
 * Yashunin 2018) is asked for more than is needed, because it misses a few. Safe for any thread.
 */
final class Neighbours implements AutoCloseable {
  static final int MOST_SCANNED = 10_000;

  private static final String CENTRE = "centre";
  private static final int OVERSAMPLED = 4;
  private static final double BUFFER_MB = 1_024;

  private final int[] numbers;
  private final List<Embedding> centres = new ArrayList<>();
  private final @Nullable IndexSearcher graph;

  private record Near(int number, double cosine) {}

  /**
   * Lays out the centres of all entries that have texts of a language.
   *
   * @param scanned up to how many are scanned
   */
  Neighbours(List<Sense> entries, Embedding.Language language, int scanned) throws IOException {
    var with = new ArrayList<Integer>();
    for (var number = 0; number < entries.size(); number++) {
      var mean = entries.get(number).mean(language);
      if (mean != null) {
        with.add(number);
        centres.add(Embedding.of(language, mean));
      }
    }
    numbers = with.stream().mapToInt(Integer::intValue).toArray();
    graph = numbers.length > scanned ? graph(centres) : null;
  }

  private static IndexSearcher graph(List<Embedding> centres) throws IOException {
    var directory = new ByteBuffersDirectory();
    var config = new IndexWriterConfig();
    // One graph at the end, instead of many small ones that are joined again and again.
    config.setRAMBufferSizeMB(BUFFER_MB);
    // Other policies may change the order of documents, which is the order of the centres.
    config.setMergePolicy(new LogDocMergePolicy());
    try (var writer = new IndexWriter(directory, config)) {
      for (var centre : centres) {
        var document = new Document();
        document.add(
            new KnnByteVectorField(CENTRE, centre.values(), VectorSimilarityFunction.COSINE));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    return new IndexSearcher(DirectoryReader.open(directory));
  }

  /** The numbers of the nearest entries among those that may be found. */
  int[] nearest(Embedding question, FixedBitSet visible, int most) throws IOException {
    return graph == null
        ? scanned(question, visible, most)
        : searched(graph, question, visible, most);
  }

  private int[] scanned(Embedding question, FixedBitSet visible, int most) {
    var best = new PriorityQueue<Near>(Comparator.comparingDouble(Near::cosine));
    for (var i = 0; i < numbers.length; i++) {
      if (!visible.get(numbers[i])) {
        continue;
      }
      var cosine = Sense.cosine(question, centres.get(i));
      var worst = best.peek();
      if (best.size() < most || worst == null || cosine > worst.cosine()) {
        best.add(new Near(numbers[i], cosine));
        if (best.size() > most) {
          best.remove();
        }
      }
    }
    return best.stream().mapToInt(Near::number).toArray();
  }

  private int[] searched(IndexSearcher searcher, Embedding question, FixedBitSet visible, int most)
      throws IOException {
    var query = new KnnByteVectorQuery(CENTRE, question.values(), most * OVERSAMPLED);
    return Arrays.stream(searcher.search(query, most * OVERSAMPLED).scoreDocs)
        .mapToInt(document -> numbers[document.doc])
        .filter(visible::get)
        .limit(most)
        .toArray();
  }

  @Override
  public void close() throws IOException {
    if (graph != null) {
      graph.getIndexReader().close();
    }
  }
}
