package org.subjectdesk.sandbox.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.envelope.FlatXml;
import org.subjectdesk.envelope.MessageCipher;
import org.subjectdesk.envelope.ReplyXml;
import org.subjectdesk.envelope.Signature;

class ReplyReaderTest {
  private static final String OPENID = "oReader";
  private static final SandboxAccount ACCOUNT = Accounts.A;
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final String GOOD = ReplyXml.text(OPENID, ACCOUNT.userName(), NOW, "您好 <b>&]]>");

  private final ReplyReader reader = new ReplyReader(ACCOUNT, OPENID, 30);

  private PassiveReply plain(String body) {
    return reader.read(body.getBytes(UTF_8), false).reply();
  }

  private PassiveReply encrypted(String body) {
    return reader.read(body.getBytes(UTF_8), true).reply();
  }

  private static String sealed(String message, String appId, String token) {
    var cipher = new MessageCipher(ACCOUNT.encodingAesKey().reveal(), appId);
    var encrypt = cipher.encrypt(message.getBytes(UTF_8));
    return ReplyXml.encrypted(encrypt, Signature.of(token, "1", "n", encrypt), 1, "n");
  }

  private static String with(String name, String value) {
    var fields =
        new LinkedHashMap<>(
            Map.of(
                "ToUserName", OPENID,
                "FromUserName", ACCOUNT.userName(),
                "CreateTime", "1",
                "MsgType", "text",
                "Content", "好"));
    fields.put(name, value);
    return FlatXml.write(fields);
  }

  @Test
  void a_text_is_read_as_it_was_meant() {
    assertThat(plain(GOOD)).isEqualTo(new PassiveReply.Text("您好 <b>&]]>"));
  }

  @Test
  void an_encrypted_text_is_decrypted_and_kept_readable() {
    var read =
        reader.read(sealed(GOOD, ACCOUNT.appId(), ACCOUNT.token().reveal()).getBytes(UTF_8), true);
    assertThat(read.reply()).isEqualTo(new PassiveReply.Text("您好 <b>&]]>"));
    assertThat(read.xml()).isEqualTo(GOOD);
  }

  @Test
  void a_reply_must_be_encrypted_exactly_when_the_push_was() {
    var sealed = sealed(GOOD, ACCOUNT.appId(), ACCOUNT.token().reveal());
    assertThat(encrypted(GOOD)).isEqualTo(new PassiveReply.Malformed("推送是加密的，回复却没有加密"));
    assertThat(plain(sealed)).isEqualTo(new PassiveReply.Malformed("推送是明文的，回复却加密了"));
  }

  @Test
  void the_signature_of_an_encrypted_reply_is_checked() {
    assertThat(encrypted(sealed(GOOD, ACCOUNT.appId(), "another-token")))
        .isEqualTo(new PassiveReply.Malformed("MsgSignature 不对"));
  }

  @Test
  void an_encrypted_reply_for_another_account_is_malformed() {
    assertThat(encrypted(sealed(GOOD, Accounts.B.appId(), ACCOUNT.token().reveal())))
        .isEqualTo(new PassiveReply.Malformed("回复里的 appId 是别的账号"));
  }

  @Test
  void success_is_fine_however_the_push_was_wrapped() {
    assertThat(plain("success")).isEqualTo(new PassiveReply.None());
    assertThat(encrypted("success")).isEqualTo(new PassiveReply.None());
    assertThat(encrypted("")).isEqualTo(new PassiveReply.None());
  }

  @ParameterizedTest
  @CsvSource({
    "ToUserName, someone-else",
    "FromUserName, oReader",
    "CreateTime, now",
    "CreateTime, ''",
    "MsgType, hologram",
    "Content, ''",
    "Content, 一二三四五六七八九十十一",
  })
  void a_wrong_field_is_malformed(String name, String value) {
    assertThat(plain(with(name, "好"))).isNotNull();
    assertThat(plain(with(name, value)))
        .isInstanceOfSatisfying(
            PassiveReply.Malformed.class, bad -> assertThat(bad.why()).startsWith(name));
  }

  @Test
  void a_text_of_just_the_limit_is_fine() {
    assertThat(plain(with("Content", "一二三四五六七八九十"))).isInstanceOf(PassiveReply.Text.class);
  }

  @Test
  void other_kinds_are_known_by_name() {
    assertThat(plain(with("MsgType", "transfer_customer_service")))
        .isEqualTo(new PassiveReply.Other("transfer_customer_service"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SUCCESS", "success\n", "{}", "<xml>", "<!DOCTYPE xml><xml/>", "<a/>", " "})
  void whatever_is_no_message_is_malformed(String body) {
    assertThat(plain(body)).isInstanceOf(PassiveReply.Malformed.class);
  }
}
