package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.subjectdesk.conversation.ConsultViews.Message;
import org.subjectdesk.conversation.ConsultViews.View;
import org.subjectdesk.conversation.SendWindow;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.handover.Handovers;
import org.subjectdesk.handover.Notes;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.safety.HeldText;

/** How consults and what belongs to them look in JSON: see {@code /openapi.yaml}. */
final class ConsultJson {
  private static final int SHORT = 80;

  private final Names names;
  private final DeskRoom.Limits limits;

  ConsultJson(Names names, DeskRoom.Limits limits) {
    this.names = names;
    this.limits = limits;
  }

  static ConsultJson of(DeskRoom room) {
    return new ConsultJson(room.names(), room.limits());
  }

  JsonObject consult(View view, Sight sight) {
    var consult = view.consult();
    var json =
        new JsonObject()
            .put("id", consult.id())
            .put("library", consult.library())
            .put("alias", Names.alias(consult.reader()))
            .put("openedAt", consult.openedAt().toString())
            .put("lastAt", consult.lastAt().toString())
            .put("mine", sight.isHers(consult))
            .put("version", consult.version());
    if (!consult.subject().equals(Consult.NO_SUBJECT)) {
      json.put("subject", names.subject(consult.subject()));
    }
    view.last()
        .ifPresent(
            said ->
                json.put(
                    "last",
                    new JsonObject()
                        .put("from", said.from().name().toLowerCase(Locale.ROOT))
                        .put("text", shortened(said.text()))
                        .put("unseen", said.unseen())));
    phase(consult.phase(), json);
    return json;
  }

  private void phase(Phase phase, JsonObject json) {
    switch (phase) {
      case Phase.WithBot _ -> json.put("phase", "with-bot");
      case Phase.InScript _ -> json.put("phase", "in-script");
      case Phase.Waiting(var queue, var since, _) ->
          json.put("phase", "waiting")
              .put("queue", names.queue(queue))
              .put("since", since.toString());
      case Phase.LeavingMessage _ -> json.put("phase", "leaving-message");
      case Phase.WithLibrarian(var librarian, var awaited, _) -> {
        json.put("phase", "with-librarian").put("librarian", names.person(librarian));
        awaited.ifPresent(since -> json.put("since", since.toString()));
      }
      case Phase.Rating(var librarian, _) ->
          json.put("phase", "rating").put("librarian", names.person(librarian));
      case Phase.Closed _ -> json.put("phase", "closed");
    }
  }

  /** Never cuts a character in two. */
  static String shortened(String text) {
    var flat = text.strip().replaceAll("\\s+", " ");
    return flat.codePointCount(0, flat.length()) <= SHORT
        ? flat
        : flat.substring(0, flat.offsetByCodePoints(0, SHORT)) + "…";
  }

  JsonArray consults(Collection<View> views, Sight sight) {
    var json = new JsonArray();
    views.forEach(view -> json.add(consult(view, sight)));
    return json;
  }

  JsonArray messages(Collection<Message> messages) {
    var json = new JsonArray();
    messages.forEach(message -> json.add(message(message)));
    return json;
  }

  private JsonObject message(Message message) {
    var json =
        new JsonObject()
            .put("id", message.id())
            .put("from", message.from().name().toLowerCase(Locale.ROOT))
            .put("kind", message.kind())
            .put("text", message.text())
            .put("at", message.at().toString())
            .put("state", state(message.state()));
    if (!message.librarian().isEmpty()) {
      json.put("librarian", names.person(message.librarian()));
    }
    if (!message.reason().isEmpty()) {
      json.put("reason", message.reason());
    }
    if (!message.key().isEmpty()) {
      json.put("key", message.key());
    }
    if (!message.review().isEmpty()) {
      json.put("review", message.review());
    }
    return json;
  }

  private static String state(String stored) {
    return switch (stored) {
      case "pending", "answered" -> "received";
      case "passive", "sent" -> "sent";
      case "queued", "sending" -> "queued";
      default -> stored;
    };
  }

  JsonObject window(SendWindow window, Instant now) {
    var json =
        new JsonObject()
            .put("left", window.isOpen(now) ? window.left() : 0)
            .put("most", limits.messages())
            .put("bytes", limits.bytes());
    return window.isOpen(now) ? json.put("until", window.until().toString()) : json;
  }

  JsonArray notes(Collection<Notes.Note> notes) {
    var json = new JsonArray();
    notes.forEach(
        note ->
            json.add(
                new JsonObject()
                    .put("librarian", names.person(note.librarian()))
                    .put("text", note.text())
                    .put("at", note.at().toString())));
    return json;
  }

  JsonArray way(Collection<Handovers.Step> steps) {
    var json = new JsonArray();
    steps.forEach(step -> json.add(step(step)));
    return json;
  }

  private JsonObject step(Handovers.Step step) {
    var json =
        new JsonObject()
            .put("kind", step.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("note", step.note())
            .put("at", step.at().toString());
    if (!step.actor().isEmpty()) {
      json.put("librarian", names.person(step.actor()));
    }
    step.to().ifPresent(queue -> json.put("to", names.queue(queue)));
    var why = new JsonArray();
    step.why()
        .forEach(reason -> why.add(new JsonObject().put("zh", reason.zh()).put("en", reason.en())));
    return json.put("why", why);
  }

  /** What librarians said in a talk and nobody released. */
  JsonArray held(Collection<HeldText> held) {
    return new HeldJson(names).replies(held);
  }

  /**
   * A ticket.
   *
   * @param held what nobody released of it: its text is not told then, an answer is told as such
   */
  JsonObject ticket(Tickets.Ticket ticket, List<HeldText> held, Instant now) {
    var json = ticket(ticket, now);
    for (var item : held) {
      if (item.kind() == HeldText.Kind.TICKET) {
        json.put("text", "").put("review", item.fate().state().stored());
      } else if (ticket.state() == Tickets.State.OPEN) {
        json.put("heldAnswer", new HeldJson(names).item(item));
      }
    }
    return json;
  }

  private JsonObject ticket(Tickets.Ticket ticket, Instant now) {
    var open = ticket.state() == Tickets.State.OPEN;
    var json =
        new JsonObject()
            .put("id", ticket.id())
            .put("consult", ticket.consult())
            .put("library", ticket.library())
            .put("alias", Names.alias(ticket.reader()))
            .put("text", ticket.text())
            .put("state", ticket.state().name().toLowerCase(Locale.ROOT))
            .put("queue", names.queue(ticket.queue()))
            .put("leftAt", ticket.leftAt().toString())
            .put("dueAt", ticket.dueAt().toString())
            .put("overdue", open && !ticket.dueAt().isAfter(now))
            .put("escalated", ticket.escalated());
    if (!ticket.subject().isEmpty()) {
      json.put("subject", names.subject(ticket.subject()));
    }
    if (!ticket.librarian().isEmpty()) {
      json.put("librarian", names.person(ticket.librarian()));
    }
    return open
        ? json
        : json.put("answer", ticket.answer()).put("answeredAt", ticket.answeredAt().toString());
  }
}
