package org.subjectdesk.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ReplyXmlTest {
  private static final Instant AT = Instant.parse("2026-11-23T08:00:00.999Z");
  private static final String INJECTION =
      "x]]></Content><Extra><![CDATA[forged]]></Extra><Content><![CDATA[y";

  @Test
  void a_text_reply_is_spelled_as_the_platform_wants_it() {
    assertThat(ReplyXml.text("oReader", "gh_library", AT, "周末 9:00–17:00 开门"))
        .isEqualTo(
            "<xml><ToUserName><![CDATA[oReader]]></ToUserName>"
                + "<FromUserName><![CDATA[gh_library]]></FromUserName>"
                + "<CreateTime>1795420800</CreateTime>"
                + "<MsgType><![CDATA[text]]></MsgType>"
                + "<Content><![CDATA[周末 9:00–17:00 开门]]></Content></xml>");
  }

  @Test
  void an_encrypted_reply_is_spelled_as_the_platform_wants_it() {
    assertThat(ReplyXml.encrypted("aGk=", "5ad1", 1795420800, "n0"))
        .isEqualTo(
            "<xml><Encrypt><![CDATA[aGk=]]></Encrypt><MsgSignature><![CDATA[5ad1]]></MsgSignature>"
                + "<TimeStamp>1795420800</TimeStamp><Nonce><![CDATA[n0]]></Nonce></xml>");
  }

  @Test
  void trap_2_an_answer_cannot_inject_elements() throws Exception {
    var wxJava = WxMpXmlOutMessage.TEXT().toUser("o").fromUser("g").content(INJECTION).build();
    assertThat(Oracle.fields(wxJava.toXml())).as("WxJava lets it").containsKey("Extra");

    var reply = ReplyXml.text("o", "g", AT, INJECTION);
    assertThat(PushXml.parse(reply.getBytes(UTF_8)))
        .containsOnlyKeys("ToUserName", "FromUserName", "CreateTime", "MsgType", "Content")
        .containsEntry("Content", INJECTION);
    assertThat(Oracle.fields(reply)).isEqualTo(PushXml.parse(reply.getBytes(UTF_8)));
    assertThat(WxMpXmlMessage.fromXml(reply).getContent()).isEqualTo(INJECTION);
  }

  @Test
  void trap_2_no_name_can_inject_elements_either() throws EnvelopeException {
    var reply = ReplyXml.text(INJECTION, INJECTION, AT, "x");
    assertThat(PushXml.parse(reply.getBytes(UTF_8)))
        .hasSize(5)
        .containsEntry("ToUserName", INJECTION)
        .containsEntry("FromUserName", INJECTION);
  }

  @Test
  void trap_2_control_characters_and_lone_surrogates_are_left_out() throws Exception {
    var content = "a\0b\u0008c\u000Bd\u001Fe\uFFFEf\uFFFFg\uD83Dh\uDE00i]\0]\1>j\tk\nl😀";
    var wxJava = WxMpXmlOutMessage.TEXT().toUser("o").fromUser("g").content(content).build();
    assertThatThrownBy(() -> Oracle.fields(wxJava.toXml())).isInstanceOf(XMLStreamException.class);

    var reply = ReplyXml.text("o", "g", AT, content);
    assertThat(Oracle.fields(reply)).containsEntry("Content", "abcdefghi]]>j\tk\nl😀");
  }

  @Test
  void only_what_would_end_a_section_is_split() {
    assertThat(FlatXml.write(Map.of("A", "]]a>]]]>]")))
        .isEqualTo("<xml><A><![CDATA[]]a>]]]]]><![CDATA[>]]]></A></xml>");
  }

  @Test
  void line_ends_are_written_as_they_will_be_read() {
    assertThat(FlatXml.write(Map.of("A", "1\r\n2\r3\n4\r\r\n5")))
        .isEqualTo("<xml><A><![CDATA[1\n2\n3\n4\n\n5]]></A></xml>");
  }

  @Test
  void only_plain_digits_are_written_bare() {
    assertThat(FlatXml.write(Map.of("A", "0123456789"))).contains("<A>0123456789</A>");
    for (var text : List.of("", "-1", "1 ", "٣", "１", "1.5")) {
      assertThat(FlatXml.write(Map.of("A", text))).contains("<A><![CDATA[" + text + "]]></A>");
    }
  }

  @Test
  void a_name_that_is_none_is_a_mistake_of_the_caller() {
    for (var name : List.of("", "1", "-a", "a b", "a>", "a.b", "a:b", "标题", "a".repeat(65))) {
      assertThatIllegalArgumentException()
          .as(name)
          .isThrownBy(() -> FlatXml.write(Map.of(name, "x")));
    }
  }

  @Property
  void whatever_is_written_is_read_again_by_all_three_readers(
      @ForAll("texts") String to, @ForAll("texts") String content) throws Exception {
    var reply = ReplyXml.text(to, "gh_library", AT, content);
    var fields = PushXml.parse(reply.getBytes(UTF_8));
    assertThat(fields)
        .hasSize(5)
        .containsEntry("ToUserName", Texts.allowed(to))
        .containsEntry("Content", Texts.allowed(content));
    assertThat(Oracle.fields(reply)).isEqualTo(fields);
    assertThat(WxMpXmlMessage.fromXml(reply).getContent()).isEqualTo(Texts.allowed(content));
  }

  @Provide
  Arbitrary<String> texts() {
    return Texts.any();
  }
}
