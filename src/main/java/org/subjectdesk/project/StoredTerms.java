package org.subjectdesk.project;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.subjectdesk.call.Share;
import org.subjectdesk.call.Terms;

/** What a call says, as JSON in its row. */
final class StoredTerms {
  private StoredTerms() {}

  static String write(Terms terms) {
    return new JsonObject()
        .put("title", terms.title())
        .put("subject", terms.subject())
        .put("kind", terms.initiator().kind().key())
        .put("initiator", terms.initiator().name())
        .put("items", terms.items())
        .put("cooperation", terms.cooperation())
        .put("goals", terms.goals())
        .put("budget", terms.budget())
        .put("split", shares(terms.split()))
        .put("talent", terms.talent())
        .put("deadline", terms.deadline().toEpochMilli())
        .put("criteria", shares(terms.criteria()))
        .encode();
  }

  static Terms read(String text) {
    var json = new JsonObject(text);
    return new Terms(
        json.getString("title"),
        json.getString("subject"),
        new Terms.Initiator(
            Terms.Initiator.Kind.of(json.getString("kind")).orElseThrow(),
            json.getString("initiator")),
        json.getString("items"),
        json.getString("cooperation"),
        json.getString("goals"),
        json.getLong("budget"),
        shares(json.getJsonArray("split")),
        json.getString("talent"),
        Instant.ofEpochMilli(json.getLong("deadline")),
        shares(json.getJsonArray("criteria")));
  }

  private static JsonArray shares(List<Share> parts) {
    var json = new JsonArray();
    parts.forEach(
        one -> json.add(new JsonObject().put("name", one.name()).put("points", one.points())));
    return json;
  }

  private static List<Share> shares(JsonArray json) {
    return json.stream()
        .map(JsonObject.class::cast)
        .map(one -> new Share(one.getString("name"), one.getInteger("points")))
        .toList();
  }
}
