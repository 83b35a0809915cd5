package org.subjectdesk.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * What Lucene alone costs: the same documents and the same queries without anything that the
 * catalogue does besides. Stands in the catalogue's package to make both as the catalogue does.
 */
public final class PlainLucene implements AutoCloseable {
  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  /** Opens what a catalogue wrote and committed. */
  public PlainLucene(Path folder) throws IOException {
    directory = FSDirectory.open(folder);
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
    searcher.setSimilarity(IndexFolder.similarity());
  }

  /**
   * Indexes works as the catalogue does, the same fields in the same analysis, into a new folder:
   * documents one after the other on one thread, one commit at the end.
   */
  public static void index(
      Path folder, Collection<Work> works, Function<Set<String>, Set<String>> subjectsOfClc)
      throws IOException {
    var config = new IndexWriterConfig();
    config.setSimilarity(IndexFolder.similarity());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    try (var directory = FSDirectory.open(folder);
        var writer = new IndexWriter(directory, config)) {
      for (var work : works) {
        writer.addDocument(Fields.of(work, subjectsOfClc.apply(work.clc())));
      }
      writer.commit();
    }
  }

  /**
   * The query that decides which works a lookup brings, and in which order; made ready before the
   * clock starts.
   */
  public Query query(Lookup lookup) throws IOException {
    var asked = Asked.of(lookup.words());
    for (var fits : asked.fits()) {
      if (searcher.count(fits) > 0) {
        var query = new BooleanQuery.Builder().add(fits, Occur.FILTER);
        CatalogueIndex.filters(lookup.filter())
            .values()
            .forEach(filter -> query.add(filter, Occur.FILTER));
        asked.order().ifPresent(order -> query.add(order, Occur.SHOULD));
        return query.build();
      }
    }
    return MatchNoDocsQuery.INSTANCE;
  }

  /** The ten best by score: no facets, no total, no stored fields. */
  public int find(Query query) throws IOException {
    return searcher.search(query, 10).scoreDocs.length;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
