package org.subjectdesk.faq;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.subjectdesk.faq.Finding.Kind;
import org.subjectdesk.faq.Finding.Other;

/**
 * Finds where the entries of a library are in each other's way. Each text is asked as if it were
 * not there: when the desk would then give another entry's answer outright, a reader with nearly
 * the same words would get that answer.
 */
final class Overlaps {
  /** So many entries a reader is offered when the desk is not sure. */
  private static final int OFFERED = 3;

  /** Cosine of two questions; read off the shipped entries, see docs/decisions.md. */
  private static final double SAME_QUESTION = 0.7;

  private final Trial trial;
  private final Wordings wordings;
  private final Confidence judge;
  private final String library;

  Overlaps(Trial trial, Wordings wordings, Confidence judge, String library) {
    this.trial = trial;
    this.wordings = wordings;
    this.judge = judge;
    this.library = library;
  }

  /** What is to be said of one entry. */
  List<Finding> of(int number) {
    var entry = trial.shelf().entries().get(number);
    var findings = new ArrayList<Finding>();
    var inTheWay = new HashMap<Integer, Integer>();
    var found = false;
    for (var text = 0; text <= entry.variants().size(); text++) {
      var said = text(entry, text);
      var outcome = text == 0 ? trial.withoutEntry(number, 0) : trial.withoutText(number, text);
      var kind = text == 0 ? Kind.NEAR_DUPLICATE : Kind.VARIANT_OF_ANOTHER;
      rival(number, said, outcome)
          .filter(_ -> kind == Kind.VARIANT_OF_ANOTHER || isNear(outcome))
          .filter(other -> differs(entry, other.entry()))
          .ifPresent(other -> findings.add(new Finding(kind, entry, said, Optional.of(other), "")));
      if (text > 0) {
        found |= offers(outcome, number);
        outcome.first().ifPresent(first -> inTheWay.merge(first, 1, Integer::sum));
      }
    }
    if (!found && !entry.variants().isEmpty()) {
      findings.add(notFound(entry, inTheWay));
    }
    return findings;
  }

  /** The other entry that answers this text: word for word, or because the desk would be sure. */
  private Optional<Other> rival(int number, String said, Trial.Outcome outcome) {
    var same =
        wordings.with(Normaliser.bare(said), library, Optional.empty()).stream()
            .filter(other -> other != number)
            .findFirst();
    if (same.isPresent()) {
      return same.map(other -> new Other(trial.shelf().entries().get(other), said, 1));
    }
    var confidence = judge.of(outcome);
    return outcome
        .first()
        .filter(first -> first != number && judge.band(confidence) == Band.ANSWER)
        .map(_ -> other(outcome, confidence));
  }

  private Other other(Trial.Outcome outcome, double confidence) {
    var best = outcome.ranked().getFirst();
    var entry = trial.shelf().entries().get(best.number());
    return new Other(entry, text(entry, best.evidence().sense().text()), confidence);
  }

  /** Of two entries about one matter each may well be the other's best substitute. */
  private static boolean isNear(Trial.Outcome outcome) {
    return !outcome.byMeaning()
        || outcome.ranked().getFirst().evidence().sense().nearest() >= SAME_QUESTION;
  }

  private static boolean offers(Trial.Outcome outcome, int number) {
    return outcome.ranked().stream().limit(OFFERED).anyMatch(one -> one.number() == number);
  }

  private Finding notFound(FaqEntry entry, Map<Integer, Integer> inTheWay) {
    var other =
        inTheWay.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(most -> trial.shelf().entries().get(Objects.requireNonNull(most.getKey())))
            .map(most -> new Other(most, most.question(), 0));
    return new Finding(Kind.NOT_FOUND, entry, entry.question(), other, "");
  }

  private static boolean differs(FaqEntry one, FaqEntry other) {
    return !Normaliser.bare(one.answer()).equals(Normaliser.bare(other.answer()));
  }

  /** Question or variant; without meaning no text is the nearest, then the question stands. */
  private static String text(FaqEntry entry, int text) {
    return text <= 0 ? entry.question() : entry.variants().get(text - 1);
  }
}
