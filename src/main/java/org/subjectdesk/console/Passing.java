package org.subjectdesk.console;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.console.ActsApi.Wanted;
import org.subjectdesk.dialogue.Act;
import org.subjectdesk.dialogue.Away;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.handover.Aways;
import org.subjectdesk.http.Problem;
import org.subjectdesk.routing.Need;
import org.subjectdesk.routing.Queue;

/** To whom something may be handed: never into a place where nobody would see it. */
final class Passing {
  private static final String SUBJECT = "subject:";

  private final DeskRoom room;

  Passing(DeskRoom room) {
    this.room = room;
  }

  /** Hands a consult to whoever a key of the contract names. Blocking. */
  Wanted to(String key, String note, String me, Consult consult) {
    if (key.startsWith(SUBJECT)) {
      return toSubject(key.substring(SUBJECT.length()), note, me, consult);
    }
    var queue = Queue.parse(key);
    if (queue.equals(new Queue.OfLibrarian(me))) {
      return new Wanted.Refused(Problem.bad("to: that is you"));
    }
    return fault(queue)
        .or(() -> leaving(queue, consult.library(), consult.id()))
        .<Wanted>map(Wanted.Refused::new)
        .orElseGet(() -> ready(queue, note));
  }

  private Wanted toSubject(String code, String note, String me, Consult consult) {
    if (room.names().subjects().withCode(code).isEmpty()) {
      return new Wanted.Refused(Problem.bad("to: the catalogue has no subject " + code));
    }
    var mayLeave = mayLeave(consult.id());
    var need = new Need(consult.library(), Optional.of(code), Set.of(me), mayLeave);
    var at = room.clock().instant();
    return room.store()
        .read(tx -> room.staffing().place(tx, need, at))
        .queue()
        .map(queue -> ready(queue, note))
        .orElseGet(() -> new Wanted.Refused(absent("nobody is there for this subject now")));
  }

  /** Why it cannot go where readers of its library did not agree that it goes. */
  Optional<Problem> leaving(Queue queue, String library, String consult) {
    var roster = room.staffing().roster();
    var isAway =
        switch (queue) {
          case Queue.OfLibrarian(var id) ->
              roster.librarian(id).filter(she -> !she.library().equals(library)).isPresent();
          case Queue.OfLibrary(var id) -> !id.equals(library);
          case Queue.Shared() -> true;
        };
    return isAway && !mayLeave(consult)
        ? Optional.of(
            Problem.conflict("to: the reader has not agreed that it leaves her library")
                .with(new JsonObject().put("code", "consent")))
        : Optional.empty();
  }

  private boolean mayLeave(String consult) {
    return room.store().read(tx -> new Aways().of(tx, consult)) == Away.AGREED;
  }

  private static Wanted ready(Queue queue, String note) {
    return new Wanted.Ready(new Act.Pass(queue, note));
  }

  /** Why nothing can be handed to a queue at this moment. */
  private Optional<Problem> fault(Queue queue) {
    var at = room.clock().instant();
    return switch (queue) {
      case Queue.OfLibrarian(var id) ->
          room.store().read(tx -> room.staffing().isPresent(tx, id, at))
              ? Optional.empty()
              : Optional.of(absent("to: she is not there; choose somebody else or a queue"));
      case Queue.OfLibrary(var id) -> nobody(queue, room.staffing().roster().of(id).isEmpty());
      case Queue.Shared() -> nobody(queue, room.staffing().roster().sharedDesk().isEmpty());
    };
  }

  /** Why nobody could ever answer what waits in a queue. */
  Optional<Problem> nobodyIn(Queue queue) {
    var roster = room.staffing().roster();
    return switch (queue) {
      case Queue.OfLibrarian(var id) -> nobody(queue, roster.librarian(id).isEmpty());
      case Queue.OfLibrary(var id) -> nobody(queue, roster.of(id).isEmpty());
      case Queue.Shared() -> nobody(queue, roster.sharedDesk().isEmpty());
    };
  }

  private static Optional<Problem> nobody(Queue queue, boolean empty) {
    return empty
        ? Optional.of(Problem.unknown("to: nobody serves " + queue.key()))
        : Optional.empty();
  }

  private static Problem absent(String detail) {
    return Problem.conflict(detail).with(new JsonObject().put("code", "absent"));
  }
}
