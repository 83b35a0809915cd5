package org.subjectdesk.faq;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All entries, ready to be searched. Immutable and safe for any thread; build a new one when
 * entries change. Lives in memory only.
 *
 * <p>A question that is word for word a text of an entry finds this entry. Every other question
 * goes through {@link Candidates} (which entries share its weightiest words), {@link Profile} (how
 * alike each of them is) and {@link Confidence} (how far to trust the best).
 */
public final class FaqIndex implements AutoCloseable {
  private static final int HITS = 10;
  private static final int CANDIDATES = 50;
  private static final int LONGEST_SEARCHED = 300;
  private static final int LONGEST_CACHED = 200;
  private static final int CACHED = 10_000;
  private static final double ALMOST_EXACT = 0.99;

  /** What a score is multiplied by when the entry is of the question's subject, or of another. */
  private static final double LIFT = 1.15;

  private static final double LOWER = 0.85;

  private final Subjects subjects;
  private final Shelf shelf;
  private final Lexicon lexicon;
  private final List<Profile> profiles = new ArrayList<>();
  private final Map<String, List<Integer>> exact = new HashMap<>();
  private final Candidates candidates;
  private final Cache<Question, Found> cache = Caffeine.newBuilder().maximumSize(CACHED).build();

  /** A question as the cache knows it. */
  private record Question(String normal, String library, Optional<String> subject) {}

  private record Scored(int number, double score) {}

  private FaqIndex(Collection<FaqEntry> entries, Subjects subjects) throws IOException {
    this.subjects = subjects;
    this.shelf = new Shelf(entries);
    var texts = new ArrayList<List<List<String>>>();
    var answers = new ArrayList<List<String>>();
    for (var entry : shelf.entries()) {
      texts.add(texts(entry, texts.size()));
      answers.add(Words.of(Normaliser.normal(Placeholders.removed(entry.answer()))));
    }
    this.lexicon = new Lexicon(texts.stream().flatMap(List::stream).toList(), answers);
    for (var i = 0; i < texts.size(); i++) {
      var bags = texts.get(i).stream().map(lexicon::bag).toList();
      profiles.add(new Profile(bags, lexicon.bag(answers.get(i)), lexicon));
    }
    this.candidates = new Candidates(profiles, lexicon);
  }

  /** The words of an entry's question and variants; notes them for exact matches, too. */
  private List<List<String>> texts(FaqEntry entry, int number) {
    var texts = new ArrayList<>(entry.variants());
    texts.addFirst(entry.question());
    var words = new ArrayList<List<String>>();
    for (var text : texts) {
      var normal = Normaliser.normal(text);
      var bare = Normaliser.bareOfNormal(normal);
      var same = exact.computeIfAbsent(bare, _ -> new ArrayList<>(1));
      if (!bare.isEmpty() && !same.contains(number)) {
        same.add(number);
      }
      words.add(Words.of(normal));
    }
    return words;
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
    var found =
        normal.length() > LONGEST_CACHED ? search(question) : cache.get(question, this::search);
    return head.length() < whole.length() ? found.unsure() : found;
  }

  private Found search(Question question) {
    var bare = Normaliser.bareOfNormal(question.normal());
    var same = exact(bare, question);
    if (same.isEmpty() && SmallTalk.is(bare)) {
      return Found.NOTHING;
    }
    var bag = lexicon.bag(Words.of(question.normal()));
    var hits =
        Stream.concat(
                same.stream().map(number -> new Scored(number, 1)),
                ranked(question, bag).stream().filter(scored -> !same.contains(scored.number())))
            .limit(HITS)
            .map(scored -> new Match(shelf.entries().get(scored.number()), scored.score()))
            .toList();
    return same.isEmpty()
        ? new Found(Confidence.of(bag, hits), hits, false)
        : new Found(Band.ANSWER, hits, true);
  }

  /** The entries with this very text, the library's own first, then those of the subject. */
  private List<Integer> exact(String bare, Question question) {
    var visible = shelf.visible(question.library());
    return exact.getOrDefault(bare, List.of()).stream()
        .filter(visible::get)
        .sorted(
            Comparator.comparing(shelf::isShared)
                .thenComparingDouble(number -> -lift(question, number)))
        .toList();
  }

  private List<Scored> ranked(Question question, Bag bag) {
    var probe = new Probe(bag, lexicon);
    var ranked = new ArrayList<Scored>();
    try {
      var visible = shelf.visible(question.library());
      for (var number : candidates.nearest(bag, visible, HITS, CANDIDATES)) {
        var score = profiles.get(number).likeness(probe) * lift(question, number);
        ranked.add(new Scored(number, Math.min(ALMOST_EXACT, score)));
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    ranked.sort(Comparator.comparingDouble(Scored::score).reversed());
    return ranked;
  }

  private double lift(Question question, int number) {
    var entry = shelf.entries().get(number);
    if (question.subject().isEmpty() || entry.subject().equals(FaqEntry.ANY_SUBJECT)) {
      return 1;
    }
    return Subjects.related(question.subject().get(), entry.subject()) ? LIFT : LOWER;
  }

  /** Frees the index; searches that still run may fail. */
  @Override
  public void close() {
    try {
      candidates.close();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }
}
