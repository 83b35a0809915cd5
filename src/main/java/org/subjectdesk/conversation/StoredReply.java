package org.subjectdesk.conversation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.subjectdesk.message.Reply;
import org.subjectdesk.store.Row;

/** How a reply lies in the columns {@code kind}, {@code text} and {@code body}. */
final class StoredReply {
  private StoredReply() {}

  static String kind(Reply reply) {
    return switch (reply) {
      case Reply.Text _ -> "text";
      case Reply.Menu _ -> "menu";
    };
  }

  static String body(Reply reply) {
    return switch (reply) {
      case Reply.Text _ -> "";
      case Reply.Menu menu -> {
        var options = new JsonArray();
        menu.options()
            .forEach(
                option -> options.add(new JsonArray().add(option.number()).add(option.label())));
        yield new JsonObject()
            .put("head", menu.head())
            .put("options", options)
            .put("tail", menu.tail())
            .encode();
      }
    };
  }

  static Reply read(Row row) {
    return switch (row.text("kind")) {
      case "text" -> new Reply.Text(row.text("text"));
      case "menu" -> menu(new JsonObject(row.text("body")));
      default -> throw new IllegalStateException("unknown reply in the store: " + row.text("kind"));
    };
  }

  private static Reply menu(JsonObject json) {
    var options = json.getJsonArray("options");
    return new Reply.Menu(
        json.getString("head"),
        IntStream.range(0, options.size())
            .mapToObj(options::getJsonArray)
            .map(line -> new Reply.Option(line.getInteger(0), line.getString(1)))
            .toList(),
        json.getString("tail"));
  }
}
