package org.subjectdesk.dialogue;

import java.util.Optional;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.ProgrammePhrase;
import org.subjectdesk.slot.SlotReader;

/**
 * Hears the name of a programme in a {@link ProgrammePhrase}. Only when nothing else is said: the
 * search would weigh the programme's name against everything else that holds it.
 */
final class OfProgramme {
  private static final int LONGEST = 40;

  private OfProgramme() {}

  /** The flow that such a text begins. */
  static Optional<Flow> flow(Scene scene, String text) {
    var bare = Normaliser.bare(text);
    if (bare.length() > LONGEST) {
      return Optional.empty();
    }
    var slots = scene.around().slots();
    return scene.around().flows().ofProgramme().stream()
        .filter(phrase -> phrase.name(bare).filter(name -> isName(phrase, name, slots)).isPresent())
        .map(ProgrammePhrase::flow)
        .findFirst();
  }

  /** With no verb before it, half a name is any word: 「服务指南」, 「安全指南」. */
  private static boolean isName(ProgrammePhrase phrase, String name, SlotReader slots) {
    return phrase.before().isEmpty() ? slots.isWholeProgramme(name) : slots.isProgramme(name);
  }
}
