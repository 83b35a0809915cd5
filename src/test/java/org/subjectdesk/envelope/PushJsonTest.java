package org.subjectdesk.envelope;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.envelope.EnvelopeException.Fault;

/** The reader of JSON pushes: what it gives, and what becomes of whatever may arrive. */
class PushJsonTest {
  private static final String MESSAGE =
      """
      {"ToUserName":"gh_1","FromUserName":"oReader","CreateTime":1482048670,"MsgType":"text",
       "Content":"this is 图书馆 \\u4f60\\n😀","MsgId":1234567890123456}
      """;
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "\"A\"",
    "\"B\":",
    "\"A\":1",
    "{\"A\":",
    "1",
    "-",
    "1e9",
    "0123",
    "true",
    "null",
    "NaN",
    "\\u0000",
    "\\ud800",
    "\"\\ud83d\"",
    "/*",
    "//",
    "'",
    " ",
    "\n",
    "\0",
    "\uFEFF",
    "图",
    "😀",
    "{}",
    "[]",
    "\"Encrypt\":\"x\""
  };

  @Test
  void a_message_has_the_fields_that_it_has_in_xml() throws EnvelopeException {
    var json = PushJson.parse(MESSAGE.getBytes(UTF_8));
    assertThat(json).isEqualTo(PushXml.parse(FlatXml.write(json).getBytes(UTF_8)));
    assertThat(json)
        .containsEntry("CreateTime", "1482048670")
        .containsEntry("MsgId", "1234567890123456")
        .containsEntry("Content", "this is 图书馆 你\n😀");
  }

  @Test
  void what_is_nested_has_the_names_of_both_and_the_first_of_a_list_counts() throws Exception {
    var body =
        """
        {"A":{"B":"1","C":{"D":2}},"List":[{"Id":"x"},{"Id":"y"}],"N":null,"T":true,"F":1.50}
        """;
    assertThat(PushJson.parse(body.getBytes(UTF_8)))
        .containsExactly(
            Map.entry("A.B", "1"),
            Map.entry("A.C.D", "2"),
            Map.entry("List.Id", "x"),
            Map.entry("T", "true"),
            Map.entry("F", "1.50"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "null",
        "1",
        "\"text\"",
        "[]",
        "[{}]",
        "{\"A\":1,\"A\":1}",
        "{\"A\":{\"B\":1,\"B\":2}}",
        "{\"A\":1}{}",
        "{\"A\":1} x",
        "{'A':1}",
        "{A:1}",
        "{\"A\":1,}",
        "{\"A\":01}",
        "{\"A\":NaN}",
        "{\"A\":\"\n\"}",
        "{\"中\":1}",
        "{\"\":1}",
        "{\"a b\":1}",
        "{/* */}",
        "<xml></xml>"
      })
  void what_is_no_message_is_malformed(String body) {
    assertThat(faultOf(body.getBytes(UTF_8))).isEqualTo(Fault.MALFORMED_JSON);
  }

  @Test
  void each_limit_has_its_fault() {
    assertThat(faultOf(new byte[0])).isEqualTo(Fault.EMPTY);
    assertThat(faultOf(MESSAGE.getBytes(UTF_16))).isEqualTo(Fault.BAD_ENCODING);
    assertThat(faultOf(new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"'}))
        .isEqualTo(Fault.BAD_ENCODING);
    var deep = "{\"A\":".repeat(6) + "1" + "}".repeat(6);
    assertThat(faultOf(deep.getBytes(UTF_8))).isEqualTo(Fault.TOO_DEEP);
    assertThat(faultOf(("{\"A\":" + "[".repeat(30_000)).getBytes(UTF_8))).isEqualTo(Fault.TOO_DEEP);
    var many = "{\"A\":[" + "1,".repeat(2_000) + "1]}";
    assertThat(faultOf(many.getBytes(UTF_8))).isEqualTo(Fault.TOO_MANY);
    assertThat(faultOf(("{\"A\":" + "9".repeat(65) + "}").getBytes(UTF_8)))
        .isEqualTo(Fault.MALFORMED_JSON);
    assertThat(faultOf(("{\"" + "a".repeat(65) + "\":1}").getBytes(UTF_8)))
        .isEqualTo(Fault.MALFORMED_JSON);
  }

  @Property(tries = 500)
  void any_text_arrives_without_what_xml_cannot_hold(@ForAll("texts") String text)
      throws EnvelopeException {
    // Escaped, because lone surrogates have no bytes.
    var escaped = text.chars().mapToObj(c -> "\\u%04x".formatted(c)).collect(Collectors.joining());
    var fields = PushJson.parse(("{\"Content\":\"" + escaped + "\"}").getBytes(UTF_8));
    assertThat(fields).isEqualTo(Map.of("Content", Texts.allowed(text)));
  }

  @Property(tries = 300)
  void any_flat_object_is_read_as_it_was_written(@ForAll("objects") Map<String, String> object)
      throws EnvelopeException {
    var json = new JsonObject(new LinkedHashMap<>(object)).encode().getBytes(UTF_8);
    assertThat(PushJson.parse(json)).isEqualTo(object);
    for (var end = 1; end < json.length; end++) {
      // A cut inside a character is one inside a text, and that is another fault.
      assertThat(faultOf(Arrays.copyOf(json, end))).isIn(Fault.MALFORMED_JSON, Fault.BAD_ENCODING);
    }
  }

  @Property(tries = 2_000)
  void whatever_arrives_nothing_else_is_thrown(@ForAll("pieces") String body) {
    var fault = faultOf(body.getBytes(UTF_8));
    if (fault == null) {
      // What is accepted here, the platform's own reader of JSON reads, too.
      assertThat(new JsonObject(body.replace("\uFEFF", "")).getMap()).isNotNull();
    }
  }

  @Property(tries = 500)
  void nor_for_any_bytes(@ForAll byte[] body) {
    var fault = faultOf(body);
    if (fault == null) {
      assertThat(new String(body, UTF_8)).contains("{");
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Texts.any();
  }

  @Provide
  Arbitrary<Map<String, String>> objects() {
    var names = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8);
    var texts = Arbitraries.of("", "图书馆", "\"", "\\", "😀", "{", "]", "a\tb", "1", "null");
    return Arbitraries.maps(names, texts).ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(PIECES).list().ofMaxSize(20).map(parts -> String.join("", parts));
  }

  @Test
  void an_account_takes_what_it_is_set_to() throws EnvelopeException {
    var xml = "<xml><MsgType>text</MsgType></xml>".getBytes(UTF_8);
    var json = "\uFEFF {\"MsgType\":\"text\"}".getBytes(UTF_8);
    var query = query(Signature.of("token", "1", "2"), null);
    for (var formats : List.of("XML", "JSON", "XML JSON")) {
      var set =
          Arrays.stream(formats.split(" ", -1))
              .map(Envelope.Format::valueOf)
              .collect(Collectors.toSet());
      var envelope = new Envelope(Envelope.Mode.PLAIN, "token", null, set);
      assertThat(set.contains(Envelope.Format.XML)).isEqualTo(opens(envelope, query, xml));
      assertThat(set.contains(Envelope.Format.JSON)).isEqualTo(opens(envelope, query, json));
    }
  }

  /** Trap 3: the ciphertext is not even looked at before its signature is right. */
  @Test
  void a_json_signature_is_verified_before_anything_is_decrypted() {
    var key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    var envelope =
        new Envelope(
            Envelope.Mode.SECURE,
            "token",
            new MessageCipher(key, "wx1"),
            Set.of(Envelope.Format.values()));
    var body = "{\"Encrypt\":\"no base64 at all\"}";
    var weak = Signature.of("token", "1", "2");
    assertThat(faultOf(envelope, query(weak, "0".repeat(40)), body)).isEqualTo(Fault.BAD_SIGNATURE);
    assertThat(faultOf(envelope, query(weak, null), body)).isEqualTo(Fault.BAD_SIGNATURE);
    var right = Signature.of("token", "1", "2", "no base64 at all");
    assertThat(faultOf(envelope, query(weak, right), body)).isEqualTo(Fault.BAD_CIPHERTEXT);
    assertThat(faultOf(envelope, query(weak, right), "{\"Content\":\"x\"}"))
        .isEqualTo(Fault.NOT_ENCRYPTED);
  }

  @Test
  void what_is_inside_is_spelled_like_what_is_outside() {
    var cipher = new MessageCipher("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wx1");
    var envelope =
        new Envelope(Envelope.Mode.SECURE, "token", cipher, Set.of(Envelope.Format.values()));
    var inside = cipher.encrypt("<xml><MsgType>text</MsgType></xml>".getBytes(UTF_8));
    var query = query(Signature.of("token", "1", "2"), Signature.of("token", "1", "2", inside));
    assertThat(faultOf(envelope, query, "{\"Encrypt\":\"" + inside + "\"}"))
        .isEqualTo(Fault.MALFORMED_JSON);
  }

  private static PushQuery query(String signature, @Nullable String msgSignature) {
    return new PushQuery(signature, "1", "2", msgSignature, null, null);
  }

  private static boolean opens(Envelope envelope, PushQuery query, byte[] body) {
    try {
      return envelope.open(query, body).fields().equals(Map.of("MsgType", "text"));
    } catch (EnvelopeException e) {
      return false;
    }
  }

  private static @Nullable Fault faultOf(Envelope envelope, PushQuery query, String body) {
    try {
      envelope.open(query, body.getBytes(UTF_8));
      return null;
    } catch (EnvelopeException e) {
      return e.fault();
    }
  }

  private static @Nullable Fault faultOf(byte[] body) {
    try {
      PushJson.parse(body);
      return null;
    } catch (EnvelopeException e) {
      return e.fault();
    }
  }
}
