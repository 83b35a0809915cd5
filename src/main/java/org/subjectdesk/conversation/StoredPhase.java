package org.subjectdesk.conversation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.subjectdesk.dialogue.Lead;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.store.Row;

/**
 * How a phase lies in the columns of {@code consult}.
 *
 * @param name the column {@code phase}
 * @param offered lines that the reader may choose, or stars that she gave, as JSON
 * @param queue where she waits
 * @param librarian who talks with her
 * @param since since when she has waited, for a librarian or for her next word
 * @param touchedAt when she came into the queue, or the last word was said
 */
record StoredPhase(
    String name, String offered, String queue, String librarian, Instant since, Instant touchedAt) {
  private static final Instant NEVER = Instant.EPOCH;

  /** A phase that is more than a name and what is offered in it has the other columns. */
  private static StoredPhase plain(String name, String offered) {
    return new StoredPhase(name, offered, "", "", NEVER, NEVER);
  }

  static StoredPhase of(Phase phase) {
    return switch (phase) {
      case Phase.WithBot bot -> plain("with-bot", offered(bot));
      case Phase.InScript script -> plain("in-script", StoredRun.write(script));
      case Phase.Waiting(var queue, var since, var movedAt) ->
          new StoredPhase("waiting", "", queue.key(), "", since, movedAt);
      case Phase.LeavingMessage _ -> plain("leaving-message", "");
      case Phase.WithLibrarian(var librarian, var awaited, var lastWord) ->
          new StoredPhase("with-librarian", "", "", librarian, awaited.orElse(NEVER), lastWord);
      case Phase.Rating(var librarian, var stars) ->
          new StoredPhase("rating", String.valueOf(stars), "", librarian, NEVER, NEVER);
      case Phase.Closed _ -> plain("closed", "");
    };
  }

  static StoredPhase in(Row row) {
    return new StoredPhase(
        row.text("phase"),
        row.text("offered"),
        row.text("queue"),
        row.text("librarian"),
        row.instant("since"),
        row.instant("touched_at"));
  }

  Phase read() {
    return switch (name) {
      case "with-bot" -> withBot();
      case "in-script" -> StoredRun.read(offered);
      case "waiting" -> new Phase.Waiting(Queue.parse(queue), since, touchedAt);
      case "leaving-message" -> new Phase.LeavingMessage();
      case "with-librarian" ->
          new Phase.WithLibrarian(
              librarian, Optional.of(since).filter(at -> !at.equals(NEVER)), touchedAt);
      case "rating" -> new Phase.Rating(librarian, Integer.parseInt(offered));
      case "closed" -> new Phase.Closed();
      default -> throw new IllegalStateException("unknown phase in the store: " + name);
    };
  }

  private static String offered(Phase.WithBot bot) {
    if (bot.offered().isEmpty() && bot.misses() == 0) {
      return "";
    }
    var lines = new JsonArray();
    bot.offered().forEach(offer -> lines.add(line(offer)));
    return new JsonObject()
        .put("question", bot.question())
        .put("misses", bot.misses())
        .put("lines", lines)
        .encode();
  }

  private static JsonObject line(Phase.Offer offer) {
    var line = new JsonObject().put("number", offer.number()).put("label", offer.label());
    return switch (offer.lead()) {
      case Lead.ToEntry(var entry) -> line.put("to", "entry").put("entry", entry);
      case Lead.ToFlow(var flow) -> line.put("to", "flow").put("flow", flow);
      case Lead.ToWork(var need, var told) ->
          line.put("to", "work").put("need", need).put("told", told(told));
      case Lead.ToForm(var flow, var told) ->
          line.put("to", "form").put("flow", flow).put("told", told(told));
      case Lead.ToPerson _ -> line.put("to", "person");
      case Lead.ToSubject(var subject) -> line.put("to", "subject").put("subject", subject);
      case Lead.Abroad(var agreed, var waits) ->
          line.put("to", "abroad").put("agreed", agreed).put("waits", waits);
      case Lead.ToPlatform(var id, var bare) ->
          line.put("to", "platform").put("offer", id).put("bare", bare);
      case Lead.Declined _ -> line.put("to", "declined");
      case Lead.Told(var referral, var solved) ->
          line.put("to", "told").put("referral", referral).put("solved", solved);
      case Lead.Helpful _ -> line.put("to", "helpful");
      case Lead.NotHelpful(var instead) ->
          line.put("to", "not-helpful").put("instead", new JsonArray(instead));
    };
  }

  private static JsonObject told(Map<String, String> told) {
    var json = new JsonObject();
    told.forEach(json::put);
    return json;
  }

  private static Map<String, String> told(JsonObject line) {
    var told = new HashMap<String, String>();
    line.getJsonObject("told").forEach(one -> told.put(one.getKey(), (String) one.getValue()));
    return told;
  }

  private Phase withBot() {
    // A list instead of an object was written by versions without opinions: its menu has aged.
    if (!offered.startsWith("{")) {
      return new Phase.WithBot(List.of());
    }
    var json = new JsonObject(offered);
    var lines = json.getJsonArray("lines");
    var offers =
        IntStream.range(0, lines.size())
            .mapToObj(lines::getJsonObject)
            .map(
                line ->
                    new Phase.Offer(line.getInteger("number"), lead(line), line.getString("label")))
            .toList();
    return new Phase.WithBot(offers, json.getLong("question"), json.getInteger("misses", 0));
  }

  private static Lead lead(JsonObject line) {
    return switch (line.getString("to")) {
      case "entry" -> new Lead.ToEntry(line.getString("entry"));
      case "flow" -> new Lead.ToFlow(line.getString("flow"));
      case "work" -> new Lead.ToWork(line.getString("need"), told(line));
      case "form" -> new Lead.ToForm(line.getString("flow"), told(line));
      case "person" -> new Lead.ToPerson();
      case "subject" -> new Lead.ToSubject(line.getString("subject"));
      case "abroad" -> new Lead.Abroad(line.getBoolean("agreed"), line.getBoolean("waits"));
      case "platform" -> new Lead.ToPlatform(line.getString("offer"), line.getBoolean("bare"));
      case "declined" -> new Lead.Declined();
      case "told" -> new Lead.Told(line.getString("referral"), line.getBoolean("solved"));
      case "helpful" -> new Lead.Helpful();
      case "not-helpful" ->
          new Lead.NotHelpful(
              line.getJsonArray("instead").stream().map(String.class::cast).toList());
      default -> throw new IllegalStateException("unknown line in the store: " + line);
    };
  }
}
