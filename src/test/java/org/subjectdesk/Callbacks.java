package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.subjectdesk.envelope.EnvelopeException;
import org.subjectdesk.envelope.FlatXml;
import org.subjectdesk.envelope.MessageCipher;
import org.subjectdesk.envelope.PushXml;
import org.subjectdesk.envelope.Signature;

/** Calls one account's callback as the platform does, or as somebody does who only pretends to. */
final class Callbacks {
  static final String TOKEN = "desk-demo-token";
  static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final AtomicLong IDS = new AtomicLong(7_000_000_000_000L);

  private final String url;
  private final MessageCipher cipher;

  Callbacks(String url, String appId) {
    this.url = url;
    this.cipher = new MessageCipher(AES_KEY, appId);
  }

  static String newMsgId() {
    return String.valueOf(IDS.incrementAndGet());
  }

  static Map<String, String> text(String reader, String msgId, String content) {
    var fields = fields(reader, "text");
    fields.put("Content", content);
    fields.put("MsgId", msgId);
    return fields;
  }

  static Map<String, String> event(String reader, String event, String key) {
    var fields = fields(reader, "event");
    fields.put("Event", event);
    fields.put("EventKey", key);
    return fields;
  }

  static Map<String, String> fields(String reader, String kind) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("ToUserName", "gh_desk");
    fields.put("FromUserName", reader);
    fields.put("CreateTime", "1795392000");
    fields.put("MsgType", kind);
    return fields;
  }

  /** Asks as the platform does in plain mode; the content of the reply, or its bare body. */
  String ask(String reader, String question) {
    return content(plain(text(reader, newMsgId(), question)));
  }

  HttpResponse<byte[]> plain(Map<String, String> fields) {
    return plain(FlatXml.write(fields).getBytes(UTF_8));
  }

  HttpResponse<byte[]> plain(byte[] body) {
    return send(plainRequest(body));
  }

  CompletableFuture<HttpResponse<byte[]>> plainAsync(Map<String, String> fields) {
    return HTTP.sendAsync(
        plainRequest(FlatXml.write(fields).getBytes(UTF_8)), BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> secure(Map<String, String> fields) {
    return secure(cipher.encrypt(FlatXml.write(fields).getBytes(UTF_8)));
  }

  HttpResponse<byte[]> secure(String encrypt) {
    var outer = new LinkedHashMap<String, String>();
    outer.put("ToUserName", "gh_desk");
    outer.put("Encrypt", encrypt);
    var query =
        signed()
            + "&encrypt_type=aes&msg_signature="
            + Signature.of(TOKEN, "1795392000", "n1", encrypt);
    return send(post(query, FlatXml.write(outer).getBytes(UTF_8)));
  }

  HttpResponse<byte[]> raw(String query, byte[] body) {
    return send(post(query, body));
  }

  HttpResponse<byte[]> echo(String signature, String echostr) {
    var query =
        "signature="
            + signature
            + "&timestamp=1795392000&nonce=n1&echostr="
            + URLEncoder.encode(echostr, UTF_8);
    return send(HttpRequest.newBuilder(URI.create(url + "?" + query)).GET().build());
  }

  static String signature() {
    return Signature.of(TOKEN, "1795392000", "n1");
  }

  static String signed() {
    return "signature=" + signature() + "&timestamp=1795392000&nonce=n1";
  }

  /** What a reply says; of an encrypted one, what it says inside. */
  String content(HttpResponse<byte[]> response) {
    var body = new String(response.body(), UTF_8);
    if (response.statusCode() != 200 || !body.startsWith("<xml>")) {
      return body;
    }
    try {
      var fields = PushXml.parse(response.body());
      var encrypt = fields.get("Encrypt");
      var inner = encrypt == null ? fields : PushXml.parse(cipher.decrypt(encrypt));
      return inner.getOrDefault("Content", "");
    } catch (EnvelopeException broken) {
      throw new AssertionError("not a reply of the platform's form", broken);
    }
  }

  private HttpRequest plainRequest(byte[] body) {
    return post(signed(), body);
  }

  private HttpRequest post(String query, byte[] body) {
    return HttpRequest.newBuilder(URI.create(url + "?" + query))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  static HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofByteArray());
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
