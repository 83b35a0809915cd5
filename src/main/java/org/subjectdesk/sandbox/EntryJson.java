package org.subjectdesk.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.subjectdesk.sandbox.platform.Exchange;
import org.subjectdesk.sandbox.platform.PassiveReply;
import org.subjectdesk.sandbox.platform.Try;

/** Dialogues as JSON, for the page and for whoever looks into the outbox. */
final class EntryJson {
  private EntryJson() {}

  static JsonObject of(Entry entry) {
    return switch (entry) {
      case Entry.Pushed(var seq, var exchange) ->
          exchange(exchange).put("seq", seq).put("type", "pushed");
      case Entry.Sent sent -> sent(sent).put("seq", sent.seq()).put("type", "sent");
    };
  }

  /** One message of the outbox. */
  static JsonObject sent(Entry.Sent sent) {
    var json =
        new JsonObject()
            .put("appId", sent.reader().appId())
            .put("openid", sent.reader().openid())
            .put("at", sent.at().toString())
            .put("text", sent.message().readable());
    return switch (sent.message()) {
      case CustomMessage.Text(var content) -> json.put("msgtype", "text").put("content", content);
      case CustomMessage.Card(var title, var page) ->
          json.put("msgtype", "miniprogrampage").put("title", title).put("page", page);
      case CustomMessage.Notice(var title, var content, var url) ->
          json.put("msgtype", "notice").put("title", title).put("content", content).put("url", url);
      case CustomMessage.Menu(var head, var lines, var tail) -> {
        var list = new JsonArray();
        lines.forEach(
            line -> list.add(new JsonObject().put("id", line.id()).put("content", line.content())));
        yield json.put("msgtype", "msgmenu").put("head", head).put("list", list).put("tail", tail);
      }
    };
  }

  /** What became of a push. Ids are strings, because JavaScript cannot count that far. */
  static JsonObject exchange(Exchange exchange) {
    var tries = new JsonArray();
    exchange.tries().forEach(one -> tries.add(attempt(one)));
    return new JsonObject()
        .put("appId", exchange.reader().appId())
        .put("openid", exchange.reader().openid())
        .put("at", exchange.at().toString())
        .put("act", ActJson.write(exchange.act()))
        .put("format", exchange.delivery().format().name().toLowerCase(Locale.ROOT))
        .put("mode", exchange.delivery().mode().name().toLowerCase(Locale.ROOT))
        .put("copies", exchange.delivery().copies())
        .put("msgId", exchange.act().isEvent() ? null : Long.toString(exchange.id()))
        .put("xml", exchange.xml())
        .put("done", exchange.isDone())
        .put("rounds", exchange.rounds())
        .put("tries", tries)
        .put("status", exchange.status())
        .put("reply", kind(exchange))
        .put("text", exchange.shown().orElse(null))
        .put("tookMs", exchange.took().toMillis());
  }

  private static String kind(Exchange exchange) {
    if (!exchange.isDone()) {
      return "waiting";
    }
    return exchange.reply().map(EntryJson::kind).orElse("unavailable");
  }

  private static String kind(PassiveReply reply) {
    return switch (reply) {
      case PassiveReply.None _ -> "none";
      case PassiveReply.Text _ -> "text";
      case PassiveReply.Other _ -> "other";
      case PassiveReply.Malformed _ -> "malformed";
    };
  }

  private static JsonObject attempt(Try one) {
    var json =
        new JsonObject()
            .put("number", one.number())
            .put("copy", one.copy())
            .put("tookMs", one.took().toMillis())
            .put("status", one.outcome().status());
    return switch (one.outcome()) {
      case Try.Answered(var reply, var xml) -> {
        json.put("outcome", "answered").put("reply", kind(reply)).put("xml", xml);
        yield switch (reply) {
          case PassiveReply.Text(var content) -> json.put("text", content);
          case PassiveReply.Malformed(var why) -> json.put("why", why);
          case PassiveReply.None _, PassiveReply.Other _ -> json;
        };
      }
      case Try.Refused _ -> json.put("outcome", "refused");
      case Try.Late _ -> json.put("outcome", "late");
      case Try.Dropped _ -> json.put("outcome", "dropped");
      case Try.Lost _ -> json.put("outcome", "lost");
    };
  }
}
