package org.subjectdesk.sandbox.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.subjectdesk.envelope.Envelope.Format;
import org.subjectdesk.envelope.Envelope.Mode;
import org.subjectdesk.envelope.FlatXml;
import org.subjectdesk.envelope.MessageCipher;
import org.subjectdesk.envelope.Signature;

/**
 * What goes over the wire for one try: signed anew each time, as the platform does it.
 *
 * @param query the parameters, encoded
 * @param encrypted whether the reply has to be encrypted too
 */
record PushRequest(String query, String body, Format format, boolean encrypted) {
  private static final Set<String> NUMBERS = Set.of("CreateTime", "MsgId");

  static PushRequest of(
      SandboxAccount account,
      Map<String, String> message,
      Delivery delivery,
      Instant at,
      String nonce) {
    var mode = delivery.mode();
    var format = delivery.format();
    var query = signed(account, at, nonce);
    query.put("openid", message.getOrDefault("FromUserName", ""));
    var plain = spelled(format, message);
    if (mode == Mode.PLAIN) {
      return new PushRequest(encode(query), plain, format, false);
    }
    var cipher = new MessageCipher(account.encodingAesKey().reveal(), account.appId());
    var encrypt = cipher.encrypt(plain.getBytes(UTF_8));
    query.put("encrypt_type", "aes");
    query.put("msg_signature", Signature.of(token(account), seconds(at), nonce, encrypt));
    var fields = new LinkedHashMap<String, String>();
    if (mode == Mode.COMPATIBLE) {
      fields.putAll(message);
    } else {
      fields.put("ToUserName", account.userName());
    }
    fields.put("Encrypt", encrypt);
    return new PushRequest(encode(query), spelled(format, fields), format, true);
  }

  /** What the platform counts is a number in JSON. */
  private static String spelled(Format format, Map<String, String> fields) {
    return switch (format) {
      case XML -> FlatXml.write(fields);
      case JSON -> {
        var json = new JsonObject();
        fields.forEach(
            (name, value) ->
                json.put(name, NUMBERS.contains(name) ? (Object) Long.valueOf(value) : value));
        yield json.encode();
      }
    };
  }

  /** How the body is declared. */
  String contentType() {
    return switch (format) {
      case XML -> "text/xml";
      case JSON -> "application/json";
    };
  }

  /** The query of the address check. */
  static String check(SandboxAccount account, Instant at, String nonce, String echo) {
    var query = signed(account, at, nonce);
    query.put("echostr", echo);
    return encode(query);
  }

  private static Map<String, String> signed(SandboxAccount account, Instant at, String nonce) {
    var query = new LinkedHashMap<String, String>();
    query.put("signature", Signature.of(token(account), seconds(at), nonce));
    query.put("timestamp", seconds(at));
    query.put("nonce", nonce);
    return query;
  }

  private static String token(SandboxAccount account) {
    return account.token().reveal();
  }

  private static String seconds(Instant at) {
    return Long.toString(at.getEpochSecond());
  }

  private static String encode(Map<String, String> query) {
    return query.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
