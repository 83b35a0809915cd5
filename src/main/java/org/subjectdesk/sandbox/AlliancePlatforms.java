package org.subjectdesk.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The stand-in for the platforms of the demo's alliance: a page that shows what came with a reader,
 * and tells the desk what became of her as {@code docs/referral.md} says.
 */
final class AlliancePlatforms {
  private static final String HOME = "web/sandbox/platforms.html";
  private static final String PAGE = "web/sandbox/platform.html";

  /** Public on purpose, as all keys of the demo. */
  private static final String SECRET = "demo-platform-secret";

  private static final Pattern REFERRAL = Pattern.compile("[0-9a-f]{24}");
  private static final Pattern EVENT = Pattern.compile("opened|solved|unsolved");

  private final Supplier<String> desk;
  private final InstantSource clock;

  AlliancePlatforms(Supplier<String> desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  void mount(Router routes) {
    routes.get("/platform/:id/health").handler(request -> request.response().end("ok"));
    routes.get("/platform/").handler(request -> show(request, HOME));
    routes.get("/platform/:id").handler(request -> show(request, PAGE));
    routes.post("/platform/:id/:event").handler(this::tell);
  }

  private static void show(RoutingContext request, String page) {
    Sandbox.protect(request.response());
    request.response().putHeader("content-type", "text/html; charset=utf-8");
    request.response().sendFile(page);
  }

  private void tell(RoutingContext request) {
    var referral = request.request().getParam("ref", "");
    var event = request.pathParam("event");
    if (!REFERRAL.matcher(referral).matches() || !EVENT.matcher(event).matches()) {
      request.fail(404);
      return;
    }
    request
        .vertx()
        .executeBlocking(() -> send(referral, event), false)
        .onSuccess(status -> request.response().setStatusCode(status).end())
        .onFailure(request::fail);
  }

  private int send(String referral, String event) throws IOException, InterruptedException {
    var time = String.valueOf(clock.instant().getEpochSecond());
    var body = new JsonObject().put("event", event).encode();
    var request =
        HttpRequest.newBuilder(URI.create(desk.get() + "/api/v1/referrals/" + referral + "/events"))
            .header("content-type", "application/json")
            .header(
                "x-desk-signature",
                "t=" + time + ",v1=" + signature(String.join(".", time, referral, event)))
            .POST(BodyPublishers.ofString(body))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private static String signature(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
