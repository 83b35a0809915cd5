package org.subjectdesk.dialogue;

import java.util.Optional;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.Step;
import org.subjectdesk.slot.SlotReader;
import org.subjectdesk.slot.SlotType;

/**
 * Phrases in which the word 专业 (programme) stands for the name of one: 「订阅专业」 is 「订阅护理」 too, and
 * 「专业指南」 is 「护理专业指南」. Only of flows that ask for a programme first, and only when nothing else is
 * said: the search would weigh the programme's name against everything else that holds it.
 */
final class OfProgramme {
  private static final String WORD = "专业";
  private static final int LONGEST = 40;

  private OfProgramme() {}

  /** The flow that such a text begins. */
  static Optional<Flow> flow(Scene scene, String text) {
    var bare = Normaliser.bare(text);
    if (bare.length() > LONGEST) {
      return Optional.empty();
    }
    var slots = scene.around().slots();
    return scene.around().flows().all().stream()
        .filter(OfProgramme::asksForOne)
        .filter(flow -> flow.when().phrases().stream().anyMatch(it -> isSaid(it, bare, slots)))
        .findFirst();
  }

  private static boolean asksForOne(Flow flow) {
    return flow.steps().stream()
        .filter(Step.Collect.class::isInstance)
        .map(Step.Collect.class::cast)
        .limit(1)
        .anyMatch(step -> step.slot().type() == SlotType.PROGRAMME);
  }

  private static boolean isSaid(String phrase, String bare, SlotReader slots) {
    var words = Normaliser.bare(phrase);
    var at = words.indexOf(WORD);
    if (at < 0 || words.equals(WORD)) {
      return false;
    }
    var before = words.substring(0, at);
    var after = words.substring(at + WORD.length());
    return bare.length() > before.length() + after.length()
        && bare.startsWith(before)
        && bare.endsWith(after)
        && slots.isProgramme(bare.substring(before.length(), bare.length() - after.length()));
  }
}
