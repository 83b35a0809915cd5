package org.subjectdesk.faq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.embedding.Embedding;

/**
 * Ranks entries for a question: {@link Candidates} and {@link Neighbours} name the few worth
 * comparing, by words and by meaning; these are compared in every respect and put in order. Safe
 * for any thread.
 */
final class Ranker implements AutoCloseable {
  private static final int BY_WORDS = 50;
  private static final int BY_MEANING = 50;
  private static final int LEAST = 10;
  private static final List<List<String>> NOTHING = List.of();

  private final Meanings meanings;
  private final Lexicon words;
  private final Lexicon sounds;
  private final List<Profile> profiles = new ArrayList<>();
  private final Candidates candidates;
  private final Map<Embedding.Language, Neighbours> neighbours =
      new EnumMap<>(Embedding.Language.class);

  /** All sides of an entry. */
  private record Profile(WordProfile words, WordProfile sounds, Sense sense) {
    Profile without(int text, Lexicon words, Lexicon sounds) {
      return new Profile(
          this.words.without(text, words), this.sounds.without(text, sounds), sense.without(text));
    }
  }

  /** The normal texts of an entry: question and variants, and the answer. */
  record Texts(List<String> asked, String answer) {}

  /** An entry's text that is to be left out. */
  record Except(int entry, int text) {}

  /** An entry's number with what speaks for it. */
  record Ranked(int number, Evidence evidence) {
    double score() {
      return evidence.score();
    }
  }

  Ranker(List<Texts> entries, Meanings meanings) throws IOException {
    this.meanings = meanings;
    var asked =
        entries.stream().map(entry -> entry.asked().stream().map(Words::of).toList()).toList();
    var answers = entries.stream().map(entry -> Words.of(entry.answer())).toList();
    this.words = lexicon(asked, answers);
    // Sounds only count beside an embedding, and would double what an index by words needs.
    var sounded = meanings.available();
    var heard =
        asked.stream()
            .map(texts -> sounded ? texts.stream().map(Sounds::of).toList() : NOTHING)
            .toList();
    var heardAnswers =
        answers.stream().map(answer -> sounded ? Sounds.of(answer) : List.<String>of()).toList();
    this.sounds = lexicon(heard, heardAnswers);
    for (var i = 0; i < entries.size(); i++) {
      profiles.add(
          new Profile(
              profile(asked.get(i), answers.get(i), words),
              profile(heard.get(i), heardAnswers.get(i), sounds),
              sense(entries.get(i), meanings)));
    }
    this.candidates = new Candidates(profiles.stream().map(Profile::words).toList(), words);
    for (var language : Embedding.Language.values()) {
      var senses = profiles.stream().map(Profile::sense).toList();
      neighbours.put(language, new Neighbours(senses, language, Neighbours.MOST_SCANNED));
    }
  }

  private static Lexicon lexicon(List<List<List<String>>> asked, List<List<String>> answers) {
    return new Lexicon(asked.stream().flatMap(List::stream).toList(), answers);
  }

  private static WordProfile profile(
      List<List<String>> texts, List<String> answer, Lexicon lexicon) {
    return new WordProfile(texts.stream().map(lexicon::bag).toList(), lexicon.bag(answer), lexicon);
  }

  private static Sense sense(Texts entry, Meanings meanings) {
    return new Sense(
        entry.asked().stream().map(meanings::ofText).toList(), meanings.ofText(entry.answer()));
  }

  /** The embedding of a question, if there is one in time. */
  Optional<Embedding> meaning(String normal) {
    return meanings.ofQuestion(normal);
  }

  /** The embedding of an entry's text. */
  Optional<Embedding> meaningOf(String text) {
    return meanings.ofText(text);
  }

  /** The question's known words. */
  Bag bag(String normal) {
    return words.bag(Words.of(normal));
  }

  /**
   * Ranks.
   *
   * @param meaning the question's embedding; without one its words alone count
   * @param visible the numbers of the entries that may be found
   * @param lift what an entry's score is multiplied by
   * @return the best first
   */
  List<Ranked> rank(String normal, Optional<Embedding> meaning, FixedBitSet visible, Lift lift) {
    return rank(normal, meaning, visible, lift, null);
  }

  /** The same as if one text of one entry did not exist. */
  List<Ranked> rank(
      String normal,
      Optional<Embedding> meaning,
      FixedBitSet visible,
      Lift lift,
      @Nullable Except except) {
    var said = Words.of(normal);
    var bag = words.bag(said);
    var asWords = new Probe(bag, words);
    var asSounds = new Probe(sounds.bag(Sounds.of(said)), sounds);
    var ranked = new ArrayList<Ranked>();
    for (var number : worthComparing(bag, meaning, visible)) {
      var profile = profiles.get(number);
      if (except != null && except.entry() == number) {
        profile = profile.without(except.text(), words, sounds);
      }
      var sense = profile.sense();
      ranked.add(
          new Ranked(
              number,
              new Evidence(
                  meaning.isPresent(),
                  meaning.map(sense::closeness).orElse(Closeness.NONE),
                  profile.words().likeness(asWords),
                  meaning.isEmpty() ? Likeness.NONE : profile.sounds().likeness(asSounds),
                  lift.of(number))));
    }
    ranked.sort(Comparator.comparingDouble(Ranked::score).reversed());
    return ranked;
  }

  /** What an entry's score is multiplied by. */
  interface Lift {
    double of(int number);
  }

  private Iterable<Integer> worthComparing(
      Bag bag, Optional<Embedding> meaning, FixedBitSet visible) {
    var numbers = new LinkedHashSet<Integer>();
    try {
      for (var number : candidates.nearest(bag, visible, LEAST, BY_WORDS)) {
        numbers.add(number);
      }
      if (meaning.isPresent()) {
        var near = Objects.requireNonNull(neighbours.get(meaning.get().language()));
        for (var number : near.nearest(meaning.get(), visible, BY_MEANING)) {
          numbers.add(number);
        }
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return numbers;
  }

  @Override
  public void close() throws IOException {
    candidates.close();
    for (var near : neighbours.values()) {
      near.close();
    }
  }
}
