package org.subjectdesk.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnsignedPushTest {
  private static final String APP = "wxb11529c136998cb6";
  private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

  @Test
  void trap_3_wxjava_reads_an_encrypted_push_that_nobody_signed_and_the_desk_does_not() {
    var cipher = new MessageCipher(KEY, APP);
    var config = new WxMaDefaultConfigImpl();
    config.setAppid(APP);
    config.setToken("pamtest");
    config.setAesKey(KEY);
    config.setMsgDataFormat("JSON");
    var json = cipher.encrypt("{\"MsgType\":\"text\",\"Content\":\"forged\"}".getBytes(UTF_8));
    assertThat(WxMaMessage.fromEncryptedJson("{\"Encrypt\":\"" + json + "\"}", config).getContent())
        .isEqualTo("forged");

    var xml = cipher.encrypt("<xml><Content>forged</Content></xml>".getBytes(UTF_8));
    var body = FlatXml.write(Map.of("Encrypt", xml)).getBytes(UTF_8);
    var unsigned = new PushQuery(null, "1", "2", null, "aes", null);
    var envelope = new Envelope(Envelope.Mode.SECURE, "pamtest", cipher);
    assertThatThrownBy(() -> envelope.open(unsigned, body))
        .isInstanceOfSatisfying(
            EnvelopeException.class,
            refused ->
                assertThat(refused.fault()).isEqualTo(EnvelopeException.Fault.BAD_SIGNATURE));
  }
}
