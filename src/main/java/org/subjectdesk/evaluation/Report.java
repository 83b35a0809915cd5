package org.subjectdesk.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.subjectdesk.evaluation.Evaluation.Outcome;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqIndex;

/**
 * The figures of an evaluation; shares are between 0 and 1.
 *
 * @param queries how many questions with an answer were asked
 * @param recallAt1 share with a right hit in the first place
 * @param recallAt3 share with a right hit in the first three
 * @param mrrAt10 mean of 1 ÷ place of the first right hit, 0 beyond the tenth
 * @param styles the same for each style of questions
 * @param answer the questions answered outright; right = the first hit is
 * @param clarify those asked back; right = one of the first three is
 * @param declined share of those declined
 * @param outside for each set of questions without an answer
 * @param expected what the calibration expects of the answer band
 */
public record Report(
    int queries,
    double recallAt1,
    double recallAt3,
    double mrrAt10,
    Map<String, Style> styles,
    Share answer,
    Share clarify,
    double declined,
    Map<String, Outside> outside,
    FaqIndex.Expected expected) {
  /** The figures of one style. */
  public record Style(int queries, double recallAt1, double recallAt3, double mrrAt10) {}

  /** How many of all questions a band takes, and how many of these are right. */
  public record Share(double share, double right) {}

  /**
   * Questions that no entry answers.
   *
   * @param answered share answered outright, which is wrong each time
   * @param clarified share asked back
   * @param auroc how likely a question with an answer gets more confidence than one without
   */
  public record Outside(int queries, double answered, double clarified, double auroc) {}

  static Report of(List<Outcome> inside, Map<String, Outside> outside, FaqIndex.Expected expected) {
    var styles = new TreeMap<String, Style>();
    inside.stream()
        .filter(one -> !one.style().isEmpty())
        .collect(Collectors.groupingBy(Outcome::style))
        .forEach((style, outcomes) -> styles.put(style, style(outcomes)));
    var all = style(inside);
    return new Report(
        all.queries(),
        all.recallAt1(),
        all.recallAt3(),
        all.mrrAt10(),
        styles,
        share(inside, Band.ANSWER, 1),
        share(inside, Band.CLARIFY, 3),
        share(inside, one -> one.band() == Band.DECLINE),
        outside,
        expected);
  }

  static Outside outside(List<Outcome> inside, List<Outcome> outside) {
    return new Outside(
        outside.size(),
        share(outside, one -> one.band() == Band.ANSWER),
        share(outside, one -> one.band() == Band.CLARIFY),
        auroc(
            inside.stream().mapToDouble(Outcome::confidence).toArray(),
            outside.stream().mapToDouble(Outcome::confidence).toArray()));
  }

  private static Style style(List<Outcome> outcomes) {
    return new Style(
        outcomes.size(),
        share(outcomes, one -> one.rightWithin(1)),
        share(outcomes, one -> one.rightWithin(3)),
        outcomes.stream()
            .mapToDouble(one -> one.rightWithin(10) ? 1.0 / one.place() : 0)
            .average()
            .orElse(0));
  }

  private static Share share(List<Outcome> outcomes, Band band, int places) {
    var taken = outcomes.stream().filter(one -> one.band() == band).toList();
    return new Share(
        share(outcomes, one -> one.band() == band), share(taken, one -> one.rightWithin(places)));
  }

  private static double share(List<Outcome> outcomes, Predicate<Outcome> counts) {
    return outcomes.isEmpty()
        ? 0
        : (double) outcomes.stream().filter(counts).count() / outcomes.size();
  }

  /** The share of pairs in which the first is greater; equal ones count half. */
  static double auroc(double[] greater, double[] less) {
    if (greater.length == 0 || less.length == 0) {
      return 0;
    }
    var won = 0.0;
    for (var one : greater) {
      for (var other : less) {
        won += one > other ? 1 : one == other ? 0.5 : 0;
      }
    }
    return won / greater.length / less.length;
  }
}
