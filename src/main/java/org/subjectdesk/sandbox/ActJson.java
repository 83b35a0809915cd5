package org.subjectdesk.sandbox;

import io.vertx.core.json.JsonObject;
import org.subjectdesk.sandbox.platform.Act;

/** The JSON of what a reader does: {@code kind} and the fields that the kind has. */
final class ActJson {
  private static final String KINDS =
      "text, tap, voice, image, video, location, link, card, enter, subscribe, unsubscribe, scan,"
          + " click, view";

  private ActJson() {}

  static Act read(Fields fields) {
    return switch (fields.text("kind")) {
      case "text" -> new Act.Text(fields.text("content"));
      case "tap" -> new Act.Tap(fields.words("menuId"), fields.text("content"));
      case "voice" -> new Act.Voice(fields.optional("recognition").orElse(null));
      case "image" ->
          new Act.Image(fields.optional("picUrl").orElse("http://127.0.0.1/picture.jpg"));
      case "video" -> new Act.Video();
      case "location" ->
          new Act.Location(
              fields.degrees("latitude", 90), fields.degrees("longitude", 180), label(fields));
      case "link" ->
          new Act.Link(
              fields.words("title"),
              fields.optional("description").orElse(""),
              fields.words("url"));
      case "subscribe" -> new Act.Subscribe(fields.optional("scene").orElse(null));
      case "card" ->
          new Act.Card(fields.words("title"), fields.optional("page").orElse("pages/index/index"));
      case "enter" -> new Act.Enter(fields.optional("from").orElse(""));
      case "unsubscribe" -> new Act.Unsubscribe();
      case "scan" -> new Act.Scan(fields.words("scene"));
      case "click" -> new Act.Click(fields.words("key"));
      case "view" -> new Act.View(fields.words("url"));
      default -> throw new BadField("kind", "must be one of " + KINDS);
    };
  }

  private static String label(Fields fields) {
    return fields.optional("label").orElse("");
  }

  static JsonObject write(Act act) {
    return switch (act) {
      case Act.Text(var content) -> of("text").put("content", content);
      case Act.Tap(var id, var content) -> of("tap").put("menuId", id).put("content", content);
      case Act.Voice(var recognition) -> of("voice").put("recognition", recognition);
      case Act.Image(var url) -> of("image").put("picUrl", url);
      case Act.Video _ -> of("video");
      case Act.Location(var latitude, var longitude, var label) ->
          of("location").put("latitude", latitude).put("longitude", longitude).put("label", label);
      case Act.Link(var title, var description, var url) ->
          of("link").put("title", title).put("description", description).put("url", url);
      case Act.Subscribe(var scene) -> of("subscribe").put("scene", scene);
      case Act.Card(var title, var page) -> of("card").put("title", title).put("page", page);
      case Act.Enter(var from) -> of("enter").put("from", from);
      case Act.Unsubscribe _ -> of("unsubscribe");
      case Act.Scan(var scene) -> of("scan").put("scene", scene);
      case Act.Click(var key) -> of("click").put("key", key);
      case Act.View(var url) -> of("view").put("url", url);
    };
  }

  private static JsonObject of(String kind) {
    return new JsonObject().put("kind", kind);
  }
}
