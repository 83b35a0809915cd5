package org.subjectdesk.faq;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
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
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.FixedBitSet;

/**
 * Narrows all entries down to the few worth comparing: a Lucene index in memory with one document
 * an entry, in the order of the entries. Safe for any thread.
 *
 * <p>Only a question's weightiest words are looked up. The others hardly change who is near, but
 * their long postings would make the search as slow as the index is large.
 */
final class Candidates implements AutoCloseable {
  private static final String WORDS = "words";
  private static final double WEIGHT_LOOKED_UP = 0.8;
  private static final int WORDS_LOOKED_UP = 16;
  private static final BM25Similarity SIMILARITY = new BM25Similarity(0.4f, 0.3f);

  private final Lexicon lexicon;
  private final IndexSearcher searcher;
  private final List<Query> lookups = new ArrayList<>();

  Candidates(Collection<Profile> entries, Lexicon lexicon) throws IOException {
    this.lexicon = lexicon;
    var directory = new ByteBuffersDirectory();
    write(directory, entries);
    searcher = new IndexSearcher(DirectoryReader.open(directory));
    searcher.setQueryCache(null);
    searcher.setSimilarity(SIMILARITY);
    for (var number = 0; number < lexicon.size(); number++) {
      var term = new Term(WORDS, lexicon.words().get(number));
      var query = new TermQuery(term, TermStates.build(searcher, term, true));
      lookups.add(new BoostQuery(query, (float) Math.sqrt(lexicon.weight(number))));
    }
  }

  private void write(ByteBuffersDirectory directory, Collection<Profile> entries)
      throws IOException {
    var type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    var config = new IndexWriterConfig();
    config.setSimilarity(SIMILARITY);
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
   */
  int[] nearest(Bag question, FixedBitSet visible, int most) throws IOException {
    var query = new BooleanQuery.Builder();
    for (var word : weightiest(question)) {
      query.add(lookups.get(word), Occur.SHOULD);
    }
    var found = searcher.search(query.build(), new Visible(visible, most));
    var entries = new int[found.length];
    for (var i = 0; i < found.length; i++) {
      entries[i] = found[i].doc;
    }
    return entries;
  }

  private List<Integer> weightiest(Bag question) {
    var byWeight = new ArrayList<Integer>();
    var all = 0.0;
    for (var word : question.words()) {
      byWeight.add(word);
      all += lexicon.weight(word);
    }
    byWeight.sort((a, b) -> Double.compare(lexicon.weight(b), lexicon.weight(a)));
    var taken = 0.0;
    for (var i = 0; i < byWeight.size(); i++) {
      if (i == WORDS_LOOKED_UP || taken > WEIGHT_LOOKED_UP * all) {
        return byWeight.subList(0, i);
      }
      taken += lexicon.weight(byWeight.get(i));
    }
    return byWeight;
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
