package org.subjectdesk.dialogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.directory.Field;
import org.subjectdesk.message.Reply;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.script.Words;

/**
 * Leads a reader to a platform: names it and says why, shows what would be passed on, gives the
 * link when she agrees, and hears later whether it helped.
 */
record Referring(Scene scene) {
  /** A line of what is passed on is no place for a whole story. */
  private static final int MOST_SHOWN = 60;

  // Not those of the answer above, whose lines she may choose as well.
  private static final int SOLVED = 5;
  private static final int UNSOLVED = 6;

  /**
   * Names the platform for a need.
   *
   * @param told what she has told of it
   * @param said what comes before
   * @param language that she is spoken to in
   * @param form where a librarian may be asked instead
   * @return empty when there is none
   */
  Optional<Turn> offer(
      String need,
      Map<Field, String> told,
      List<String> said,
      String language,
      Optional<Lead> form) {
    var line = form.map(lead -> new Instead(lead, Line.REFERRAL_FORM_OPTION));
    return scene.around().offer(need, told).map(offer -> offered(offer, said, language, line));
  }

  /** A line beside the platform. */
  private record Instead(Lead lead, Line label) {}

  /**
   * Names the platform that has a work.
   *
   * @param instead where else she may get it
   */
  Optional<Turn> offer(String need, Map<Field, String> told, Optional<Lead> instead) {
    var line = instead.map(lead -> new Instead(lead, Line.WORK_REQUEST_OPTION));
    return scene
        .around()
        .offer(need, told)
        .map(offer -> offered(offer, List.of(), Words.CHINESE, line));
  }

  private Turn offered(
      Surroundings.Offer offer, List<String> said, String language, Optional<Instead> instead) {
    var texts = scene.texts().in(language);
    var platform = offer.platform();
    var all = new ArrayList<>(said);
    all.add(
        texts.say(
            Line.REFERRAL_OFFER,
            Map.of(
                "now.service", offer.service().in(language),
                "now.platform", platform.name().in(language),
                "now.why", platform.why().in(language))));
    platform.whom().ifPresent(whom -> all.add(texts.fill(whom.in(language))));
    var passed = passed(offer, texts);
    all.add(
        passed.isEmpty()
            ? texts.say(Line.REFERRAL_PASSES_NOTHING)
            : texts.say(Line.REFERRAL_PASSES, Map.of("now.passed", passed)));
    var offers = new ArrayList<Phase.Offer>();
    add(offers, new Lead.ToPlatform(offer.id(), false), texts.say(Line.REFERRAL_ACCEPT_OPTION));
    if (!passed.isEmpty()) {
      add(offers, new Lead.ToPlatform(offer.id(), true), texts.say(Line.REFERRAL_BARE_OPTION));
    }
    instead.ifPresent(line -> add(offers, line.lead(), texts.say(line.label())));
    add(offers, new Lead.Declined(), texts.say(Line.REFERRAL_DECLINE_OPTION));
    var menu =
        new Reply.Menu(String.join("\n", all), Scene.options(offers), texts.say(Line.FLOW_CHOOSE));
    return scene.turn(new Phase.WithBot(offers), menu, new Decision.Offered(platform.id()));
  }

  private static void add(List<Phase.Offer> offers, Lead lead, String label) {
    offers.add(new Phase.Offer(offers.size() + 1, lead, label));
  }

  /** What is passed on, a line each; a code and its name are one thing to a reader. */
  private static String passed(Surroundings.Offer offer, LibraryTexts texts) {
    var lines = new ArrayList<String>();
    var passed = offer.passed();
    if (passed.containsKey(Field.SUBJECT) || passed.containsKey(Field.SUBJECT_NAME)) {
      line(lines, texts.say(Line.PASSED_SUBJECT), offer.values().get(Field.SUBJECT_NAME));
    }
    if (passed.containsKey(Field.LIBRARY) || passed.containsKey(Field.LIBRARY_NAME)) {
      line(lines, texts.say(Line.PASSED_LIBRARY), offer.values().get(Field.LIBRARY_NAME));
    }
    line(lines, texts.say(Line.PASSED_QUESTION), passed.get(Field.QUESTION));
    line(lines, texts.say(Line.PASSED_TITLE), passed.get(Field.TITLE));
    line(lines, texts.say(Line.PASSED_AUTHOR), passed.get(Field.AUTHOR));
    line(lines, texts.say(Line.PASSED_SOURCE), passed.get(Field.SOURCE));
    line(lines, "DOI", passed.get(Field.DOI));
    line(lines, "ISBN", passed.get(Field.ISBN));
    line(lines, "ISSN", passed.get(Field.ISSN));
    return String.join("\n", lines);
  }

  private static void line(List<String> lines, String label, @Nullable String value) {
    if (value != null) {
      var flat = value.replaceAll("\\s+", " ");
      var shown = flat.length() <= MOST_SHOWN ? flat : flat.substring(0, MOST_SHOWN) + "…";
      lines.add("· " + label + "：" + shown);
    }
  }

  /** She agreed. */
  Turn accepted(String offer, boolean bare) {
    return scene
        .around()
        .accept(offer, bare)
        .map(link -> led(offer, link))
        .orElseGet(() -> scene.say(Line.REFERRAL_OVER));
  }

  private Turn led(String offer, Surroundings.Link link) {
    var texts = scene.texts();
    var values = new HashMap<String, String>();
    values.put("now.link", link.address());
    values.put("now.platform", link.name().chinese());
    link.program()
        .ifPresent(
            program -> {
              values.put("now.app", program.appId());
              values.put("now.path", program.path());
            });
    var line = link.program().isPresent() ? Line.REFERRAL_PROGRAM_LINK : Line.REFERRAL_LINK;
    var offers = new ArrayList<Phase.Offer>();
    add(offers, new Lead.Told(offer, true), texts.say(Line.REFERRAL_SOLVED_OPTION));
    add(offers, new Lead.Told(offer, false), texts.say(Line.REFERRAL_UNSOLVED_OPTION));
    var reply =
        new Reply.Answer(
            texts.say(line, values), texts.say(Line.REFERRAL_ASK), Scene.options(offers));
    return scene.turn(new Phase.WithBot(offers), reply, new Decision.Led());
  }

  /**
   * Asks below an answer whether the platform of another day helped. An answer only: whoever gets
   * none, or is on her way to a person, has something else in mind.
   */
  Turn later(Turn turn) {
    return turn.decision() instanceof Decision.Answered
            && turn.after().phase() instanceof Phase.WithBot bot
        ? scene.around().askLater().map(later -> asked(turn, bot, later)).orElse(turn)
        : turn;
  }

  private Turn asked(Turn turn, Phase.WithBot bot, Surroundings.Later later) {
    var texts = scene.texts();
    var lines =
        List.of(
            new Phase.Offer(
                SOLVED,
                new Lead.Told(later.referral(), true),
                texts.say(Line.REFERRAL_SOLVED_OPTION)),
            new Phase.Offer(
                UNSOLVED,
                new Lead.Told(later.referral(), false),
                texts.say(Line.REFERRAL_UNSOLVED_OPTION)));
    var head = texts.say(Line.REFERRAL_LATER, Map.of("now.platform", later.platform().chinese()));
    var offered = new ArrayList<>(bot.offered());
    offered.addAll(lines);
    var replies = new ArrayList<>(turn.replies());
    replies.add(new Reply.Menu(head, Scene.options(lines), ""));
    return new Turn(
        turn.after().in(new Phase.WithBot(offered, bot.question(), bot.misses())),
        replies,
        turn.decision());
  }

  /** She does not want it. */
  Turn declined() {
    return scene.say(Line.REFERRAL_DECLINED);
  }

  /** She says whether it helped, of the last platform that she told nothing of. */
  Optional<Turn> toldOf(boolean solved) {
    return scene.around().untold().map(referral -> told(referral, solved));
  }

  /** She says whether it helped. */
  Turn told(String referral, boolean solved) {
    var line = solved ? Line.REFERRAL_SOLVED : Line.REFERRAL_UNSOLVED;
    return scene.turn(
        new Phase.WithBot(List.of()),
        new Reply.Text(scene.texts().say(line)),
        new Decision.Told(referral, solved));
  }
}
