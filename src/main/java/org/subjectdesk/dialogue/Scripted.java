package org.subjectdesk.dialogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.directory.Field;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.Found;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.flow.Action;
import org.subjectdesk.flow.Effect;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.FlowRun;
import org.subjectdesk.flow.Flows;
import org.subjectdesk.flow.Walk;
import org.subjectdesk.flow.Walked;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.Reply;
import org.subjectdesk.script.Heard;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.script.Words;
import org.subjectdesk.slot.Choice;
import org.subjectdesk.slot.Entered;
import org.subjectdesk.slot.Limits;
import org.subjectdesk.slot.SlotType;

/**
 * A flow in the conversation. What stops, skips or leaves it is heard before any value; what is no
 * value is looked up in the FAQ, answered, and the flow waits: the reader always has a way out, and
 * a way back in.
 */
record Scripted(Scene scene, Found found) {
  private static final int TRIES_BEFORE_WAY_OUT = 2;
  private static final Set<Field> TOLD =
      Set.of(
          Field.QUESTION,
          Field.KIND,
          Field.TITLE,
          Field.AUTHOR,
          Field.DOI,
          Field.ISBN,
          Field.ISSN,
          Field.SOURCE);

  /** Begins a flow. */
  Turn begin(Flow flow, String language) {
    return went(walk(flow, FlowRun.begin(flow, language)).on(), List.of(), Optional.empty());
  }

  /** Begins a flow with what she said, which may tell the first value. */
  Turn beginWith(Flow flow, String text) {
    var walk = walk(flow, FlowRun.begin(flow, Words.languageOf(text)));
    var asked = walk.on();
    var slots = scene.around().slots();
    var walked = asked.said().isEmpty() ? walk.told(text, slots).orElse(asked) : asked;
    return went(walked, List.of(), Optional.empty());
  }

  /** Begins a flow with the name of a programme that there is not: she is asked again. */
  Turn beginWithout(Flow flow, String name, String language) {
    var run = FlowRun.begin(flow, language);
    var walk = walk(flow, run);
    var asked = walk.on();
    if (!(asked.stop() instanceof Walked.Stop.Waits)) {
      return went(asked, List.of(), Optional.empty());
    }
    var refused = walk.refuse(name, scene.around().slots());
    return retry(flow, new Phase.InScript(refused.run(), Optional.empty()), refused.entered());
  }

  /** Begins a flow that is told some values already, as if she had said them. */
  Turn beginTold(Flow flow, Map<String, String> told, String language) {
    var walk = walk(flow, FlowRun.begin(flow, language));
    return went(walk.told(told, scene.around().slots()), List.of(), Optional.empty());
  }

  /**
   * Begins a flow in the place of something else.
   *
   * @param decision what was decided before it
   */
  Turn instead(Flow flow, String language, Decision decision) {
    var turn = begin(flow, language);
    return turn.decision()
                instanceof Decision.Scripted(var id, var step, var way, var effects, var then)
            && then.isEmpty()
        ? new Turn(
            turn.after(),
            turn.replies(),
            new Decision.Scripted(id, step, way, effects, Optional.of(decision)))
        : turn;
  }

  /** She says something while a flow waits. */
  Turn next(Phase.InScript now, Inbound in) {
    var run = now.run();
    var flow = scene.around().flow(run.flow(), run.version());
    if (flow.flatMap(known -> known.step(run.step())).isEmpty()) {
      return Dialogue.withBot(unscripted(), in, found); // Nobody has kept it.
    }
    var text = words(in);
    if (text.isEmpty()) {
      return isEvent(in) ? elsewhere(now, in) : askAgain(flow.get(), now, unread(in));
    }
    if (run.paused()) {
      var choice = chosen(texts(run), text.get());
      if (choice.isPresent()) {
        return choice.get() ? askAgain(flow.get(), now, Optional.empty()) : cancel(flow.get(), now);
      }
    }
    var heard = scene.texts().hear(Normaliser.bare(text.get())).filter(word -> !word.isConsent());
    return heard.isPresent()
        ? heard(flow.get(), now, in, heard.get())
        : value(flow.get(), now, in, text.get());
  }

  /** What she typed, spoke or tapped; empty when that is nothing a flow could take. */
  private static Optional<String> words(Inbound in) {
    return switch (in) {
      case Inbound.Typed typed -> Optional.of(typed.text()).filter(text -> !text.isBlank());
      case Inbound.Spoken spoken -> Optional.of(spoken.text()).filter(text -> !text.isBlank());
      case Inbound.Tapped tapped ->
          Optional.of(tapped.text().isBlank() ? tapped.option() : tapped.text());
      case Inbound.Clicked _,
          Inbound.Followed _,
          Inbound.Scanned _,
          Inbound.Unreadable _,
          Inbound.Left _ ->
          Optional.empty();
    };
  }

  private static boolean isEvent(Inbound in) {
    return in instanceof Inbound.Clicked
        || in instanceof Inbound.Followed
        || in instanceof Inbound.Scanned;
  }

  private static Optional<Line> unread(Inbound in) {
    return Optional.of(in instanceof Inbound.Unreadable ? Line.CANNOT_READ : Line.UNHEARD);
  }

  /** Whether she goes on; empty when she says something else. */
  private Optional<Boolean> chosen(LibraryTexts texts, String text) {
    var lines =
        List.of(
            new Choice("go", texts.say(Line.FLOW_CONTINUE_OPTION)),
            new Choice("stop", texts.say(Line.FLOW_STOP_OPTION)));
    return scene.around().slots().read(SlotType.CHOICE, lines, Limits.NONE, text)
            instanceof Entered.Value(var value, _)
        ? Optional.of(value.equals("go"))
        : Optional.empty();
  }

  private Turn heard(Flow flow, Phase.InScript now, Inbound in, Heard heard) {
    var run = now.run();
    return switch (heard) {
      case CANCEL, END_TALK -> cancel(flow, now);
      case PERSON -> new Handing(unscripted()).asked();
      case BACK ->
          run.back()
              .map(back -> askAgain(flow, new Phase.InScript(back, now.below()), Optional.empty()))
              .orElseGet(() -> askAgain(flow, now, Optional.of(Line.FLOW_FIRST_STEP)));
      case SKIP ->
          walk(flow, run)
              .skip()
              .map(walked -> went(walked, List.of(), now.below()))
              .orElseGet(() -> askAgain(flow, now, Optional.of(Line.FLOW_NOT_OPTIONAL)));
      case CONTINUE, GREETING, HELP, GOODBYE -> askAgain(flow, now, Optional.empty());
      case LEAVE_MESSAGE, TRANSCRIPT, HELPFUL, NOT_HELPFUL, AGREE, DECLINE -> elsewhere(now, in);
    };
  }

  private Turn value(Flow flow, Phase.InScript now, Inbound in, String text) {
    var walk = walk(flow, now.run());
    var isAsked = found.band() == Band.ANSWER && !isItself(now.run());
    if (isAsked && found.exact() && walk.takesAnything()) {
      return elsewhere(now, in);
    }
    if (walk.takesQuestion() && looksForTitles(text)) {
      return Dialogue.withBot(unscripted(), in, found);
    }
    return switch (walk.take(text, scene.around().slots())) {
      case Walked.Taken.Went(var walked) -> went(walked, List.of(), now.below());
      case Walked.Taken.NotSo(var run, var entered) -> {
        if (found.exact() && isItself(run) && run.trail().isEmpty()) {
          // Nothing of hers is lost, and meanwhile things may have changed.
          yield Dialogue.withBot(unscripted(), in, found);
        }
        if (isAsked || in instanceof Inbound.Tapped || (isMereMenu(run) && looksForTitles(text))) {
          yield elsewhere(now, in);
        }
        yield PersonWish.isIn(Normaliser.bare(text))
            ? new Handing(unscripted()).asked()
            : retry(flow, new Phase.InScript(run, now.below()), entered);
      }
    };
  }

  /**
   * Whether the catalogue has something to say to it; what the FAQ has word for word goes first.
   */
  private boolean looksForTitles(String text) {
    return !found.exact() && scene.around().works(text).isPresent();
  }

  /** Whether nothing was found but the flow that runs already. */
  private boolean isItself(FlowRun run) {
    return found.hits().stream()
        .limit(1)
        .flatMap(hit -> Flows.flowOf(hit.entry().id()).stream())
        .anyMatch(run.flow()::equals);
  }

  private Turn retry(Flow flow, Phase.InScript now, Entered entered) {
    var run = now.run();
    var walk = walk(flow, run);
    var said = new ArrayList<String>();
    said.add(
        entered instanceof Entered.Refused(var why)
            ? walk.retry().orElseGet(() -> refused(flow, run, why))
            : texts(run).say(Line.FLOW_UNCLEAR));
    if (run.tries() >= TRIES_BEFORE_WAY_OUT) {
      said.add(texts(run).say(Line.FLOW_WAY_OUT));
    }
    return waits(run, said, walk.asked(), now.below(), scripted(run, List.of(), List.of()));
  }

  private String refused(Flow flow, FlowRun run, Entered.Why why) {
    var line =
        switch (why) {
          case NOT_THIS ->
              walk(flow, run).asked().lines().isEmpty() ? Line.FLOW_RETRY : Line.FLOW_NOT_A_LINE;
          case TOO_SHORT -> Line.FLOW_TOO_SHORT;
          case TOO_LONG -> Line.FLOW_TOO_LONG;
          case TOO_SMALL, TOO_LARGE, TOO_EARLY, TOO_LATE -> Line.FLOW_OUT_OF_RANGE;
          case WRONG_CHECK_DIGIT -> Line.FLOW_WRONG_CHECK_DIGIT;
        };
    return texts(run).say(line, Map.of("now.label", walk(flow, run).label()));
  }

  private Turn askAgain(Flow flow, Phase.InScript now, Optional<Line> first) {
    var run = now.run().paused(false);
    var said = first.map(texts(run)::say).stream().toList();
    return waits(
        run, said, walk(flow, run).asked(), now.below(), scripted(run, List.of(), List.of()));
  }

  private Turn cancel(Flow flow, Phase.InScript now) {
    var run = now.run();
    var said =
        texts(run).say(Line.FLOW_CANCELLED, Map.of("now.flow", flow.name().in(run.language())));
    var decision =
        new Decision.Scripted(run.flow(), Flow.END, List.of(), List.of(), Optional.empty());
    return ended(List.of(said), decision, now.below());
  }

  /** Something else is answered, and she is asked whether to go on. */
  private Turn elsewhere(Phase.InScript now, Inbound in) {
    var isMenu = isMereMenu(now.run());
    var turn = Dialogue.withBot(isMenu ? unscripted() : unscripted().asAside(), in, found);
    return switch (turn.after().phase()) {
      // A menu that nobody asked for, such as the welcome, is no dialogue to come back to.
      case Phase.WithBot _ when isMenu -> turn;
      case Phase.WithBot _ ->
          paused(turn.after(), answers(turn), now.run(), now.below(), turn.decision());
      case Phase.InScript(var other, _) ->
          new Turn(
              turn.after().in(new Phase.InScript(other, Optional.of(now.run()))),
              turn.replies(),
              turn.decision());
      case Phase.Waiting _,
          Phase.LeavingMessage _,
          Phase.WithLibrarian _,
          Phase.Rating _,
          Phase.Closed _ ->
          turn;
    };
  }

  private boolean isMereMenu(FlowRun run) {
    return run.trail().isEmpty()
        && scene
            .around()
            .flow(run.flow(), run.version())
            .filter(flow -> walk(flow, run).asked().menu())
            .isPresent();
  }

  /** What was said, without the question whether it helped. */
  private static List<String> answers(Turn turn) {
    return turn.replies().stream()
        .map(reply -> reply instanceof Reply.Answer answer ? answer.answer() : reply.text())
        .toList();
  }

  private Turn paused(
      Consult after, List<String> said, FlowRun run, Optional<FlowRun> below, Decision decision) {
    var texts = texts(run);
    var name =
        scene
            .around()
            .flow(run.flow(), run.version())
            .map(flow -> flow.name().in(run.language()))
            .orElse(run.flow());
    var all = new ArrayList<>(said);
    all.add(texts.say(Line.FLOW_PAUSED, Map.of("now.flow", name)));
    var options =
        List.of(
            new Reply.Option(1, texts.say(Line.FLOW_CONTINUE_OPTION)),
            new Reply.Option(2, texts.say(Line.FLOW_STOP_OPTION)));
    var menu = new Reply.Menu(String.join("\n\n", all), options, texts.say(Line.FLOW_CHOOSE));
    var phase = new Phase.InScript(run.paused(true), below);
    return new Turn(after.in(phase), List.of(menu), decision);
  }

  /** A walk has come to its stop. */
  private Turn went(Walked walked, List<String> before, Optional<FlowRun> below) {
    var run = walked.run();
    var said = new ArrayList<>(before);
    said.addAll(walked.said());
    if (isErased(walked)) {
      return new Turn(
          scene.now().turned(new Phase.Closed(), scene.at()),
          List.of(new Reply.Text(String.join("\n", said))),
          new Decision.Scripted(
              run.flow(),
              Flow.END,
              walked.way(),
              walked.effects(),
              Optional.of(new Decision.Forgotten())));
    }
    walked.effects().forEach(effect -> said(effect, run).ifPresent(said::add));
    return switch (walked.stop()) {
      case Walked.Stop.Waits waits ->
          waits(run, said, waits, below, scripted(run, walked.way(), walked.effects()));
      case Walked.Stop.Ends _ ->
          ended(
              said,
              new Decision.Scripted(
                  run.flow(), Flow.END, walked.way(), walked.effects(), Optional.empty()),
              below);
      case Walked.Stop.Leads(var need) -> leads(need, run, said, walked);
      case Walked.Stop.HandsOver _ -> handOver(run, said, walked);
    };
  }

  /** What she told the flow is what the platform may learn. */
  private Turn leads(String need, FlowRun run, List<String> said, Walked walked) {
    var told = new EnumMap<Field, String>(Field.class);
    for (var field : TOLD) {
      var value = run.slots().get(field.key());
      if (value != null) {
        told.put(field, value.value());
      }
    }
    return new Referring(scene)
        .offer(need, told, said, run.language(), byForm(need, run))
        .map(
            turn ->
                new Turn(
                    turn.after(),
                    turn.replies(),
                    new Decision.Scripted(
                        run.flow(),
                        Flow.END,
                        walked.way(),
                        walked.effects(),
                        Optional.of(turn.decision()))))
        .orElseGet(
            () -> {
              said.add(texts(run).say(Line.REFERRED));
              return ended(said, scripted(run, walked.way(), walked.effects()), Optional.empty());
            });
  }

  /** A librarian may do it instead, unless she just filled in that form. */
  private Optional<Lead> byForm(String need, FlowRun run) {
    var told = new HashMap<String, String>();
    run.slots().forEach((name, value) -> told.put(name, value.value()));
    return scene
        .around()
        .flows()
        .meeting(need)
        .filter(form -> !form.id().equals(run.flow()))
        .filter(
            form -> form.when().needs().size() == 1) // Not one for everything that companies need.
        .map(form -> new Lead.ToForm(form.id(), told));
  }

  private static boolean isErased(Walked walked) {
    return walked.effects().stream()
        .anyMatch(effect -> effect instanceof Effect.Does(var action, _) && erases(action));
  }

  private static boolean erases(Action action) {
    return action == Action.ERASE_MY_DATA;
  }

  private Optional<String> said(Effect effect, FlowRun run) {
    var texts = texts(run);
    return switch (effect) {
      case Effect.LeavesTicket _ ->
          scene
              .around()
              .consentLink()
              .map(link -> texts.say(Line.CONSENT, Map.of("now.link", link)));
      case Effect.Refers _ -> Optional.of(texts.say(Line.REFERRED));
      case Effect.Does _ -> Optional.empty();
    };
  }

  private Turn handOver(FlowRun run, List<String> said, Walked walked) {
    var isForThis =
        scene
            .around()
            .flows()
            .on(Flow.Event.NOBODY_THERE)
            .filter(flow -> flow.id().equals(run.flow()))
            .isPresent();
    var turn = new Handing(unscripted(), !isForThis).asked();
    var replies = new ArrayList<Reply>();
    if (!said.isEmpty()) {
      replies.add(new Reply.Text(String.join("\n", said)));
    }
    replies.addAll(turn.replies());
    return new Turn(
        turn.after(),
        joined(replies),
        new Decision.Scripted(
            run.flow(), Flow.END, walked.way(), walked.effects(), Optional.of(turn.decision())));
  }

  /** Two texts are one message: only the first reply is sure to be handed back at once. */
  private static List<Reply> joined(List<Reply> replies) {
    return replies.stream().allMatch(Reply.Text.class::isInstance)
        ? List.of(new Reply.Text(String.join("\n", replies.stream().map(Reply::text).toList())))
        : replies;
  }

  private Turn ended(List<String> said, Decision decision, Optional<FlowRun> below) {
    if (below.isPresent()) {
      var after = scene.now().turned(new Phase.WithBot(List.of()), scene.at());
      return paused(after, said, below.get(), Optional.empty(), decision);
    }
    var text = said.isEmpty() ? scene.texts().say(Line.FLOW_ENDED) : String.join("\n", said);
    return scene.turn(new Phase.WithBot(List.of()), new Reply.Text(text), decision);
  }

  private static Decision scripted(FlowRun run, List<String> way, List<Effect> effects) {
    return new Decision.Scripted(run.flow(), run.step(), way, effects, Optional.empty());
  }

  private Turn waits(
      FlowRun run,
      List<String> said,
      Walked.Stop.Waits waits,
      Optional<FlowRun> below,
      Decision decision) {
    var texts = texts(run);
    var hints = new ArrayList<String>();
    if (waits.optional()) {
      hints.add(texts.say(Line.FLOW_OPTIONAL));
    }
    if (run.trail().isEmpty() && run.tries() == 0 && !waits.menu()) {
      hints.add(texts.say(Line.FLOW_WAY_OUT));
    }
    var all = new ArrayList<>(said);
    all.add(waits.text());
    var phase = new Phase.InScript(run, below);
    if (waits.lines().isEmpty()) {
      all.addAll(hints);
      return scene.turn(phase, new Reply.Text(String.join("\n", all)), decision);
    }
    hints.addFirst(texts.say(Line.FLOW_CHOOSE));
    var options = new ArrayList<Reply.Option>();
    for (var line : waits.lines()) {
      options.add(new Reply.Option(options.size() + 1, line));
    }
    var menu = new Reply.Menu(String.join("\n", all), options, String.join("\n", hints));
    return scene.turn(phase, menu, decision);
  }

  private Walk walk(Flow flow, FlowRun run) {
    return new Walk(new SceneWorld(scene, found), flow, run);
  }

  private LibraryTexts texts(FlowRun run) {
    return scene.texts().in(run.language());
  }

  private Scene unscripted() {
    return scene.with(scene.now().in(new Phase.WithBot(List.of())));
  }
}
