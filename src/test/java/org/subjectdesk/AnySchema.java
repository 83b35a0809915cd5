package org.subjectdesk;

import com.github.curiousoddman.rgxgen.RgxGen;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;

/** Invents values that fit a schema of the API's contract, and values that do not. */
final class AnySchema {
  private static final List<String> TEXTS =
      List.of(
          "护理", "x", "demo-a", "a b", "\"", "%", "\u0000", "🐋", "<b>", "-", "0", "A".repeat(300));

  private final JsonObject contract;
  private final Random random;

  AnySchema(JsonObject contract, Random random) {
    this.contract = contract;
    this.random = random;
  }

  /** A schema or another part of the contract, wherever it stands. */
  JsonObject resolved(JsonObject part) {
    return Contract.resolved(contract, part);
  }

  /** A value that fits. */
  Object fitting(JsonObject given) {
    var schema = resolved(given);
    if (schema.containsKey("enum")) {
      var all = schema.getJsonArray("enum");
      return all.getValue(random.nextInt(all.size()));
    }
    return switch (schema.getString("type", "string")) {
      case "object" -> object(schema);
      case "array" -> array(schema);
      case "integer" -> number(schema);
      case "number" -> random.nextDouble();
      case "boolean" -> random.nextBoolean();
      default -> text(schema);
    };
  }

  private JsonObject object(JsonObject schema) {
    var json = new JsonObject();
    var required = schema.getJsonArray("required", new JsonArray());
    var properties = schema.getJsonObject("properties", new JsonObject());
    for (var name : properties.fieldNames()) {
      if (required.contains(name) || random.nextInt(3) == 0) {
        json.put(name, fitting(properties.getJsonObject(name)));
      }
    }
    return json;
  }

  private JsonArray array(JsonObject schema) {
    var json = new JsonArray();
    var least = schema.getInteger("minItems", 0);
    var items = schema.getJsonObject("items", new JsonObject());
    for (var i = 0; i < least + random.nextInt(3); i++) {
      json.add(fitting(items));
    }
    return json;
  }

  private long number(JsonObject schema) {
    var least = schema.getLong("minimum", 0L);
    var most = Math.min(schema.getLong("maximum", least + 100), least + 1_000);
    return least + random.nextLong(most - least + 1);
  }

  private String text(JsonObject schema) {
    var pattern = schema.getString("pattern");
    if (pattern != null) {
      return RgxGen.parse(pattern).generate(random);
    }
    if ("date-time".equals(schema.getString("format"))) {
      return "2026-11-28T04:00:00Z";
    }
    var text = TEXTS.get(random.nextInt(TEXTS.size()));
    var least = schema.getInteger("minLength", 0);
    var most = schema.getInteger("maxLength", 300);
    var long_ = text.length() < least ? text.repeat(least / Math.max(1, text.length()) + 1) : text;
    return long_.length() > most ? long_.substring(0, most) : long_;
  }

  /** Any JSON, as a text; some of it is none. */
  String anything(JsonObject schema) {
    return switch (random.nextInt(8)) {
      case 0 -> "";
      case 1 -> "not json";
      case 2 -> "[]";
      case 3 -> "{}";
      case 4 -> "{\"a\":".repeat(1_200) + "1" + "}".repeat(1_200);
      case 5 -> "null";
      default -> changed(fitting(schema)).toString();
    };
  }

  /** One member gone, of another type, or one too many. */
  private Object changed(Object value) {
    if (!(value instanceof JsonObject json)) {
      return "\"" + random.nextInt() + "\"";
    }
    var names = List.copyOf(json.fieldNames());
    if (names.isEmpty() || random.nextInt(4) == 0) {
      return json.put("unknown-" + random.nextInt(10), TEXTS.getFirst()).encode();
    }
    var name = names.get(random.nextInt(names.size()));
    return switch (random.nextInt(4)) {
      case 0 -> {
        json.remove(name);
        yield json.encode();
      }
      case 1 -> json.put(name, new JsonArray().add(1).addNull()).encode();
      case 2 -> json.putNull(name).encode();
      default -> json.put(name, TEXTS.get(random.nextInt(TEXTS.size()))).encode();
    };
  }

  /** A text for a parameter, mostly one that fits. */
  String parameter(JsonObject schema) {
    return random.nextInt(5) == 0
        ? TEXTS.get(random.nextInt(TEXTS.size()))
        : String.valueOf(fitting(schema));
  }
}
