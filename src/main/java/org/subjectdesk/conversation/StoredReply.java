package org.subjectdesk.conversation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
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
      case Reply.Answer _ -> "answer";
    };
  }

  static String body(Reply reply) {
    return switch (reply) {
      case Reply.Text _ -> "";
      case Reply.Menu menu ->
          new JsonObject()
              .put("head", menu.head())
              .put("options", options(menu.options()))
              .put("tail", menu.tail())
              .encode();
      case Reply.Answer answer ->
          new JsonObject()
              .put("answer", answer.answer())
              .put("ask", answer.ask())
              .put("options", options(answer.options()))
              .encode();
    };
  }

  private static JsonArray options(List<Reply.Option> options) {
    var json = new JsonArray();
    options.forEach(option -> json.add(new JsonArray().add(option.number()).add(option.label())));
    return json;
  }

  static Reply read(Row row) {
    return switch (row.text("kind")) {
      case "text" -> new Reply.Text(row.text("text"));
      case "menu" -> menu(new JsonObject(row.text("body")));
      case "answer" -> answer(new JsonObject(row.text("body")));
      default -> throw new IllegalStateException("unknown reply in the store: " + row.text("kind"));
    };
  }

  private static Reply menu(JsonObject json) {
    return new Reply.Menu(json.getString("head"), options(json), json.getString("tail"));
  }

  private static Reply answer(JsonObject json) {
    return new Reply.Answer(json.getString("answer"), json.getString("ask"), options(json));
  }

  private static List<Reply.Option> options(JsonObject json) {
    var options = json.getJsonArray("options");
    return IntStream.range(0, options.size())
        .mapToObj(options::getJsonArray)
        .map(line -> new Reply.Option(line.getInteger(0), line.getString(1)))
        .toList();
  }
}
