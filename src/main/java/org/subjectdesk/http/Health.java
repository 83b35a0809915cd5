package org.subjectdesk.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: it may be given work; each part
 * that work needs is listed with its state. Unready answers 503, so a load balancer can go by the
 * status alone.
 */
public final class Health {
  private final Map<String, BooleanSupplier> parts;
  private final Map<String, BooleanSupplier> extras;
  private volatile boolean serving;

  /**
   * Sets up the checks.
   *
   * @param parts name of each part → whether it is ready now; may block for a bounded time
   * @param extras parts that the desk can do without: shown alike, but ready without them
   */
  public Health(Map<String, BooleanSupplier> parts, Map<String, BooleanSupplier> extras) {
    this.parts = new LinkedHashMap<>(parts);
    this.extras = new LinkedHashMap<>(extras);
  }

  /** Everything is up: work is welcome. */
  public void serving() {
    serving = true;
  }

  /** The end begins: no more work, please. */
  public void stopping() {
    serving = false;
  }

  /** Adds both routes. */
  public void mount(Router router) {
    router
        .get("/health/live")
        .handler(request -> request.json(new JsonObject().put("status", "UP")));
    router.get("/health/ready").handler(this::ready);
  }

  private void ready(RoutingContext request) {
    request
        .vertx()
        .executeBlocking((Callable<JsonObject>) this::state, false)
        .onSuccess(
            state -> {
              request.response().setStatusCode("UP".equals(state.getString("status")) ? 200 : 503);
              request.json(state);
            })
        .onFailure(request::fail);
  }

  private JsonObject state() {
    var up = serving;
    var checks = new JsonArray().add(check("serving", serving));
    for (var part : parts.entrySet()) {
      var ready = part.getValue().getAsBoolean();
      up &= ready;
      checks.add(check(part.getKey(), ready));
    }
    extras.forEach((name, extra) -> checks.add(check(name, extra.getAsBoolean())));
    return new JsonObject().put("status", up ? "UP" : "DOWN").put("checks", checks);
  }

  private static JsonObject check(String name, boolean up) {
    return new JsonObject().put("name", name).put("status", up ? "UP" : "DOWN");
  }
}
