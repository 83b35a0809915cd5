package org.subjectdesk.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message of the customer-service API (客服消息). */
sealed interface CustomMessage {
  /** The longest text that the API takes, in UTF-8 bytes. */
  int TEXT_BYTES = 2_048;

  /** The longest title and content of a subscribe message, in characters. */
  int TITLE = 15;

  int CONTENT = 200;

  /** The longest value in a field of a mini-program's template, by its kind. */
  Map<String, Integer> FIELDS = Map.of("thing", 20, "phrase", 5, "name", 10, "time", 40);

  /** Everything in it, as plain text. */
  String readable();

  /** A text; may hold the platform's links. */
  record Text(String content) implements CustomMessage {
    @Override
    public String readable() {
      return content;
    }
  }

  /** A menu whose lines can be tapped. */
  record Menu(String head, List<Line> lines, String tail) implements CustomMessage {
    public Menu {
      lines = List.copyOf(lines);
    }

    @Override
    public String readable() {
      return Stream.of(
              Stream.of(head),
              lines.stream().map(line -> line.id() + ". " + line.content()),
              Stream.of(tail))
          .flatMap(part -> part)
          .filter(part -> !part.isBlank())
          .collect(Collectors.joining("\n"));
    }
  }

  /** A card that opens a page of the mini-program (小程序卡片). */
  record Card(String title, String page) implements CustomMessage {
    @Override
    public String readable() {
      return title + "\n" + page;
    }
  }

  /**
   * A one-time subscribe message (一次性订阅消息).
   *
   * @param url what a tap opens, empty when nothing
   */
  record Notice(String title, String content, String url) implements CustomMessage {
    @Override
    public String readable() {
      return (title + "\n" + content + "\n" + url).strip();
    }
  }

  /** One line of a menu. */
  record Line(int id, String content) {}

  /** What a body was read as. */
  sealed interface Parsed {
    /** A message. */
    record Good(CustomMessage message) implements Parsed {}

    /** Not what the API takes. */
    record Bad(ErrorCode code) implements Parsed {}
  }

  /** Reads the message in the body of a call, as strictly as the platform. */
  static Parsed parse(JsonObject body) {
    var kind = string(body, "msgtype");
    if (kind == null) {
      return new Parsed.Bad(ErrorCode.BAD_MESSAGE_TYPE);
    }
    return switch (kind) {
      case "text" -> text(body.getValue("text"));
      case "msgmenu" -> menu(body.getValue("msgmenu"));
      case "miniprogrampage" -> card(body.getValue("miniprogrampage"));
      default -> new Parsed.Bad(ErrorCode.BAD_MESSAGE_TYPE);
    };
  }

  /** Reads a one-time subscribe message, whose texts are short. */
  static Parsed notice(JsonObject body) {
    if (string(body, "template_id") == null) {
      return new Parsed.Bad(ErrorCode.BAD_TEMPLATE);
    }
    var title = string(body, "title");
    var content =
        body.getValue("data") instanceof JsonObject data
                && data.getValue("content") instanceof JsonObject only
            ? string(only, "value")
            : null;
    if (title == null || content == null || title.isBlank() || content.isBlank()) {
      return new Parsed.Bad(ErrorCode.EMPTY_TEXT);
    }
    return title.length() > TITLE || content.length() > CONTENT
        ? new Parsed.Bad(ErrorCode.TOO_LONG)
        : new Parsed.Good(
            new Notice(title, content, Objects.requireNonNullElse(string(body, "url"), "")));
  }

  /** Reads a mini-program's subscribe message: fields of a template, each with its own limit. */
  static Parsed subscribe(JsonObject body) {
    if (string(body, "template_id") == null) {
      return new Parsed.Bad(ErrorCode.BAD_TEMPLATE);
    }
    var lines = new ArrayList<String>();
    if (body.getValue("data") instanceof JsonObject data) {
      for (var field : data.fieldNames()) {
        var value = data.getValue(field) instanceof JsonObject only ? string(only, "value") : null;
        var kind = field.replaceAll("[0-9]+$", "");
        if (value == null || value.isBlank() || value.length() > FIELDS.getOrDefault(kind, 0)) {
          return new Parsed.Bad(ErrorCode.BAD_TEMPLATE_DATA);
        }
        lines.add(value);
      }
    }
    return lines.isEmpty()
        ? new Parsed.Bad(ErrorCode.BAD_TEMPLATE_DATA)
        : new Parsed.Good(
            new Notice(
                lines.getFirst(),
                String.join("\n", lines.subList(1, lines.size())),
                Objects.requireNonNullElse(string(body, "page"), "")));
  }

  private static Parsed text(@Nullable Object given) {
    var content = given instanceof JsonObject text ? string(text, "content") : null;
    if (content == null || content.isEmpty()) {
      return new Parsed.Bad(ErrorCode.EMPTY_TEXT);
    }
    return judged(new Text(content));
  }

  private static Parsed menu(@Nullable Object given) {
    if (!(given instanceof JsonObject menu)
        || !(menu.getValue("list") instanceof JsonArray list)
        || list.isEmpty()) {
      return new Parsed.Bad(ErrorCode.BAD_PARAMETER);
    }
    var lines = new ArrayList<Line>();
    for (var one : list) {
      var line = line(one);
      if (line == null) {
        return new Parsed.Bad(ErrorCode.BAD_PARAMETER);
      }
      lines.add(line);
    }
    var head = string(menu, "head_content");
    var tail = string(menu, "tail_content");
    return judged(new Menu(head == null ? "" : head, lines, tail == null ? "" : tail));
  }

  private static Parsed card(@Nullable Object given) {
    if (!(given instanceof JsonObject card)) {
      return new Parsed.Bad(ErrorCode.BAD_PARAMETER);
    }
    var title = string(card, "title");
    var page = string(card, "pagepath");
    var thumb = string(card, "thumb_media_id");
    return title == null || page == null || thumb == null || thumb.isEmpty()
        ? new Parsed.Bad(ErrorCode.BAD_PARAMETER)
        : judged(new Card(title, page));
  }

  /** Whole numbers only, as a number or as a string of digits. */
  private static @Nullable Line line(Object given) {
    if (!(given instanceof JsonObject line)) {
      return null;
    }
    var id = String.valueOf(line.getValue("id"));
    var content = string(line, "content");
    return id.matches("[0-9]{1,9}") && content != null && !content.isBlank()
        ? new Line(Integer.parseInt(id), content)
        : null;
  }

  private static Parsed judged(CustomMessage message) {
    return message.readable().getBytes(UTF_8).length > TEXT_BYTES
        ? new Parsed.Bad(ErrorCode.TOO_LONG)
        : new Parsed.Good(message);
  }

  private static @Nullable String string(JsonObject object, String name) {
    return object.getValue(name) instanceof String text ? text : null;
  }
}
