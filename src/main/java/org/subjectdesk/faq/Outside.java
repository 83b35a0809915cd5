package org.subjectdesk.faq;

import java.util.List;
import java.util.Optional;
import org.subjectdesk.embedding.Embedding;

/** What readers ask although it is not the library's business, and how near a question is to it. */
final class Outside {
  private final List<String> texts;
  private final List<Embedding> embeddings;

  /** Texts without an embedding are left out. */
  Outside(List<String> questions, Meanings meanings) {
    this.texts =
        questions.stream()
            .map(Normaliser::normal)
            .filter(text -> meanings.ofText(text).isPresent())
            .toList();
    this.embeddings = texts.stream().flatMap(text -> meanings.ofText(text).stream()).toList();
  }

  int size() {
    return texts.size();
  }

  String text(int number) {
    return texts.get(number);
  }

  /** The greatest cosine, 0 when there is nothing to compare. */
  double nearest(Optional<Embedding> meaning) {
    return nearest(meaning, -1);
  }

  /** The same as if one of the texts were not there. */
  double nearest(Optional<Embedding> meaning, int except) {
    var nearest = 0.0;
    if (meaning.isPresent()) {
      for (var number = 0; number < embeddings.size(); number++) {
        var text = embeddings.get(number);
        if (number != except && text.language() == meaning.get().language()) {
          nearest = Math.max(nearest, Sense.cosine(meaning.get(), text));
        }
      }
    }
    return nearest;
  }
}
