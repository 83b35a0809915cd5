package org.subjectdesk.embedding;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Turns texts into {@link Embedding}s: Chinese ones, and mixed ones, by the Chinese encoder and the
 * adapter, those in Latin script by the English one. Safe for any thread.
 *
 * <p>Texts must come in the form that {@code Normaliser.normal} gives: the Chinese vocabulary has
 * neither capitals nor most traditional characters.
 *
 * <p>There is one for the whole process, as long as it lives: the models are large, never change,
 * and what was embedded once need not be embedded again.
 */
public final class Embedder {
  private static final String CHINESE = "bge-small-zh-v1.5-q";
  private static final String ENGLISH = "bge-small-en-v1.5-q";
  private static final int CACHED = 20_000;
  private static final int WAITING = 256;

  /** A question that waits longer is searched by its words alone: WeChat waits five seconds. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static @Nullable Embedder only;

  private final Encoder chinese;
  private final Adapter adapter;
  private final ThreadPoolExecutor pool;
  private final AsyncCache<String, Embedding> cache =
      Caffeine.newBuilder().maximumSize(CACHED).buildAsync();
  private volatile @Nullable Encoder english;

  private Embedder(Encoder chinese, Adapter adapter) {
    this.chinese = chinese;
    this.adapter = adapter;
    var threads = Runtime.getRuntime().availableProcessors();
    this.pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("embedding-", 0).daemon().factory());
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * The embedder of this process. The first call loads the Chinese encoder, in about half a second;
   * the English one follows with the first text that needs it.
   *
   * @throws EmbeddingUnavailable when this machine cannot run the model
   */
  public static synchronized Embedder load() {
    var loaded = only;
    if (loaded == null) {
      try (var in = Embedder.class.getResourceAsStream("library.adapter")) {
        if (in == null) {
          throw new IOException("library.adapter is not on the class path");
        }
        loaded = new Embedder(Encoder.load(CHINESE), Adapter.read(in));
        only = loaded;
      } catch (IOException broken) {
        throw new EmbeddingUnavailable("the adapter cannot be read", broken);
      }
    }
    return loaded;
  }

  /** Changes when the same text gets another embedding: part of the key under which one is kept. */
  public String fingerprint() {
    return CHINESE + "+" + Integer.toHexString(adapter.fingerprint()) + "," + ENGLISH;
  }

  /** Embeds an entry's text, on the calling thread. */
  public Embedding embed(String normal) {
    var known = cache.synchronous().getIfPresent(normal);
    if (known == null) {
      known = computed(normal);
      cache.synchronous().put(normal, known);
    }
    return known;
  }

  private Embedding computed(String normal) {
    return isLatin(normal)
        ? Embedding.of(Embedding.Language.ENGLISH, english().encode(normal))
        : Embedding.of(Embedding.Language.CHINESE, adapter.apply(chinese.encode(normal)));
  }

  /** The adapted vector of the Chinese encoder for whatever text, of length 1. */
  public float[] place(String normal) {
    return adapter.apply(chinese.encode(normal));
  }

  /** The Chinese encoder's own vector, to learn an {@link Adapter} from. */
  public float[] unadapted(String normal) {
    return chinese.encode(normal);
  }

  /**
   * Embeds a reader's question: from the cache, or by a few threads behind a bounded queue. The
   * same question asked by many at once is computed once. Blocks the calling thread, which must not
   * be an event loop.
   *
   * @return empty when too many wait already or the answer takes longer than half a second
   */
  public Optional<Embedding> question(String normal) {
    try {
      return Optional.of(
          cache.get(normal, this::inTurn).get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException | ExecutionException lateOrFullOrBroken) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private CompletableFuture<Embedding> inTurn(String normal, Executor unused) {
    var asked = System.nanoTime();
    try {
      return CompletableFuture.supplyAsync(() -> computedInTime(normal, asked), pool);
    } catch (RejectedExecutionException full) {
      return CompletableFuture.failedFuture(full);
    }
  }

  /** Nobody waits any more for what came too late; the next one in the queue shall be in time. */
  private Embedding computedInTime(String normal, long asked) {
    if (System.nanoTime() - asked > PATIENCE.toNanos()) {
      throw new CancellationException("too late");
    }
    return computed(normal);
  }

  /** Whether a text has Latin letters and nothing that the Chinese encoder is for. */
  static boolean isLatin(String normal) {
    var latin = false;
    for (var i = 0; i < normal.length(); i++) {
      var c = normal.charAt(i);
      if (c >= 0x2E80) {
        return false;
      }
      latin |= Character.isLetter(c);
    }
    return latin;
  }

  private Encoder english() {
    var loaded = english;
    if (loaded == null) {
      synchronized (this) {
        loaded = english;
        if (loaded == null) {
          loaded = Encoder.load(ENGLISH);
          english = loaded;
        }
      }
    }
    return loaded;
  }
}
