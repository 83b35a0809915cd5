package org.subjectdesk.walk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What is no call of the API: WeChat, a course platform, a platform of the alliance, an app. */
final class Outside {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP_SECONDS = 30;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String url;

  Outside(String url) {
    this.url = url;
  }

  /** Says something to demo-a's Official Account, in the sandbox; its answer. */
  String wechat(String openid, String text) throws Exception {
    var said = Map.of("account", "demo-a", "openid", openid, "kind", "text", "content", text);
    return post("/sandbox/api/messages", said).path("text").asText();
  }

  /** What the desk sent there of its own accord. */
  String outbox(String openid) throws Exception {
    return get(url + "/sandbox/api/outbox?openid=" + openid).body();
  }

  /** What wx.login gives a reader of demo-a's mini-program. */
  String loginCode(String openid) throws Exception {
    var who = Map.of("account", "demo-a-mini", "openid", openid);
    return post("/sandbox/api/codes", who).path("code").asText();
  }

  /** A reader follows a link of the course platform; the code of the page that she comes to. */
  String launchCode(String reader) throws Exception {
    var says = "reader=" + reader + "&subject=520201&time=" + now();
    var signature = hex(hmac("HmacSHA256", "demo-launch-secret".getBytes(UTF_8), says));
    var gone = get(url + "/launch/demo-course?" + says + "&signature=" + signature);
    return location(gone).split("#launch=", 2)[1];
  }

  /** A reader follows a link to a platform; the referral's id, as the platform learns it. */
  String follow(String link) throws Exception {
    return location(get(link)).replaceAll(".*[?&]ref=([0-9a-f]+).*", "$1");
  }

  /** Attaches a file to a call, as the console does. */
  void attach(Client she, String call, String file, byte[] content) throws Exception {
    var place = "/console/call-file?call=" + call + "&file=" + file + "&name=plan.pdf";
    var request = HttpRequest.newBuilder(URI.create(url + place));
    she.wire().getRequestInterceptor().accept(request);
    request.POST(BodyPublishers.ofByteArray(content));
    http.send(request.build(), BodyHandlers.discarding());
  }

  /** How a platform signs what it tells of a referral. */
  String platformSignature(String referral, String event) throws GeneralSecurityException {
    var time = now();
    var text = time + "." + referral + "." + event;
    var secret = "demo-platform-secret".getBytes(UTF_8);
    return "t=" + time + ",v1=" + hex(hmac("HmacSHA256", secret, text));
  }

  /**
   * What an authenticator app shows (RFC 6238).
   *
   * @param steps 0 = now, 1 = half a minute later, which the desk takes, too
   */
  static String appCode(String secret, int steps) throws GeneralSecurityException {
    var step = now() / STEP_SECONDS + steps;
    var hash = hmac("HmacSHA1", base32(secret), ByteBuffer.allocate(8).putLong(step).array());
    var number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fff_ffff;
    return "%06d".formatted(number % 1_000_000);
  }

  private static byte[] base32(String text) {
    var bytes = ByteBuffer.allocate(text.length() * 5 / 8);
    var bits = 0;
    var held = 0;
    for (var letter : text.toCharArray()) {
      held = held << 5 | BASE32.indexOf(letter);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.put((byte) (held >> bits));
      }
    }
    return bytes.array();
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] hmac(String way, byte[] secret, String text)
      throws GeneralSecurityException {
    return hmac(way, secret, text.getBytes(UTF_8));
  }

  private static byte[] hmac(String way, byte[] secret, byte[] text)
      throws GeneralSecurityException {
    var mac = Mac.getInstance(way);
    mac.init(new SecretKeySpec(secret, way));
    return mac.doFinal(text);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("location").orElseThrow();
  }

  private HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  private JsonNode post(String path, Map<String, String> body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
            .build();
    return json.readTree(http.send(request, BodyHandlers.ofString()).body());
  }
}
