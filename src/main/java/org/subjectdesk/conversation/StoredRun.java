package org.subjectdesk.conversation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.flow.FlowRun;
import org.subjectdesk.slot.Entered;

/** How a dialogue under way lies in the store, as JSON. */
final class StoredRun {
  private StoredRun() {}

  static String write(Phase.InScript phase) {
    var json = json(phase.run());
    phase.below().ifPresent(below -> json.put("below", json(below)));
    return json.encode();
  }

  static Phase.InScript read(String text) {
    var json = new JsonObject(text);
    return new Phase.InScript(
        run(json), Optional.ofNullable(json.getJsonObject("below")).map(StoredRun::run));
  }

  private static JsonObject json(FlowRun run) {
    var slots = new JsonArray();
    run.slots().forEach((name, value) -> slots.add(json(value).put("name", name)));
    var unclear = new JsonArray();
    run.unclear().forEach(value -> unclear.add(json(value)));
    return new JsonObject()
        .put("flow", run.flow())
        .put("version", run.version())
        .put("step", run.step())
        .put("slots", slots)
        .put("trail", new JsonArray(run.trail()))
        .put("tries", run.tries())
        .put("language", run.language())
        .put("paused", run.paused())
        .put("unclear", unclear);
  }

  private static JsonObject json(Entered.Value value) {
    return new JsonObject().put("value", value.value()).put("shown", value.shown());
  }

  private static FlowRun run(JsonObject json) {
    var slots = new LinkedHashMap<String, Entered.Value>();
    objects(json, "slots").forEach(slot -> slots.put(slot.getString("name"), value(slot)));
    return new FlowRun(
        json.getString("flow"),
        json.getString("version"),
        json.getString("step"),
        slots,
        json.getJsonArray("trail").stream().map(String.class::cast).toList(),
        json.getInteger("tries"),
        json.getString("language"),
        json.getBoolean("paused"),
        objects(json, "unclear").stream().map(StoredRun::value).toList());
  }

  private static Entered.Value value(JsonObject json) {
    return new Entered.Value(json.getString("value"), json.getString("shown"));
  }

  private static List<JsonObject> objects(JsonObject json, String key) {
    var array = json.getJsonArray(key);
    return IntStream.range(0, array.size()).mapToObj(array::getJsonObject).toList();
  }
}
