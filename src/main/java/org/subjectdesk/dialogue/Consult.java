package org.subjectdesk.dialogue;

import java.time.Instant;
import org.subjectdesk.message.ReaderId;

/**
 * One conversation of a reader with a library.
 *
 * @param id its name everywhere: store, logs, exports
 * @param library the member library
 * @param reader who asks
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
    Phase phase,
    Instant openedAt,
    Instant lastAt,
    int version) {
  /** A conversation that begins now. */
  public static Consult open(String id, String library, ReaderId reader, Instant at) {
    return new Consult(id, library, reader, new Phase.WithBot(java.util.List.of()), at, at, 0);
  }

  /** The kept question that the lines she may choose belong to, or none. */
  public long question() {
    return switch (phase) {
      case Phase.WithBot bot -> bot.question();
      case Phase.Closed _ -> Phase.WithBot.NO_QUESTION;
    };
  }

  /** The same conversation, with the lines that she may choose belonging to a kept question. */
  public Consult about(long question) {
    return switch (phase) {
      case Phase.WithBot bot ->
          new Consult(
              id,
              library,
              reader,
              new Phase.WithBot(bot.offered(), question),
              openedAt,
              lastAt,
              version);
      case Phase.Closed _ -> this;
    };
  }

  /** The same conversation after the reader's message at the given time. */
  Consult turned(Phase next, Instant at) {
    return new Consult(id, library, reader, next, openedAt, at, version);
  }
}
