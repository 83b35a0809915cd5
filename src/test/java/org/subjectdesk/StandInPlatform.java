package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A platform of the alliance as its own process: shows who came with what, and tells the desk what
 * became of her, signed as {@code docs/referral.md} says.
 */
final class StandInPlatform implements AutoCloseable {
  static final String SECRET = "shared-with-the-platform";
  private final Process process;
  private final String address;

  private StandInPlatform(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it on any free port. */
  static StandInPlatform start() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var starting = new ProcessBuilder(java, "-Xmx64m", StandInPlatform.class.getName());
    starting.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    var process = starting.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    return new StandInPlatform(process, process.inputReader().readLine());
  }

  /** Where it is, with a slash at the end. */
  String address() {
    return address;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The process. Prints where it listens. */
  public static void main(String[] arguments) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var desks = new ConcurrentHashMap<String, String>();
    server.createContext("/tell", exchange -> tell(exchange, desks));
    server.createContext("/", StandInPlatform::page);
    server.start();
    System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private static void page(HttpExchange exchange) throws IOException {
    var query = String.valueOf(exchange.getRequestURI().getQuery());
    var shown = query.replace("&", "&amp;").replace("<", "&lt;");
    answer(exchange, 200, "<!doctype html><meta charset=utf-8><h1>平台</h1><pre>" + shown + "</pre>");
  }

  /** {@code /tell?desk=…&ref=…&event=…}: what its staff would do. */
  private static void tell(HttpExchange exchange, ConcurrentHashMap<String, String> seen)
      throws IOException {
    for (var pair : exchange.getRequestURI().getQuery().split("&", -1)) {
      var at = pair.indexOf('=');
      seen.put(pair.substring(0, at), pair.substring(at + 1));
    }
    var time = String.valueOf(System.currentTimeMillis() / 1_000);
    var event = seen.getOrDefault("event", "");
    var ref = seen.getOrDefault("ref", "");
    var request =
        HttpRequest.newBuilder(
                URI.create(seen.get("desk") + "/api/v1/referrals/" + ref + "/events"))
            .header("content-type", "application/json")
            .header(
                "x-desk-signature",
                "t=" + time + ",v1=" + signature(time + "." + ref + "." + event))
            .POST(BodyPublishers.ofString("{\"event\":\"" + event + "\"}"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var told = client.send(request, BodyHandlers.ofString());
      answer(exchange, told.statusCode(), told.body());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().set("content-type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(status, 0);
    try (var out = exchange.getResponseBody()) {
      out.write(body.getBytes(UTF_8));
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
