package org.subjectdesk.publishing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.subjectdesk.embedding.Embedder;
import org.subjectdesk.embedding.Embedding;
import org.subjectdesk.faq.Meanings;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * The embeddings of entries' texts, computed once and kept in the store (table {@code embedding}).
 * Safe for any thread.
 */
public final class KeptMeanings {
  /** Below this each one is asked for, above the whole table is read. */
  private static final int FEW = 100;

  private static final int SAVED_TOGETHER = 500;

  private final Store store;
  private final Embedder embedder;

  /** Those of the last index: the next one has mostly the same. */
  private volatile Map<String, Embedding> known = Map.of();

  /** Sets up; nothing is read yet. */
  public KeptMeanings(Store store, Embedder embedder) {
    this.store = store;
    this.embedder = embedder;
  }

  /**
   * The meanings for an index of these texts. Blocking; about a millisecond of one processor for
   * each text that was never seen.
   *
   * @param texts in their normal form
   */
  public Meanings of(Collection<String> texts) {
    var before = known;
    var next = new HashMap<String, Embedding>();
    var hashOfMissing = new HashMap<String, String>();
    for (var text : texts) {
      var there = before.get(text);
      if (there != null) {
        next.put(text, there);
      } else {
        hashOfMissing.put(text, hash(text));
      }
    }
    var kept = kept(hashOfMissing.values());
    hashOfMissing.forEach(
        (text, hash) -> {
          var there = kept.get(hash);
          if (there != null) {
            next.put(text, there);
          }
        });
    hashOfMissing.keySet().removeAll(next.keySet());
    var computed =
        hashOfMissing.keySet().parallelStream()
            .collect(Collectors.toConcurrentMap(text -> text, embedder::embed));
    keep(computed, hashOfMissing);
    next.putAll(computed);
    var all = Map.copyOf(next);
    known = all;
    return new Prepared(all, embedder);
  }

  private record Prepared(Map<String, Embedding> texts, Embedder embedder) implements Meanings {
    @Override
    public Optional<Embedding> ofText(String normal) {
      return Optional.ofNullable(texts.get(normal));
    }

    @Override
    public Optional<Embedding> ofQuestion(String normal) {
      return embedder.question(normal);
    }

    @Override
    public boolean available() {
      return true;
    }
  }

  private Map<String, Embedding> kept(Collection<String> hashes) {
    var encoder = embedder.fingerprint();
    var kept = new HashMap<String, Embedding>();
    store.read(
        tx -> {
          if (hashes.size() > FEW) {
            all(tx, encoder, kept);
          } else {
            hashes.forEach(hash -> one(tx, encoder, hash, kept));
          }
          return kept.size();
        });
    return kept;
  }

  private static void all(Tx tx, String encoder, Map<String, Embedding> kept) {
    tx.list(
            "SELECT text_hash, vector FROM embedding WHERE encoder = ?",
            row -> Map.entry(row.text("text_hash"), Embedding.of(row.bytes("vector"))),
            encoder)
        .forEach(one -> kept.put(one.getKey(), one.getValue()));
  }

  private static void one(Tx tx, String encoder, String hash, Map<String, Embedding> kept) {
    tx.one(
            "SELECT vector FROM embedding WHERE encoder = ? AND text_hash = ?",
            row -> Embedding.of(row.bytes("vector")),
            encoder,
            hash)
        .ifPresent(embedding -> kept.put(hash, embedding));
  }

  private void keep(Map<String, Embedding> computed, Map<String, String> hashes) {
    var encoder = embedder.fingerprint();
    var all = List.copyOf(computed.entrySet());
    for (var from = 0; from < all.size(); from += SAVED_TOGETHER) {
      var some = all.subList(from, Math.min(all.size(), from + SAVED_TOGETHER));
      store
          .inTransaction(
              KeptMeanings.class,
              tx -> {
                for (var one : some) {
                  tx.update(
                      "INSERT INTO embedding (encoder, text_hash, vector) VALUES (?, ?, ?)"
                          + " ON CONFLICT DO NOTHING",
                      encoder,
                      hashes.get(one.getKey()),
                      one.getValue().bytes());
                }
                return some.size();
              })
          .join();
    }
  }

  private static String hash(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, digest.length / 2);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
