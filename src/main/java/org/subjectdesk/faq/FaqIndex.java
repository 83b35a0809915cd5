package org.subjectdesk.faq;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * All entries, ready to be searched. Immutable and safe for any thread; build a new one when
 * entries change. Lives in memory only.
 */
public final class FaqIndex implements AutoCloseable {
  private static final int HITS = 10;
  private static final int CANDIDATES = 60;
  private static final int LONGEST_SEARCHED = 300;
  private static final int LONGEST_CACHED = 200;
  private static final int CACHED = 10_000;
  private static final String TEXT = "text";

  private final Map<Key, FaqEntry> entries = new LinkedHashMap<>();
  private final Map<String, List<FaqEntry>> exact = new HashMap<>();
  private final List<FaqEntry> entryOfDoc = new ArrayList<>();
  private final Subjects subjects;
  private final IndexSearcher searcher;
  private final Cache<Question, Found> cache = Caffeine.newBuilder().maximumSize(CACHED).build();

  private record Key(String library, String id) {}

  private record Question(String normal, String library, Optional<String> subject) {}

  private FaqIndex(Collection<FaqEntry> all, Subjects subjects) throws IOException {
    this.subjects = subjects;
    all.forEach(entry -> entries.put(new Key(entry.library(), entry.id()), entry));
    var directory = new ByteBuffersDirectory();
    try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
      for (var entry : entries.values()) {
        add(writer, entry, entry.question());
        for (var variant : entry.variants()) {
          add(writer, entry, variant);
        }
      }
      writer.forceMerge(1);
    }
    searcher = new IndexSearcher(DirectoryReader.open(directory));
    searcher.setQueryCache(null);
  }

  private void add(IndexWriter writer, FaqEntry entry, String text) throws IOException {
    var normal = Normaliser.normal(text);
    exact.computeIfAbsent(Normaliser.bareOfNormal(normal), _ -> new ArrayList<>()).add(entry);
    var doc = new Document();
    doc.add(new TextField(TEXT, new WordStream(Words.of(normal))));
    writer.addDocument(doc);
    entryOfDoc.add(entry);
  }

  /** Builds an index; of two entries with the same library and id the later one counts. */
  public static FaqIndex of(Collection<FaqEntry> entries, Subjects subjects) {
    try {
      return new FaqIndex(entries, subjects);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  /** How many entries there are, those of all libraries together. */
  public int size() {
    return entries.size();
  }

  /** The entry that a library shows under an id: its own, or else the alliance's. */
  public Optional<FaqEntry> entry(String library, String id) {
    return Optional.ofNullable(entries.get(new Key(library, id)))
        .or(() -> Optional.ofNullable(entries.get(new Key(FaqEntry.ALLIANCE, id))));
  }

  /**
   * Searches. Never throws, whatever the text holds; only its first few hundred characters count.
   *
   * @param text what the reader wrote
   * @param library whose entries are searched, besides the alliance's
   * @param subject the subject of the running consult, if it is known; one that the text names goes
   *     before it
   */
  public Found find(String text, String library, Optional<String> subject) {
    var head = text.length() > LONGEST_SEARCHED ? text.substring(0, LONGEST_SEARCHED) : text;
    var normal = Normaliser.normal(head);
    var about = subjects.named(normal).or(() -> subject);
    if (normal.length() > LONGEST_CACHED) {
      return search(new Question(normal, library, about));
    }
    return cache.get(new Question(normal, library, about), this::search);
  }

  private Found search(Question question) {
    var bare = Normaliser.bareOfNormal(question.normal());
    if (bare.codePoints().allMatch(Character::isDigit)) {
      return Found.NOTHING;
    }
    try {
      var same =
          exact.getOrDefault(bare, List.of()).stream()
              .filter(entry -> shows(question.library(), entry))
              .sorted((a, b) -> Boolean.compare(isAlliance(a), isAlliance(b)))
              .findFirst();
      var ranked = ranked(question);
      if (same.isPresent()) {
        ranked.removeIf(match -> match.entry().equals(same.get()));
        ranked.addFirst(new Match(same.get(), 1));
      }
      var hits = ranked.subList(0, Math.min(HITS, ranked.size()));
      return new Found(
          same.isPresent() ? Band.ANSWER : Confidence.of(hits), hits, same.isPresent());
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private List<Match> ranked(Question question) throws IOException {
    var words = Words.of(question.normal()).stream().distinct().toList();
    var query = new BooleanQuery.Builder();
    words.forEach(word -> query.add(new TermQuery(new Term(TEXT, word)), Occur.SHOULD));
    var best = new LinkedHashMap<FaqEntry, Match>();
    for (var hit : searcher.search(query.build(), CANDIDATES).scoreDocs) {
      var entry = entryOfDoc.get(hit.doc);
      if (shows(question.library(), entry)) {
        best.putIfAbsent(entry, new Match(entry, Math.min(0.99, hit.score / (3.0 * words.size()))));
      }
    }
    return new ArrayList<>(best.values());
  }

  private boolean shows(String library, FaqEntry entry) {
    return entry.library().equals(library)
        || (isAlliance(entry) && !entries.containsKey(new Key(library, entry.id())));
  }

  private static boolean isAlliance(FaqEntry entry) {
    return entry.library().equals(FaqEntry.ALLIANCE);
  }

  /** Frees the index; searches that still run may fail. */
  @Override
  public void close() {
    try {
      searcher.getIndexReader().close();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }
}
