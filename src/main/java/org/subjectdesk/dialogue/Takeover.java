package org.subjectdesk.dialogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.message.Reply;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;

/**
 * What librarians may do with a consult in which phase, and what the reader is told of it. Pure and
 * safe for any thread; the counterpart of {@link Dialogue}, which hears the reader.
 */
public final class Takeover {
  /** The lines of the menu that asks how a talk was, the best first. */
  static final List<Line> STARS =
      List.of(Line.STARS_5, Line.STARS_4, Line.STARS_3, Line.STARS_2, Line.STARS_1);

  private Takeover() {}

  /**
   * A librarian acts.
   *
   * @param librarian her id
   * @param name what readers call her
   * @param at the time of the act
   */
  public static ActOutcome act(
      Consult now, Act act, String librarian, String name, LibraryTexts texts, Instant at) {
    return switch (now.phase()) {
      case Phase.Rating _, Phase.Closed _ -> new ActOutcome.Over();
      case Phase.WithBot _, Phase.InScript _, Phase.LeavingMessage _, Phase.Waiting _ ->
          unowned(now, act, librarian, name, texts, at);
      case Phase.WithLibrarian talk ->
          talk.librarian().equals(librarian)
              ? owned(now, act, talk, texts, at)
              : new ActOutcome.Taken(talk.librarian());
    };
  }

  private static ActOutcome unowned(
      Consult now, Act act, String librarian, String name, LibraryTexts texts, Instant at) {
    return switch (act) {
      case Act.Take _ ->
          done(
              now.in(new Phase.WithLibrarian(librarian, Optional.of(awaited(now)), at)),
              texts.say(Line.JOINED, Map.of("now.librarian", name)));
      case Act.Pass(var to, _) when now.phase() instanceof Phase.Waiting waiting ->
          new ActOutcome.Done(now.in(new Phase.Waiting(to, waiting.since(), at)), List.of());
      case Act.AskAway _ when now.phase() instanceof Phase.Waiting ->
          new ActOutcome.Done(now, List.of(askAway(texts)));
      case Act.Pass _, Act.Say _, Act.AskAway _, Act.Release _, Act.Close _ ->
          new ActOutcome.NotTaken();
    };
  }

  private static ActOutcome owned(
      Consult now, Act act, Phase.WithLibrarian talk, LibraryTexts texts, Instant at) {
    return switch (act) {
      case Act.Take _ -> new ActOutcome.Done(now, List.of());
      case Act.Say(var text) ->
          done(now.in(new Phase.WithLibrarian(talk.librarian(), Optional.empty(), at)), text);
      case Act.Pass(var to, _) -> queued(now, to, texts, at);
      case Act.AskAway _ ->
          new ActOutcome.Done(
              now.in(new Phase.WithLibrarian(talk.librarian(), Optional.empty(), at)),
              List.of(askAway(texts)));
      case Act.Release(var placement) ->
          placement
              .queue()
              .map(queue -> queued(now, queue, texts, at))
              .orElseGet(() -> new ActOutcome.Done(now, List.of()));
      case Act.Close _ ->
          new ActOutcome.Done(
              now.in(new Phase.Rating(talk.librarian(), Phase.Rating.NO_STARS)),
              List.of(rateTalk(texts, Line.TALK_CLOSED)));
    };
  }

  /** Since when she has waited for a person. */
  private static Instant awaited(Consult now) {
    return now.phase() instanceof Phase.Waiting waiting ? waiting.since() : now.lastAt();
  }

  private static ActOutcome queued(Consult now, Queue to, LibraryTexts texts, Instant at) {
    return done(now.in(new Phase.Waiting(to, at, at)), texts.say(Line.MOVED));
  }

  private static ActOutcome done(Consult after, String text) {
    return new ActOutcome.Done(after, List.of(new Reply.Text(text)));
  }

  private static Reply askAway(LibraryTexts texts) {
    return askAway(texts, texts.say(Line.ASK_AWAY_IN_TALK));
  }

  /** Asks whether a message that she left may go to other libraries. */
  public static Reply askTicketAway(LibraryTexts texts, String quote) {
    return askAway(texts, texts.say(Line.ASK_AWAY_LATER, Map.of("now.asked", quote)));
  }

  private static Reply askAway(LibraryTexts texts, String head) {
    var options =
        List.of(
            new Reply.Option(1, texts.say(Line.AWAY_OPTION)),
            new Reply.Option(2, texts.say(Line.HOME_OPTION)));
    return new Reply.Menu(head, options, texts.say(Line.CHOOSE_AWAY));
  }

  /** Says that the talk is over and asks how it was. */
  static Reply rateTalk(LibraryTexts texts, Line head) {
    var options = new ArrayList<Reply.Option>();
    for (var line : STARS) {
      options.add(new Reply.Option(STARS.size() - options.size(), texts.say(line)));
    }
    return new Reply.Menu(texts.say(head), options, texts.say(Line.CHOOSE_STARS));
  }
}
