package org.subjectdesk.faq;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.similarities.BooleanSimilarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.FixedBitSet;

/**
 * Narrows all entries down to the few worth comparing: a Lucene index in memory with one document
 * an entry, in the order of the entries. Safe for any thread.
 *
 * <p>An entry's rank here is the weight of the words that it shares with the question. Only the
 * question's weightiest words are looked up: the others hardly change who is near, but their long
 * postings would make the search as slow as the index is large.
 */
final class Candidates implements AutoCloseable {
  private static final String WORDS = "words";
  private static final double WEIGHT_LOOKED_UP = 0.8;
  private static final int MOST_WORDS = 16;

  private final Lexicon lexicon;
  private final IndexSearcher searcher;
  private final List<Query> lookups = new ArrayList<>();

  Candidates(Collection<WordProfile> entries, Lexicon lexicon) throws IOException {
    this.lexicon = lexicon;
    var directory = new ByteBuffersDirectory();
    write(directory, entries);
    searcher = new IndexSearcher(DirectoryReader.open(directory));
    searcher.setQueryCache(null);
    searcher.setSimilarity(new BooleanSimilarity());
    for (var number = 0; number < lexicon.size(); number++) {
      var term = new Term(WORDS, lexicon.words().get(number));
      var query = new TermQuery(term, TermStates.build(searcher, term, true));
      lookups.add(new BoostQuery(query, (float) lexicon.weight(number)));
    }
  }

  private void write(ByteBuffersDirectory directory, Collection<WordProfile> entries)
      throws IOException {
    var type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS);
    type.setOmitNorms(true);
    type.freeze();
    var config = new IndexWriterConfig();
    // Other policies may change the order of documents, which is the order of the entries.
    config.setMergePolicy(new LogDocMergePolicy());
    try (var writer = new IndexWriter(directory, config)) {
      for (var entry : entries) {
        var document = new Document();
        document.add(new Field(WORDS, new WordStream(lexicon.words(), entry.allWords()), type));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
  }

  /**
   * The numbers of the nearest entries.
   *
   * @param visible the numbers that may be found
   * @param least look up every word when the weightiest alone find less than this
   */
  int[] nearest(Bag question, FixedBitSet visible, int least, int most) throws IOException {
    var words = byWeight(question);
    var few = weightiest(words);
    var found = search(words.subList(0, few), visible, most);
    return found.length < least && few < words.size() ? search(words, visible, most) : found;
  }

  private int[] search(List<Integer> words, FixedBitSet visible, int most) throws IOException {
    var query = new BooleanQuery.Builder();
    words.forEach(word -> query.add(lookups.get(word), Occur.SHOULD));
    var found = searcher.search(query.build(), new Visible(visible, most));
    return Arrays.stream(found).mapToInt(document -> document.doc).toArray();
  }

  private List<Integer> byWeight(Bag question) {
    return Arrays.stream(question.words())
        .boxed()
        .sorted(Comparator.comparingDouble(lexicon::weight).reversed())
        .limit(MOST_WORDS)
        .toList();
  }

  /** How many of the sorted words make up most of their weight. */
  private int weightiest(List<Integer> words) {
    var all = words.stream().mapToDouble(lexicon::weight).sum();
    var taken = 0.0;
    var count = 0;
    while (count < words.size() && taken <= WEIGHT_LOOKED_UP * all) {
      taken += lexicon.weight(words.get(count++));
    }
    return count;
  }

  /** Takes the best documents among those that are visible. */
  private record Visible(FixedBitSet documents, int most)
      implements CollectorManager<Visible.Best, ScoreDoc[]> {
    static final class Best extends FilterCollector {
      private final TopScoreDocCollector top;
      private final FixedBitSet documents;

      Best(TopScoreDocCollector top, FixedBitSet documents) {
        super(top);
        this.top = top;
        this.documents = documents;
      }

      @Override
      public LeafCollector getLeafCollector(LeafReaderContext onlySegment) throws IOException {
        return new FilterLeafCollector(super.getLeafCollector(onlySegment)) {
          @Override
          public void collect(int document) throws IOException {
            if (documents.get(document)) {
              super.collect(document);
            }
          }
        };
      }
    }

    @Override
    public Best newCollector() {
      return new Best(new TopScoreDocCollectorManager(most, null, most).newCollector(), documents);
    }

    @Override
    public ScoreDoc[] reduce(Collection<Best> collectors) {
      return collectors.iterator().next().top.topDocs().scoreDocs;
    }
  }

  @Override
  public void close() throws IOException {
    searcher.getIndexReader().close();
  }
}
