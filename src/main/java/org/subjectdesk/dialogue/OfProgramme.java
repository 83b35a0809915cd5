package org.subjectdesk.dialogue;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
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

  private static final Pattern NO_NAME =
      Pattern.compile(
          "[号书吗呢了的不没哪谁这那它]|期刊|杂志|报|数据库|消息|通知|邮件|提醒|推送|资讯|公众|服务|功能|全部|所有|一切|什么|啥|取消不|其中|一个|论文|文献");

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

  /**
   * What stands where only a programme's name can: 「量子力学」 in 「订阅量子力学」. Empty where a programme
   * does, and where she asks for something else.
   */
  static Optional<Unknown> unknown(Scene scene, String text) {
    var bare = Normaliser.bare(text);
    if (bare.length() > LONGEST || ServiceWish.asksHow(text) || NO_NAME.matcher(bare).find()) {
      return Optional.empty();
    }
    return scene.around().flows().ofProgramme().stream()
        .filter(phrase -> !phrase.before().isEmpty() && phrase.after().isEmpty())
        .flatMap(phrase -> phrase.name(bare).map(name -> new Unknown(phrase.flow(), name)).stream())
        .min(Comparator.comparingInt(unknown -> unknown.name().length()));
  }

  /** A name that is none. */
  record Unknown(Flow flow, String name) {}

  /** With no verb before it, half a name is any word: 「服务指南」, 「安全指南」. */
  private static boolean isName(ProgrammePhrase phrase, String name, SlotReader slots) {
    return phrase.before().isEmpty() ? slots.isWholeProgramme(name) : slots.isProgramme(name);
  }
}
