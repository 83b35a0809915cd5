package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import org.subjectdesk.safety.HeldText;
import org.subjectdesk.safety.HeldText.Kind;

/** How texts that wait for review look in JSON: see {@code /openapi.yaml}. */
final class HeldJson {
  private final Names names;

  HeldJson(Names names) {
    this.names = names;
  }

  JsonObject item(HeldText item) {
    var place = item.place();
    var json =
        new JsonObject()
            .put("id", item.id())
            .put("kind", item.kind().stored())
            .put("library", item.library())
            .put("text", item.text())
            .put("by", item.hit().by().stored())
            .put("found", item.hit().what())
            .put("at", item.at().toString())
            .put("state", item.fate().state().stored());
    place.reader().ifPresent(reader -> json.put("alias", Names.alias(reader)));
    put(json, "consult", place.consult());
    put(json, belongsTo(item.kind()), place.object());
    if (item.kind() == Kind.REPLY) {
      json.put("key", place.message().substring(place.message().lastIndexOf(':') + 1));
    }
    if (!item.author().isEmpty()) {
      json.put("librarian", names.person(item.author()));
    }
    if (!item.fate().by().isEmpty()) {
      json.put("decidedBy", names.person(item.fate().by()))
          .put("decidedAt", item.fate().at().toString());
    }
    put(json, "reason", item.fate().reason());
    return json;
  }

  private static String belongsTo(Kind kind) {
    return switch (kind) {
      case TALK, TICKET, REMARK, REPLY, ANSWER -> "ticket";
      case ENTRY -> "entry";
      case DIRECTORY -> "file";
    };
  }

  private static void put(JsonObject json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  /** What librarians said in a talk and nobody released. */
  JsonArray replies(Collection<HeldText> held) {
    var json = new JsonArray();
    held.stream()
        .filter(item -> item.kind() == Kind.REPLY && !item.isReleased())
        .forEach(item -> json.add(item(item)));
    return json;
  }
}
