package org.subjectdesk.dialogue;

import java.util.Optional;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.message.Inbound;

/** What a reader says of the talk that is over. */
sealed interface Opinion {
  /** From 1 to {@link Phase.Rating#MOST_STARS}. */
  record Stars(int stars) implements Opinion {}

  /** In her own words. */
  record Words(String words) implements Opinion {}

  /** With which her words begin, so that they are not taken for a question. */
  String WORDS_BEGIN = "评价";

  /** Her opinion in a message; empty when it is about something else, or was given already. */
  static Optional<Opinion> in(Inbound in, Phase.Rating rating) {
    return switch (in) {
      case Inbound.Typed(_, var text) -> ofText(text, rating);
      case Inbound.Tapped(_, var option, _) -> stars(option, rating);
      case Inbound.Spoken _,
          Inbound.Clicked _,
          Inbound.Followed _,
          Inbound.Scanned _,
          Inbound.Left _,
          Inbound.Unreadable _ ->
          Optional.empty();
    };
  }

  private static Optional<Opinion> ofText(String text, Phase.Rating rating) {
    var said = text.strip();
    if (said.startsWith(WORDS_BEGIN)) {
      var words = said.substring(WORDS_BEGIN.length()).replaceFirst("^[\\s:：,，]+", "");
      return words.isEmpty() ? Optional.empty() : Optional.of(new Words(words));
    }
    return stars(Normaliser.bare(text), rating);
  }

  private static Optional<Opinion> stars(String text, Phase.Rating rating) {
    var number = MenuNumber.in(text).orElse(0);
    return rating.stars() == Phase.Rating.NO_STARS
            && number >= 1
            && number <= Phase.Rating.MOST_STARS
        ? Optional.of(new Stars(number))
        : Optional.empty();
  }
}
