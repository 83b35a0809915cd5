package org.subjectdesk.sandbox;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of a JSON body. Each that is read must be right; when all are read, {@link
 * #rejectOthers} refuses what nobody asked for, so that a misspelt name is told. Not thread-safe.
 */
final class Fields {
  private final JsonObject body;
  private final Set<String> read = new HashSet<>();

  private Fields(JsonObject body) {
    this.body = body;
  }

  static Fields of(RoutingContext request) {
    try {
      var body = request.body().asJsonObject();
      if (body != null) {
        return new Fields(body);
      }
    } catch (DecodeException | ClassCastException notAnObject) {
      // Told below, like a missing one.
    }
    throw new BadField("body", "must be a JSON object");
  }

  boolean has(String name) {
    read.add(name);
    return body.getValue(name) != null;
  }

  String text(String name) {
    return optional(name).orElseThrow(() -> new BadField(name, "is missing"));
  }

  /** A text with something in it. */
  String words(String name) {
    var text = text(name);
    if (text.isBlank()) {
      throw new BadField(name, "must not be blank");
    }
    return text;
  }

  Optional<String> optional(String name) {
    read.add(name);
    return switch (body.getValue(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw new BadField(name, "must be a string");
    };
  }

  int whole(String name, int least, int most, int otherwise) {
    read.add(name);
    return switch (body.getValue(name)) {
      case null -> otherwise;
      case Integer number when number >= least && number <= most -> number;
      default -> throw new BadField(name, "must be a whole number from " + least + " to " + most);
    };
  }

  double degrees(String name, int most) {
    read.add(name);
    return switch (body.getValue(name)) {
      case Number number when Math.abs(number.doubleValue()) <= most -> number.doubleValue();
      case null, default ->
          throw new BadField(name, "must be a number from -" + most + " to " + most);
    };
  }

  boolean flag(String name) {
    read.add(name);
    return switch (body.getValue(name)) {
      case null -> false;
      case Boolean flag -> flag;
      default -> throw new BadField(name, "must be true or false");
    };
  }

  void rejectOthers() {
    var others = new TreeSet<>(body.fieldNames());
    others.removeAll(read);
    if (!others.isEmpty()) {
      var name = others.first();
      // Names go into the log; whatever is not a plain name stays out of it.
      throw name.matches("[A-Za-z0-9_-]{1,40}")
          ? new BadField(name, "is not known here; remove it")
          : new BadField("body", "has a field that is not known here; remove it");
    }
  }
}
