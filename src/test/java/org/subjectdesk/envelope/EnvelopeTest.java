package org.subjectdesk.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.subjectdesk.envelope.Envelope.Mode.COMPATIBLE;
import static org.subjectdesk.envelope.Envelope.Mode.PLAIN;
import static org.subjectdesk.envelope.Envelope.Mode.SECURE;
import static org.subjectdesk.envelope.EnvelopeException.Fault.BAD_CIPHERTEXT;
import static org.subjectdesk.envelope.EnvelopeException.Fault.BAD_SIGNATURE;
import static org.subjectdesk.envelope.EnvelopeException.Fault.EMPTY;
import static org.subjectdesk.envelope.EnvelopeException.Fault.FOREIGN_APP_ID;
import static org.subjectdesk.envelope.EnvelopeException.Fault.MALFORMED_XML;
import static org.subjectdesk.envelope.EnvelopeException.Fault.NOT_ENCRYPTED;
import static org.subjectdesk.envelope.EnvelopeException.Fault.NOT_PLAIN;
import static org.subjectdesk.envelope.Oracle.APP_ID;
import static org.subjectdesk.envelope.Oracle.KEY;
import static org.subjectdesk.envelope.Oracle.TOKEN;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.subjectdesk.envelope.Envelope.Mode;
import org.subjectdesk.envelope.EnvelopeException.Fault;

class EnvelopeTest {
  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
  private static final String MESSAGE =
      "<xml><ToUserName>gh_library</ToUserName><Content>几点开门</Content></xml>";
  private static final String ENCRYPT = Oracle.ours().encrypt(MESSAGE.getBytes(UTF_8));
  private static final String SECURE_BODY =
      "<xml><ToUserName>gh_library</ToUserName><Encrypt>" + ENCRYPT + "</Encrypt></xml>";
  private static final String BOTH_BODY =
      "<xml><Content>forged</Content><Encrypt>" + ENCRYPT + "</Encrypt></xml>";
  private static final Map<String, String> SIGNED =
      Map.of(
          "timestamp", "1795420800",
          "nonce", "n42",
          "signature", Signature.of(TOKEN, "1795420800", "n42"));
  private static final Map<String, String> ENCRYPTED =
      with(
          SIGNED,
          Map.of(
              "encrypt_type",
              "aes",
              "msg_signature",
              Signature.of(TOKEN, "1795420800", "n42", ENCRYPT)));

  @Test
  void the_address_check_gets_its_echo_only_when_signed() throws EnvelopeException {
    var envelope = envelope(SECURE);
    var echo = Map.of("echostr", "5837 <b>&");
    assertThat(envelope.echo(query(with(SIGNED, echo)))).isEqualTo("5837 <b>&");
    for (var forged :
        List.of(
            echo,
            SIGNED,
            with(with(SIGNED, echo), Map.of("nonce", "n43")),
            with(with(SIGNED, echo), Map.of("timestamp", "1795420801")),
            with(with(SIGNED, echo), Map.of("signature", "")),
            without(with(SIGNED, echo), "signature"))) {
      assertThatThrownBy(() -> envelope.echo(query(forged)))
          .isInstanceOfSatisfying(
              EnvelopeException.class, e -> assertThat(e.fault()).isEqualTo(BAD_SIGNATURE));
    }
  }

  @Test
  void each_mode_takes_the_bodies_of_its_own() throws EnvelopeException {
    var plain = new Push(PushXml.parse(MESSAGE.getBytes(UTF_8)), false);
    var decrypted = new Push(plain.fields(), true);
    assertThat(open(PLAIN, SIGNED, MESSAGE)).isEqualTo(plain);
    assertThat(open(PLAIN, with(SIGNED, Map.of("encrypt_type", "raw")), MESSAGE)).isEqualTo(plain);
    assertThat(open(COMPATIBLE, SIGNED, MESSAGE)).isEqualTo(plain);
    assertThat(open(COMPATIBLE, ENCRYPTED, SECURE_BODY)).isEqualTo(decrypted);
    assertThat(open(COMPATIBLE, ENCRYPTED, BOTH_BODY))
        .as("not the plain part")
        .isEqualTo(decrypted);
    assertThat(open(SECURE, ENCRYPTED, SECURE_BODY)).isEqualTo(decrypted);
    assertThat(open(SECURE, ENCRYPTED, BOTH_BODY)).as("not the plain part").isEqualTo(decrypted);
    assertThat(open(SECURE, without(ENCRYPTED, "signature"), SECURE_BODY)).isEqualTo(decrypted);
    assertThat(open(SECURE, without(ENCRYPTED, "encrypt_type"), SECURE_BODY)).isEqualTo(decrypted);
  }

  @Test
  void each_mode_refuses_the_bodies_of_others() {
    assertThat(faultOf(SECURE, SIGNED, MESSAGE)).isEqualTo(NOT_ENCRYPTED);
    assertThat(faultOf(SECURE, ENCRYPTED, MESSAGE)).isEqualTo(NOT_ENCRYPTED);
    assertThat(faultOf(COMPATIBLE, ENCRYPTED, MESSAGE)).isEqualTo(NOT_ENCRYPTED);
    for (var promise : List.of("encrypt_type", "msg_signature")) {
      var halfPromised = without(ENCRYPTED, promise);
      assertThat(faultOf(COMPATIBLE, halfPromised, MESSAGE)).isEqualTo(NOT_ENCRYPTED);
    }
    assertThat(faultOf(PLAIN, ENCRYPTED, SECURE_BODY)).isEqualTo(NOT_PLAIN);
    assertThat(faultOf(PLAIN, ENCRYPTED, BOTH_BODY)).isEqualTo(NOT_PLAIN);
    assertThat(faultOf(PLAIN, ENCRYPTED, MESSAGE)).isEqualTo(NOT_PLAIN);
  }

  @ParameterizedTest
  @EnumSource
  void a_forged_signature_is_refused_in_every_mode(Mode mode) {
    var parameters = mode == PLAIN ? SIGNED : ENCRYPTED;
    var body = mode == PLAIN ? MESSAGE : SECURE_BODY;
    assertThat(faultOf(mode, parameters, body)).isNull();
    for (var name : List.of("signature", "timestamp", "nonce")) {
      var forged = with(parameters, Map.of(name, "1795420801"));
      assertThat(faultOf(mode, forged, body)).as(name).isEqualTo(BAD_SIGNATURE);
      var missing = without(parameters, name);
      assertThat(faultOf(mode, missing, body))
          .as("no %s", name)
          .isEqualTo(mode != PLAIN && name.equals("signature") ? null : BAD_SIGNATURE);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPATIBLE", "SECURE"})
  void the_encrypted_part_needs_its_own_signature(Mode mode) {
    var missing = without(ENCRYPTED, "msg_signature");
    assertThat(faultOf(mode, missing, SECURE_BODY)).isEqualTo(BAD_SIGNATURE);
    var signature = with(ENCRYPTED, Map.of("msg_signature", SIGNED.getOrDefault("signature", "")));
    assertThat(faultOf(mode, signature, SECURE_BODY)).as("the other").isEqualTo(BAD_SIGNATURE);
    var other = SECURE_BODY.replace(ENCRYPT, Oracle.ours().encrypt(MESSAGE.getBytes(UTF_8)));
    assertThat(faultOf(mode, ENCRYPTED, other)).as("another body").isEqualTo(BAD_SIGNATURE);
    assertThat(faultOf(mode, SIGNED, BOTH_BODY)).as("no downgrade").isEqualTo(BAD_SIGNATURE);
  }

  @Test
  void what_is_signed_but_wrong_inside_is_told_apart() {
    assertThat(faultOf(SECURE, signedOver("AAAA"), body("AAAA"))).isEqualTo(BAD_CIPHERTEXT);
    var foreign = new MessageCipher(KEY, "wx0000000000000000").encrypt(MESSAGE.getBytes(UTF_8));
    assertThat(faultOf(SECURE, signedOver(foreign), body(foreign))).isEqualTo(FOREIGN_APP_ID);
    var empty = Oracle.ours().encrypt(new byte[0]);
    assertThat(faultOf(SECURE, signedOver(empty), body(empty))).isEqualTo(EMPTY);
    var bomb = Oracle.ours().encrypt("<!DOCTYPE xml><xml/>".getBytes(UTF_8));
    assertThat(faultOf(SECURE, signedOver(bomb), body(bomb))).isEqualTo(MALFORMED_XML);
    assertThat(faultOf(SECURE, ENCRYPTED, "")).isEqualTo(EMPTY);
  }

  @Test
  void a_reply_is_encrypted_exactly_when_the_push_was() throws EnvelopeException {
    var envelope = envelope(COMPATIBLE);
    var reply = ReplyXml.text("oReader", "gh_library", AT, "九点");
    assertThat(envelope.seal(open(COMPATIBLE, SIGNED, MESSAGE), reply, AT)).isEqualTo(reply);

    var sealed = envelope.seal(open(COMPATIBLE, ENCRYPTED, SECURE_BODY), reply, AT);
    var fields = PushXml.parse(sealed.getBytes(UTF_8));
    assertThat(fields)
        .containsOnlyKeys("Encrypt", "MsgSignature", "TimeStamp", "Nonce")
        .containsEntry("TimeStamp", "1795420800");
    var message =
        WxMpXmlMessage.fromEncryptedXml(
            sealed,
            Oracle.wxJavaConfig(),
            fields.get("TimeStamp"),
            fields.get("Nonce"),
            fields.get("MsgSignature"));
    assertThat(message.getContent()).isEqualTo("九点");
    assertThat(message.getToUser()).isEqualTo("oReader");
  }

  @Test
  void what_wxjava_encrypts_is_opened() throws EnvelopeException {
    var content = "图书馆 ".repeat(500) + "😀";
    var sent = WxMpXmlOutMessage.TEXT().toUser("gh").fromUser("o").content(content).build();
    var body = sent.toEncryptedXml(Oracle.wxJavaConfig());
    var fields = PushXml.parse(body.getBytes(UTF_8));
    var parameters =
        Map.of(
            "timestamp", fields.getOrDefault("TimeStamp", ""),
            "nonce", fields.getOrDefault("Nonce", ""),
            "msg_signature", fields.getOrDefault("MsgSignature", ""));
    var push = open(SECURE, parameters, body);
    assertThat(push.fields()).containsEntry("Content", content).containsEntry("FromUserName", "o");
    assertThat(push.encrypted()).isTrue();
  }

  @Test
  void a_push_says_nothing_of_its_content() throws EnvelopeException {
    assertThat(open(PLAIN, SIGNED, MESSAGE)).hasToString("Push[2 fields, encrypted=false]");
  }

  @Test
  void an_account_without_what_its_mode_needs_is_refused_at_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Envelope(SECURE, TOKEN, null))
        .withMessageContaining("EncodingAESKey");
    assertThatIllegalArgumentException().isThrownBy(() -> new Envelope(COMPATIBLE, TOKEN, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Envelope(PLAIN, " ", null))
        .withMessageContaining("token");
  }

  private static Map<String, String> signedOver(String encrypt) {
    return with(
        ENCRYPTED, Map.of("msg_signature", Signature.of(TOKEN, "1795420800", "n42", encrypt)));
  }

  private static String body(String encrypt) {
    return FlatXml.write(Map.of("Encrypt", encrypt));
  }

  private static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
    var all = new HashMap<>(some);
    all.putAll(others);
    return all;
  }

  private static Map<String, String> without(Map<String, String> some, String name) {
    var rest = new HashMap<>(some);
    rest.remove(name);
    return rest;
  }

  private static Envelope envelope(Mode mode) {
    return new Envelope(mode, TOKEN, mode == PLAIN ? null : new MessageCipher(KEY, APP_ID));
  }

  private static PushQuery query(Map<String, String> parameters) {
    return PushQuery.from(parameters::get);
  }

  private static Push open(Mode mode, Map<String, String> parameters, String body)
      throws EnvelopeException {
    return envelope(mode).open(query(parameters), body.getBytes(UTF_8));
  }

  private static @Nullable Fault faultOf(Mode mode, Map<String, String> parameters, String body) {
    try {
      open(mode, parameters, body);
      return null;
    } catch (EnvelopeException e) {
      return e.fault();
    }
  }
}
