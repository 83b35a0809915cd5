package org.subjectdesk.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The works of the alliance, ready to be searched. Derived from the store: it knows up to which of
 * the store's {@linkplain #version versions} it follows, and is filled again when it was lost. Safe
 * for any thread; changes wait for each other, searches for nobody.
 *
 * <p>Titles that have the words come before those with the same words elsewhere, persons before
 * publishers, publishers before classes; what stands together as typed before what is scattered;
 * the newer one where nothing else decides. A standard number in any form, or a call number, finds
 * what has exactly this number.
 */
public final class CatalogueIndex implements CatalogueSearch, AutoCloseable {
  private static final Sort BEST =
      new Sort(SortField.FIELD_SCORE, new SortField(Fields.AGE, SortField.Type.LONG, true));
  private static final Sort NEWEST = new Sort(new SortField(Fields.AGE, SortField.Type.LONG, true));

  private final Counting counting = new Counting();
  private final Function<Set<String>, Set<String>> subjectsOfClc;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private volatile long version;
  private volatile String classes;

  private CatalogueIndex(Directory directory, Function<Set<String>, Set<String>> subjectsOfClc)
      throws IOException {
    this.subjectsOfClc = subjectsOfClc;
    this.directory = directory;
    this.writer = IndexFolder.open(directory);
    this.version = IndexFolder.version(writer);
    this.classes = IndexFolder.classes(writer);
    this.searchers = new SearcherManager(writer, true, true, new Searchers());
  }

  private static final class Searchers extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
      var searcher = new IndexSearcher(reader);
      searcher.setSimilarity(IndexFolder.similarity());
      return searcher;
    }
  }

  /**
   * Opens the index in a folder of its own, which is made if it is missing. One that is broken or
   * of an older format is emptied.
   *
   * @param subjectsOfClc a work's classes → its codes in the catalogue of subjects; who changes it
   *     has to put every work again
   * @throws UncheckedIOException if the folder cannot be used, or another process uses it
   */
  public static CatalogueIndex open(Path folder, Function<Set<String>, Set<String>> subjectsOfClc) {
    try {
      return new CatalogueIndex(FSDirectory.open(Files.createDirectories(folder)), subjectsOfClc);
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  /** An index that is gone with the process. */
  public static CatalogueIndex inMemory(Function<Set<String>, Set<String>> subjectsOfClc) {
    try {
      return new CatalogueIndex(new ByteBuffersDirectory(), subjectsOfClc);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  /** The store's version up to which it follows; 0 = it has to be filled. */
  public long version() {
    return version;
  }

  /** By which {@linkplain #classes classes} all works were put; empty = nobody has said. */
  public String classes() {
    return classes;
  }

  /**
   * Says by which state of the mapping of classes all works were put.
   *
   * @param name of that state, such as a hash
   */
  public synchronized void classes(String name) {
    classes = name;
  }

  /** Forgets every work. */
  public synchronized void clear() {
    try {
      writer.deleteAll();
      searchers.maybeRefreshBlocking();
      version = 0;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Whether it has to be filled from the beginning. */
  public boolean isFresh() {
    return version == 0;
  }

  /**
   * Takes over what changed; searches see it when this returns. A change that fails may be there in
   * part, leaves the version as it was, and can be given again.
   *
   * @param put works that are new or have changed, by id
   * @param goneIds works that are no more
   * @param version the store's version with these changes
   * @throws UncheckedIOException if the disk fails; the index has to be opened again then
   */
  public synchronized void apply(Collection<Work> put, Collection<String> goneIds, long version) {
    try {
      for (var id : goneIds) {
        writer.deleteDocuments(named(id));
      }
      for (var work : put) {
        writer.updateDocument(named(work.id()), Fields.of(work, subjectsOfClc.apply(work.clc())));
      }
      searchers.maybeRefreshBlocking();
      this.version = version;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Term named(String id) {
    return new Term(Fields.ID, Fields.name(id));
  }

  /** Makes everything durable that was applied. What is not is lost with the process. */
  public synchronized void commit() {
    try {
      IndexFolder.commit(writer, version, classes);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** How many works there are. */
  public long works() {
    return with(searcher -> (long) searcher.getIndexReader().numDocs());
  }

  /** The work with this id. */
  public Optional<Work> work(String id) {
    return with(
        searcher -> {
          var found = searcher.search(new TermQuery(named(id)), 1).scoreDocs;
          return found.length == 0 ? Optional.empty() : Optional.of(work(searcher, found[0]));
        });
  }

  private static Work work(IndexSearcher searcher, ScoreDoc hit) throws IOException {
    var leaves = searcher.getIndexReader().leaves();
    var leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
    var works = DocValues.getBinary(leaf.reader(), Fields.WORK);
    works.advanceExact(hit.doc - leaf.docBase);
    return WorkForm.read(works.binaryValue());
  }

  @Override
  public Hits find(Lookup lookup) {
    return with(searcher -> find(searcher, lookup));
  }

  private Hits find(IndexSearcher searcher, Lookup lookup) throws IOException {
    var filters = filters(lookup.filter());
    if (lookup.words().isBlank()) {
      return hits(
          searcher,
          lookup,
          counting.count(searcher, MatchAllDocsQuery.INSTANCE, filters),
          Optional.empty());
    }
    var asked = Asked.of(lookup.words());
    for (var fits : asked.fits()) {
      var counted = counting.count(searcher, fits, filters);
      // What fits and is filtered away is no reason to show what hardly fits.
      if (counted.fitting() > 0) {
        return hits(searcher, lookup, counted, asked.order());
      }
    }
    return Hits.none();
  }

  static Map<Facet, Query> filters(Lookup.Filter filter) {
    var filters = new EnumMap<Facet, Query>(Facet.class);
    put(filters, Facet.KIND, filter.kinds().stream().map(Kind::word).toList());
    put(filters, Facet.SUBJECT, filter.subjects());
    put(filters, Facet.LIBRARY, filter.libraries());
    put(filters, Facet.YEAR, filter.years().stream().map(String::valueOf).toList());
    return filters;
  }

  private static void put(Map<Facet, Query> filters, Facet facet, Collection<String> values) {
    if (!values.isEmpty()) {
      var terms = values.stream().map(value -> Fields.value(facet, value)).toList();
      filters.put(facet, Asked.anyOf(Fields.FACETS, terms));
    }
  }

  private static Hits hits(
      IndexSearcher searcher, Lookup lookup, Counting.Counted counted, Optional<Query> order)
      throws IOException {
    var from = Math.max(0L, lookup.from());
    var upTo = (int) Math.min(counted.total(), from + Math.max(0, lookup.size()));
    var works = new ArrayList<Work>();
    if (from < upTo) {
      var query = new BooleanQuery.Builder().add(counted.picked(), Occur.FILTER);
      order.ifPresent(it -> query.add(it, Occur.SHOULD));
      var sort = order.isPresent() ? BEST : NEWEST;
      var best =
          searcher.search(query.build(), new TopFieldCollectorManager(sort, upTo, null, upTo))
              .scoreDocs;
      for (var i = (int) from; i < best.length; i++) {
        works.add(work(searcher, best[i]));
      }
    }
    return new Hits(counted.total(), works, counted.counts());
  }

  /** What is done with the works as they are now. */
  private interface Look<T> {
    T at(IndexSearcher searcher) throws IOException;
  }

  private <T> T with(Look<T> look) {
    try {
      var searcher = searchers.acquire();
      try {
        return look.at(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Makes everything durable and lets the folder go; nothing may be asked afterwards. */
  @Override
  public synchronized void close() {
    try (directory;
        writer;
        searchers) {
      if (writer.isOpen()) {
        IndexFolder.commit(writer, version, classes);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
