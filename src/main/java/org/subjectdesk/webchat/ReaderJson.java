package org.subjectdesk.webchat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.subjectdesk.conversation.ReaderViews.Message;
import org.subjectdesk.conversation.ReaderViews.State;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.message.Reply;

/** What readers' pages are told, as {@code openapi.yaml} has it. */
final class ReaderJson {
  private ReaderJson() {}

  static JsonArray messages(List<Message> messages) {
    var json = new JsonArray();
    messages.forEach(message -> json.add(message(message)));
    return json;
  }

  private static JsonObject message(Message one) {
    var json =
        new JsonObject()
            .put("id", String.valueOf(one.id()))
            .put("from", one.from().name().toLowerCase(Locale.ROOT))
            .put("kind", one.kind())
            .put("text", one.text())
            .put("at", one.at().toString());
    if (!one.name().isEmpty()) {
      json.put("name", one.name());
    }
    if (!one.client().isEmpty()) {
      json.put("clientId", one.client());
    }
    if (!one.ask().isEmpty()) {
      json.put("ask", one.ask());
    }
    if (!one.options().isEmpty()) {
      json.put("options", options(one.options()));
    }
    return json;
  }

  private static JsonArray options(List<Reply.Option> options) {
    var json = new JsonArray();
    for (var option : options) {
      json.add(new JsonObject().put("number", option.number()).put("label", option.label()));
    }
    return json;
  }

  /** Who speaks with her now. */
  static JsonObject consult(Optional<State> state) {
    if (state.isEmpty()) {
      return new JsonObject().put("phase", "none");
    }
    var consult = state.get().consult();
    var json = new JsonObject().put("id", consult.id()).put("phase", phase(consult.phase()));
    state.get().place().ifPresent(place -> json.put("ahead", place));
    state.get().librarian().ifPresent(name -> json.put("librarian", name));
    if (!consult.subject().isEmpty()) {
      json.put("subject", consult.subject());
    }
    return json;
  }

  private static String phase(Phase phase) {
    return switch (phase) {
      case Phase.WithBot _ -> "desk";
      case Phase.InScript _ -> "steps";
      case Phase.Waiting _ -> "waiting";
      case Phase.LeavingMessage _ -> "leaving-message";
      case Phase.WithLibrarian _ -> "librarian";
      // Once she has given stars nobody waits for them.
      case Phase.Rating(_, var given) -> given == Phase.Rating.NO_STARS ? "rating" : "desk";
      case Phase.Closed _ -> "closed";
    };
  }
}
