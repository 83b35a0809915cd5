package org.subjectdesk.catalogue;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * Opens the index's files. They are derived from the store: what is broken, of another format or of
 * another Lucene is emptied, and filled again from the store.
 */
final class IndexFolder {
  /** Counted up whenever documents or stored works change their form. */
  static final String FORMAT = "1";

  private static final String FORMAT_KEY = "format";
  private static final String CLASSES_KEY = "classes";
  private static final String VERSION_KEY = "version";

  /** The names that Lucene gives; nothing else in the folder is touched. */
  private static final Pattern OURS = Pattern.compile("(?:pending_)?segments.*|_[a-z0-9]+[._].*");

  private IndexFolder() {}

  /** How often a word stands in a title says nothing, and its length little. */
  static Similarity similarity() {
    return new BM25Similarity(0.4F, 0.4F);
  }

  /**
   * Opens it, empty if it was not there or cannot be used.
   *
   * @throws IOException if the folder cannot be used, or another process uses it
   */
  static IndexWriter open(Directory directory) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return writer(directory, true);
    }
    try {
      check(directory);
      return writer(directory, false);
    } catch (LockObtainFailedException used) {
      throw used;
    } catch (IOException | IllegalArgumentException | IllegalStateException broken) {
      return writer(directory, true);
    }
  }

  private static IndexWriter writer(Directory directory, boolean empty) throws IOException {
    // Whoever writes there now must not lose its files.
    directory.obtainLock(IndexWriter.WRITE_LOCK_NAME).close();
    if (empty) {
      for (var file : directory.listAll()) {
        if (OURS.matcher(file).matches()) {
          directory.deleteFile(file);
        }
      }
    }
    var config = new IndexWriterConfig();
    config.setSimilarity(similarity());
    config.setOpenMode(
        empty ? IndexWriterConfig.OpenMode.CREATE : IndexWriterConfig.OpenMode.APPEND);
    return new IndexWriter(directory, config);
  }

  private static void check(Directory directory) throws IOException {
    try (var reader = DirectoryReader.open(directory)) {
      if (!FORMAT.equals(reader.getIndexCommit().getUserData().get(FORMAT_KEY))) {
        throw new IOException("another format");
      }
      for (var leaf : reader.leaves()) {
        if (leaf.reader() instanceof CodecReader segment) {
          segment.checkIntegrity();
        }
      }
    }
  }

  /** The store's version that the last commit tells of. */
  static long version(IndexWriter writer) {
    var told = told(writer, VERSION_KEY);
    return told.isEmpty() ? 0 : Long.parseLong(told);
  }

  /** The state of the mapping of classes that the last commit tells of. */
  static String classes(IndexWriter writer) {
    return told(writer, CLASSES_KEY);
  }

  private static String told(IndexWriter writer, String key) {
    var data = writer.getLiveCommitData();
    return data == null
        ? ""
        : StreamSupport.stream(data.spliterator(), false)
            .filter(entry -> entry.getKey().equals(key))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
  }

  /** Makes everything so far durable, together with what it tells of. */
  static void commit(IndexWriter writer, long version, String classes) throws IOException {
    writer.setLiveCommitData(
        Map.of(FORMAT_KEY, FORMAT, VERSION_KEY, String.valueOf(version), CLASSES_KEY, classes)
            .entrySet());
    writer.commit();
  }
}
