package org.subjectdesk.conversation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.subjectdesk.dialogue.Lead;
import org.subjectdesk.dialogue.Phase;

/** How a phase lies in the columns {@code phase} and {@code offered}. */
record StoredPhase(String name, String offered) {
  static StoredPhase of(Phase phase) {
    return switch (phase) {
      case Phase.WithBot bot -> new StoredPhase("with-bot", offered(bot));
      case Phase.Closed _ -> new StoredPhase("closed", "");
    };
  }

  Phase read() {
    return switch (name) {
      case "with-bot" -> withBot();
      case "closed" -> new Phase.Closed();
      default -> throw new IllegalStateException("unknown phase in the store: " + name);
    };
  }

  private static String offered(Phase.WithBot bot) {
    if (bot.offered().isEmpty()) {
      return "";
    }
    var lines = new JsonArray();
    bot.offered().forEach(offer -> lines.add(line(offer)));
    return new JsonObject().put("question", bot.question()).put("lines", lines).encode();
  }

  private static JsonObject line(Phase.Offer offer) {
    var line = new JsonObject().put("number", offer.number()).put("label", offer.label());
    return switch (offer.lead()) {
      case Lead.ToEntry(var entry) -> line.put("to", "entry").put("entry", entry);
      case Lead.ToPerson _ -> line.put("to", "person");
      case Lead.Helpful _ -> line.put("to", "helpful");
      case Lead.NotHelpful(var instead) ->
          line.put("to", "not-helpful").put("instead", new JsonArray(instead));
    };
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
    return new Phase.WithBot(offers, json.getLong("question"));
  }

  private static Lead lead(JsonObject line) {
    return switch (line.getString("to")) {
      case "entry" -> new Lead.ToEntry(line.getString("entry"));
      case "person" -> new Lead.ToPerson();
      case "helpful" -> new Lead.Helpful();
      case "not-helpful" ->
          new Lead.NotHelpful(
              line.getJsonArray("instead").stream().map(String.class::cast).toList());
      default -> throw new IllegalStateException("unknown line in the store: " + line);
    };
  }
}
