package org.subjectdesk.faq;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All entries, ready to be searched. Immutable and safe for any thread; build a new one when
 * entries change. Lives in memory only.
 *
 * <p>A question that is word for word a text of an entry finds this entry. Every other question
 * goes to the {@link Ranker} (which entries are near it, in meaning and in words, in which order)
 * and to {@link Confidence} (how far to trust the best).
 */
public final class FaqIndex implements AutoCloseable {
  private static final int HITS = 10;
  private static final int LONGEST_SEARCHED = 300;
  private static final int LONGEST_CACHED = 200;
  private static final int CACHED = 10_000;

  private final Subjects subjects;
  private final Meanings meanings;
  private final Shelf shelf;
  private final Ranker ranker;
  private final Outside outside;
  private final Supplier<LocalDate> today;
  private final Map<String, Calibration> calibrations = new ConcurrentHashMap<>();
  private final Wordings wordings;
  private final AsyncCache<Question, Found> cache =
      Caffeine.newBuilder().maximumSize(CACHED).buildAsync();

  /** A question as the cache knows it. */
  private record Question(String normal, String library, Optional<String> subject) {}

  private FaqIndex(
      Collection<FaqEntry> entries, Scope scope, Meanings meanings, Supplier<LocalDate> today)
      throws IOException {
    this.today = today;
    this.subjects = scope.subjects();
    this.outside = new Outside(scope.outside(), meanings);
    this.meanings = meanings;
    this.shelf = new Shelf(entries);
    this.wordings = new Wordings(shelf);
    var texts =
        shelf.entries().stream()
            .map(entry -> new Ranker.Texts(asked(entry), answer(entry)))
            .toList();
    this.ranker = new Ranker(texts, meanings);
  }

  static List<String> asked(FaqEntry entry) {
    return Stream.concat(Stream.of(entry.question()), entry.variants().stream())
        .map(Normaliser::normal)
        .toList();
  }

  private static String answer(FaqEntry entry) {
    return Normaliser.normal(Placeholders.removed(entry.answer()));
  }

  /** The normal form of every text that an index of these wants an embedding of. */
  public static List<String> texts(Collection<FaqEntry> entries, Scope scope) {
    return Stream.concat(
            entries.stream()
                .flatMap(entry -> Stream.concat(asked(entry).stream(), Stream.of(answer(entry)))),
            scope.outside().stream().map(Normaliser::normal))
        .toList();
  }

  /**
   * What questions are about.
   *
   * @param subjects the catalogue
   * @param outside questions that readers ask although they are not the library's business
   */
  public record Scope(Subjects subjects, List<String> outside) {
    public Scope {
      outside = List.copyOf(outside);
    }
  }

  /**
   * Builds an index; of two entries with the same library and id the later one counts.
   *
   * @param meanings gives the embeddings of the entries' texts now and those of questions later
   */
  public static FaqIndex of(Collection<FaqEntry> entries, Scope scope, Meanings meanings) {
    return of(entries, scope, meanings, () -> LocalDate.MIN);
  }

  /**
   * The same, with a calendar: an entry whose review date has passed is offered, but no longer
   * answered outright.
   */
  public static FaqIndex of(
      Collection<FaqEntry> entries, Scope scope, Meanings meanings, Supplier<LocalDate> today) {
    try {
      return new FaqIndex(entries, scope, meanings, today);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  /** Builds an index that goes by words alone. */
  public static FaqIndex of(Collection<FaqEntry> entries, Subjects subjects) {
    return of(entries, new Scope(subjects, List.of()), Meanings.none());
  }

  /**
   * Reads off a library's own entries how far its hits can be trusted, and judges by that from now
   * on. Takes about a second for each thousand texts; searches go on meanwhile.
   *
   * @param labels questions whose answer readers and librarians have told
   * @param precision the share of right answers wanted in the answer band
   * @return what is to be expected
   */
  public Expected calibrate(String library, List<Label> labels, double precision) {
    var mine = labels.stream().filter(label -> label.library().equals(library)).toList();
    var samples =
        meanings.available()
            ? new Samples(trial(library)).ask(mine)
            : List.<Calibration.Sample>of();
    var calibration = Calibration.fit(samples, precision);
    calibrations.put(library, calibration);
    cache.synchronous().invalidateAll();
    return expected(library);
  }

  /**
   * What can be expected of a library's bands.
   *
   * @param limits the confidences at which they begin
   * @param precision the share of right answers in the answer band
   * @param coverage the share of questions answered outright
   * @param samples how many texts it was read off; 0 = not calibrated, the shipped limits hold
   */
  public record Expected(Found.Limits limits, double precision, double coverage, int samples) {}

  /** Takes over the limits of another index until this one is calibrated itself. */
  public void adopt(FaqIndex before) {
    calibrations.putAll(before.calibrations);
  }

  /** What can be expected of a library's bands. */
  public Expected expected(String library) {
    var known = calibrations.get(library);
    return known == null
        ? new Expected(Confidence.SHIPPED.limits(), 0, 0, 0)
        : new Expected(
            known.confidence().limits(), known.precision(), known.coverage(), known.samples());
  }

  private Trial trial(String library) {
    return new Trial(ranker, shelf, subjects, outside, library);
  }

  private Confidence judge(String library) {
    var calibration = calibrations.get(library);
    return calibration == null ? Confidence.SHIPPED : calibration.confidence();
  }

  /**
   * Where entries are in other entries' way at a library, or are never found. Takes some
   * milliseconds for each of their texts.
   *
   * @param ids which entries are looked at; of the library, or else the alliance's
   */
  public List<Finding> overlaps(String library, Collection<String> ids) {
    var overlaps = new Overlaps(trial(library), wordings, judge(library), library);
    return ids.stream()
        .flatMap(id -> shelf.number(library, id).stream())
        .flatMap(number -> overlaps.of(number).stream())
        .toList();
  }

  /** How many entries there are, those of all libraries together. */
  public int size() {
    return shelf.entries().size();
  }

  /** The entry that a library shows under an id: its own, or else the alliance's. */
  public Optional<FaqEntry> entry(String library, String id) {
    return shelf.entry(library, id);
  }

  /**
   * Searches. Never throws, whatever the text holds; only its first few hundred characters count,
   * and a longer one is never answered outright.
   *
   * @param text what the reader wrote
   * @param library whose entries are searched, besides the alliance's
   * @param subject the code of the running consult's subject, if it is known; one that the text
   *     names goes before it
   */
  public Found find(String text, String library, Optional<String> subject) {
    var whole = text.strip();
    var head = whole.substring(0, Math.min(whole.length(), LONGEST_SEARCHED));
    var normal = Normaliser.normal(head);
    var question = new Question(normal, library, subjects.named(normal).or(() -> subject));
    var found = normal.length() > LONGEST_CACHED ? search(question) : once(question);
    return head.length() < whole.length() || isOverdue(found) ? found.unsure() : found;
  }

  /**
   * Searches for a message of a running consult: one that says little by itself (那个怎么弄, 要钱吗) is
   * understood together with what the consult is about. One that says nothing by itself is never
   * answered outright.
   *
   * @param topic what the reader asked last; only looked at when {@link #mayLean} says so
   */
  public Found find(String text, String library, Optional<String> subject, Optional<String> topic) {
    var alone = find(text, library, subject);
    if (alone.exact() || !mayLean(text)) {
      return alone;
    }
    var together = topic.map(about -> find(about + "，" + text, library, subject));
    if (Pointing.saysNothing(Normaliser.bare(text))) {
      return together.map(Found::unsure).orElse(Found.NOTHING);
    }
    return together
        .filter(found -> alone.band() != Band.ANSWER)
        .filter(found -> found.confidence() > alone.confidence())
        .orElse(alone);
  }

  /** Whether a message may need the consult's topic to be understood. */
  public static boolean mayLean(String text) {
    var bare = Normaliser.bare(text);
    return Pointing.mayLean(bare) && !SmallTalk.is(bare);
  }

  /** Whether a message says by itself what it is about. */
  public static boolean mayBeTopic(String text) {
    var bare = Normaliser.bare(text);
    return !Pointing.saysNothing(bare) && !SmallTalk.is(bare);
  }

  private boolean isOverdue(Found found) {
    return !found.hits().isEmpty() && found.hits().getFirst().entry().isOverdue(today.get());
  }

  /** The entries that wait for somebody to review them, of all libraries. */
  public List<FaqEntry> overdue() {
    var now = today.get();
    return shelf.entries().stream().filter(entry -> entry.isOverdue(now)).toList();
  }

  /** Whether the words alone had to do because the embedding came too late. */
  private boolean isMakeshift(Found found) {
    return meanings.available()
        && !found.exact()
        && !found.hits().isEmpty()
        && !found.hits().getFirst().evidence().meaning();
  }

  /**
   * Whoever asks first searches, and who asks the same meanwhile waits for that: not each for a
   * search of her own, one after the other.
   */
  private Found once(Question question) {
    var mine = new CompletableFuture<Found>();
    var theirs = cache.asMap().putIfAbsent(question, mine);
    if (theirs != null) {
      return theirs.join();
    }
    try {
      var found = search(question);
      if (isMakeshift(found)) {
        cache.asMap().remove(question, mine);
      }
      mine.complete(found);
      return found;
    } finally {
      // Does nothing but after an error.
      mine.cancel(false);
    }
  }

  private Found search(Question question) {
    var bare = Normaliser.bareOfNormal(question.normal());
    var same = wordings.with(bare, question.library(), question.subject());
    if (same.isEmpty() && SmallTalk.is(bare)) {
      return Found.NOTHING;
    }
    var meaning = ranker.meaning(question.normal());
    var ranked =
        ranker.rank(
            question.normal(),
            meaning,
            shelf.visible(question.library()),
            number -> shelf.lift(question.subject(), number));
    var matches = ranked.stream().filter(one -> !same.contains(one.number())).map(this::match);
    var hits =
        Stream.concat(
                same.stream().map(number -> new Match(shelf.entries().get(number), 1)), matches)
            .limit(HITS)
            .toList();
    if (hits.isEmpty()) {
      return Found.NOTHING;
    }
    var judge = judge(question.library());
    if (!same.isEmpty()) {
      return new Found(Band.ANSWER, hits, true, 1, judge.limits());
    }
    var confidence = judge.of(new Trial.Outcome(ranked, outside.nearest(meaning)));
    var found = new Found(judge.band(confidence), hits, false, confidence, judge.limits());
    // A single known word, however often repeated, is not enough to answer outright.
    return ranker.bag(question.normal()).words().length > 1 ? found : found.unsure();
  }

  private Match match(Ranker.Ranked ranked) {
    return new Match(shelf.entries().get(ranked.number()), ranked.score(), ranked.evidence());
  }

  /** Frees the index; searches that still run may fail. */
  @Override
  public void close() {
    try {
      ranker.close();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }
}
