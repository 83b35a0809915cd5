package org.subjectdesk.flow;

import java.util.Optional;
import java.util.stream.Stream;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.slot.SlotType;

/**
 * A phrase in which the word 专业 (programme) stands for the name of one: 「订阅专业」 is 「订阅护理」 too, and
 * 「专业指南」 is 「护理专业指南」. Only of flows that ask for a programme first.
 *
 * @param flow what it begins
 * @param before what is said before the name, bare
 * @param after what is said behind it, bare
 */
public record ProgrammePhrase(Flow flow, String before, String after) {
  private static final String WORD = "专业";

  /** Those of a flow. */
  static Stream<ProgrammePhrase> of(Flow flow) {
    return asksForOne(flow)
        ? flow.when().phrases().stream().flatMap(phrase -> in(flow, phrase).stream())
        : Stream.empty();
  }

  private static boolean asksForOne(Flow flow) {
    return flow.steps().stream()
        .filter(Step.Collect.class::isInstance)
        .map(Step.Collect.class::cast)
        .limit(1)
        .anyMatch(step -> step.slot().type() == SlotType.PROGRAMME);
  }

  private static Optional<ProgrammePhrase> in(Flow flow, String phrase) {
    var words = Normaliser.bare(phrase);
    var at = words.indexOf(WORD);
    return at < 0 || words.equals(WORD)
        ? Optional.empty()
        : Optional.of(
            new ProgrammePhrase(flow, words.substring(0, at), words.substring(at + WORD.length())));
  }

  /** What stands in the place of the name in a bare text; empty when the rest is not the same. */
  public Optional<String> name(String bare) {
    return bare.length() > before.length() + after.length()
            && bare.startsWith(before)
            && bare.endsWith(after)
        ? Optional.of(bare.substring(before.length(), bare.length() - after.length()))
        : Optional.empty();
  }
}
