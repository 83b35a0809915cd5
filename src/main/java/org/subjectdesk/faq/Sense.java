package org.subjectdesk.faq;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.embedding.Embedding;

/** What an entry means: the embeddings of its texts, of all of them together, and of its answer. */
final class Sense {
  private final List<Optional<Embedding>> texts;
  private final Optional<Embedding> answer;

  /**
   * What the texts of a language have in common with a question is the mean of the single cosines,
   * divided by the length of the mean vector: the mean itself need not be kept.
   */
  private final Map<Embedding.Language, Double> lengths = new EnumMap<>(Embedding.Language.class);

  Sense(List<Optional<Embedding>> texts, Optional<Embedding> answer) {
    this.texts = List.copyOf(texts);
    this.answer = answer;
    for (var language : Embedding.Language.values()) {
      var mean = mean(language);
      if (mean != null) {
        lengths.put(language, length(mean));
      }
    }
  }

  Closeness closeness(Embedding question) {
    var nearest = 0.0;
    var sum = 0.0;
    var count = 0;
    var text = -1;
    for (var i = 0; i < texts.size(); i++) {
      var one = texts.get(i);
      if (one.isPresent() && one.get().language() == question.language()) {
        var cosine = cosine(question, one.get());
        sum += cosine;
        count++;
        if (cosine > nearest) {
          nearest = cosine;
          text = i;
        }
      }
    }
    var length = lengths.get(question.language());
    if (length == null) {
      return Closeness.NONE;
    }
    var whole = sum / count / length;
    var told =
        answer
            .filter(one -> one.language() == question.language())
            .map(one -> cosine(question, one))
            .orElse(0.0);
    return new Closeness(nearest, Math.max(0, whole), Math.max(0, told), text);
  }

  /** The same entry as if it did not have one of its texts. */
  Sense without(int text) {
    var rest = new ArrayList<>(texts);
    rest.remove(text);
    return new Sense(rest, answer);
  }

  /** The mean of the texts of a language, each of length 1; null when there are none. */
  float @Nullable [] mean(Embedding.Language language) {
    float[] mean = null;
    var count = 0;
    for (var text : texts) {
      if (text.isPresent() && text.get().language() == language) {
        var values = text.get().values();
        if (mean == null) {
          mean = new float[values.length];
        }
        for (var i = 0; i < mean.length; i++) {
          mean[i] += values[i] * text.get().scale();
        }
        count++;
      }
    }
    for (var i = 0; mean != null && i < mean.length; i++) {
      mean[i] /= count;
    }
    return mean;
  }

  private static double length(float[] vector) {
    var square = 0.0;
    for (var value : vector) {
      square += value * value;
    }
    return Math.max(1e-6, Math.sqrt(square));
  }

  static double cosine(Embedding one, Embedding other) {
    return VectorUtil.dotProduct(one.values(), other.values()) * one.scale() * other.scale();
  }
}
