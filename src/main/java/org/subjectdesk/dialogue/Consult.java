package org.subjectdesk.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.ReaderId;

/**
 * One conversation of a reader with a library.
 *
 * @param id its name everywhere: store, logs, exports
 * @param library the member library
 * @param reader who asks
 * @param subject the code of the subject that it is about, {@link #NO_SUBJECT} as long as nobody
 *     knows
 * @param phase who speaks now
 * @param openedAt when it began
 * @param lastAt when the reader last said something
 * @param version how often it was saved; 0 = never. Two nodes that change the same version meet in
 *     the store, and one of them takes its turn again
 */
public record Consult(
    String id,
    String library,
    ReaderId reader,
    String subject,
    Phase phase,
    Instant openedAt,
    Instant lastAt,
    int version) {
  /** Stands for a subject that nobody knows. */
  public static final String NO_SUBJECT = "";

  /** How long a flow waits for a reader who looks for a number, or asks her supervisor. */
  private static final Duration UNFINISHED = Duration.ofDays(1);

  /** How long after its end a talk may be rated. */
  private static final Duration RATEABLE = Duration.ofDays(2);

  /**
   * A conversation that begins now.
   *
   * @param subject what the reader asked about in her last one, {@link #NO_SUBJECT} if that is
   *     unknown
   */
  public static Consult open(
      String id, String library, ReaderId reader, String subject, Instant at) {
    var phase = new Phase.WithBot(List.of());
    return new Consult(id, library, reader, subject, phase, at, at, 0);
  }

  /**
   * Whether a message belongs to this consult; if not, it opens a new one.
   *
   * @param idle how much silence ends a talk with the desk
   */
  public boolean takes(Inbound in, Instant at, Duration idle) {
    return switch (phase) {
      case Phase.WithBot _, Phase.LeavingMessage _ -> lastAt.plus(idle).isAfter(at);
      case Phase.InScript _ -> lastAt.plus(UNFINISHED).isAfter(at);
      case Phase.Waiting _, Phase.WithLibrarian _ -> true;
      case Phase.Rating rating ->
          lastAt.plus(RATEABLE).isAfter(at) && Opinion.in(in, rating).isPresent();
      case Phase.Closed _ -> false;
    };
  }

  /** The kept question that the lines she may choose belong to, or none. */
  public long question() {
    return phase instanceof Phase.WithBot bot ? bot.question() : Phase.WithBot.NO_QUESTION;
  }

  /** The same conversation, with the lines that she may choose belonging to a kept question. */
  public Consult about(long question) {
    return phase instanceof Phase.WithBot bot
        ? in(new Phase.WithBot(bot.offered(), question, bot.misses()))
        : this;
  }

  /** The same conversation in another phase. */
  public Consult in(Phase next) {
    return new Consult(id, library, reader, subject, next, openedAt, lastAt, version);
  }

  /** The same conversation about a subject. */
  Consult on(String code) {
    return new Consult(id, library, reader, code, phase, openedAt, lastAt, version);
  }

  /** The same conversation after the reader's message at the given time. */
  Consult turned(Phase next, Instant at) {
    return new Consult(id, library, reader, subject, next, openedAt, at, version);
  }
}
