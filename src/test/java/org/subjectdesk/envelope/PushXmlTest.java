package org.subjectdesk.envelope;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.subjectdesk.envelope.EnvelopeException.Fault.BAD_ENCODING;
import static org.subjectdesk.envelope.EnvelopeException.Fault.EMPTY;
import static org.subjectdesk.envelope.EnvelopeException.Fault.MALFORMED_XML;
import static org.subjectdesk.envelope.EnvelopeException.Fault.TOO_DEEP;
import static org.subjectdesk.envelope.EnvelopeException.Fault.TOO_MANY;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.envelope.EnvelopeException.Fault;

class PushXmlTest {
  @Test
  void a_text_message_is_read() throws EnvelopeException {
    assertThat(
            PushXml.parse(
                bytes(
                    """
                    <xml>
                      <ToUserName><![CDATA[gh_library]]></ToUserName>
                      <FromUserName><![CDATA[oReader]]></FromUserName>
                      <CreateTime>1348831860</CreateTime>
                      <MsgType><![CDATA[text]]></MsgType>
                      <Content><![CDATA[周末 几点开门？<b> & ]] 😀]]></Content>
                      <MsgId>1234567890123456</MsgId>
                    </xml>
                    """)))
        .containsExactly(
            entry("ToUserName", "gh_library"),
            entry("FromUserName", "oReader"),
            entry("CreateTime", "1348831860"),
            entry("MsgType", "text"),
            entry("Content", "周末 几点开门？<b> & ]] 😀"),
            entry("MsgId", "1234567890123456"));
  }

  @Test
  void nested_elements_are_named_after_their_parents_and_the_first_of_a_list_counts()
      throws EnvelopeException {
    assertThat(
            PushXml.parse(
                bytes(
                    """
                    <xml><Event>pic_weixin</Event><SendPicsInfo><Count>2</Count>
                    <PicList><item><PicMd5Sum><![CDATA[aa]]></PicMd5Sum></item></PicList>
                    <PicList><item><PicMd5Sum><![CDATA[bb]]></PicMd5Sum></item></PicList>
                    </SendPicsInfo><ScanCodeInfo><ScanType>qrcode</ScanType></ScanCodeInfo></xml>
                    """)))
        .containsExactly(
            entry("Event", "pic_weixin"),
            entry("SendPicsInfo.Count", "2"),
            entry("SendPicsInfo.PicList.item.PicMd5Sum", "aa"),
            entry("ScanCodeInfo.ScanType", "qrcode"));
  }

  @Test
  void text_may_be_spelled_in_every_way_that_xml_has() throws EnvelopeException {
    assertThat(
            PushXml.parse(
                bytes(
                    "\uFEFF<?xml version='1.0' encoding=\"utf-8\" standalone='yes' ?>\r\n"
                        + "<xml ><A>&lt;&gt;&amp;&quot;&apos;&#65;&#x4e2D;&#x1F600;&#0010;</A"
                        + " ><B/><C /><D> a<![CDATA[<b>]]]]><![CDATA[> ]]>&#13;\r\n\r"
                        + "</D></xml>\n"
                        + " ")))
        .containsExactly(
            entry("A", "<>&\"'A中😀\n"),
            entry("B", ""),
            entry("C", ""),
            entry("D", " a<b>]]> \r\n\n"));
  }

  @Test
  void no_field_is_a_message_too() throws EnvelopeException {
    assertThat(PushXml.parse(bytes("<xml/>"))).isEmpty();
    assertThat(PushXml.parse(bytes("<xml> \n</xml>"))).isEmpty();
  }

  @Test
  void the_result_cannot_be_changed() throws EnvelopeException {
    var fields = PushXml.parse(bytes("<xml><A>a</A></xml>"));
    assertThatThrownBy(fields::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void trap_4_an_empty_body_is_bad_input() {
    assertThatThrownBy(() -> WxMpXmlMessage.fromXml("")).isInstanceOf(RuntimeException.class);
    assertThat(faultOf("")).isEqualTo(EMPTY);
    assertThat(faultOf(" \n")).isEqualTo(MALFORMED_XML);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<MsgId>abc</MsgId>", "<CreateTime></CreateTime>"})
  void trap_4_numbers_that_are_none_do_not_break_the_reader(String field) throws EnvelopeException {
    var body = "<xml><MsgType>text</MsgType>" + field + "</xml>";
    assertThatThrownBy(() -> WxMpXmlMessage.fromXml(body)).isInstanceOf(RuntimeException.class);
    assertThat(PushXml.parse(bytes(body))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text",
        "<",
        "<xml",
        "<xml>",
        "<xml><A>",
        "<xml><A></xml>",
        "<xml><A></B></xml>",
        "</xml>",
        "<xml></xml",
        "<xml></xml><xml></xml>",
        "<xml></xml>text",
        "x<xml></xml>",
        "<XML></XML>",
        "<html></html>",
        "<xml><A>1</A><A>2</A></xml>",
        "<xml><A><B/></A><A><B/></A></xml>",
        "<xml>text</xml>",
        "<xml><![CDATA[text]]></xml>",
        "<xml><A>text<B/></A></xml>",
        "<xml><A><B/>text</A></xml>",
        "<xml><A a='1'/></xml>",
        "<xml a='1'></xml>",
        "<xml xmlns='urn:x'></xml>",
        "<x:xml xmlns:x='urn:x'></x:xml>",
        "<xml><a:b/></xml>",
        "<xml><A.B/></xml>",
        "<xml><1/></xml>",
        "<xml><-/></xml>",
        "<xml>< A/></xml>",
        "<xml><标题/></xml>",
        "<xml><A>]]></A></xml>",
        "<xml><A><![CDATA[x</A></xml>",
        "<xml><A><![cdata[x]]></A></xml>",
        "<xml><!-- remark --></xml>",
        "<!-- remark --><xml/>",
        "<xml><?php x?></xml>",
        "<?php x?><xml/>",
        "<xml/><?php x?>",
        "<?xml version='1.1'?><xml/>",
        "<?xml?><xml/>",
        " <?xml version='1.0'?><xml/>",
        "<?xml version='1.0'?>",
        "\uFEFF",
        "\uFEFF\uFEFF<xml/>"
      })
  void what_is_no_flat_message_is_malformed(String body) {
    assertThat(faultOf(body)).isEqualTo(MALFORMED_XML);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&",
        "&;",
        "&amp",
        "&AMP;",
        "&nbsp;",
        "&x;",
        "&a65;",
        "&65;",
        "&#;",
        "&#x;",
        "&#xG;",
        "&#65",
        "&# 65;",
        "&#-65;",
        "&#+65;",
        "&#X41;",
        "&#A;",
        "&#٣;",
        "&#0;",
        "&#x0;",
        "&#8;",
        "&#xB;",
        "&#xD800;",
        "&#xDFFF;",
        "&#xFFFE;",
        "&#xFFFF;",
        "&#x110000;",
        "&#4294967361;",
        "&#x100000041;",
        "&#99999999999999999;"
      })
  void other_entities_and_references_to_no_character_are_malformed(String reference) {
    assertThat(faultOf("<xml><A>" + reference + "</A></xml>")).isEqualTo(MALFORMED_XML);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\u0001", "\b", "\u000B", "\f", "\u001B", "\uFFFE", "\uFFFF"})
  void characters_that_xml_does_not_allow_are_malformed(String character) {
    assertThat(faultOf("<xml><A>" + character + "</A></xml>")).isEqualTo(MALFORMED_XML);
    assertThat(faultOf("<xml><A><![CDATA[" + character + "]]></A></xml>")).isEqualTo(MALFORMED_XML);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE xml>",
        "<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/x.dtd\">",
        "<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE xml [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY e \"&b;&b;&b;\">]>",
        "<!DOCTYPE xml [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x.dtd\"> %p;]>"
      })
  void document_types_and_their_entities_are_malformed(String type) {
    assertThat(faultOf(type + "<xml><A>a</A></xml>")).isEqualTo(MALFORMED_XML);
    assertThat(faultOf("<?xml version=\"1.0\"?>" + type + "<xml><A>&e;</A></xml>"))
        .isEqualTo(MALFORMED_XML);
    assertThat(faultOf("<xml>" + type + "</xml>")).isEqualTo(MALFORMED_XML);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "C080",
        "C0BC",
        "E08080",
        "EDA080",
        "EDBFBF",
        "F4908080",
        "F8888080",
        "E4B8",
        "E4",
        "FF",
        "FE"
      })
  void invalid_utf_8_is_bad_encoding(String hex) {
    var text = "<xml><A>" + "?".repeat(hex.length() / 2) + "</A></xml>";
    var body = bytes(text);
    var wrong = HexFormat.of().parseHex(hex);
    System.arraycopy(wrong, 0, body, text.indexOf('?'), wrong.length);
    assertThat(faultOf(body)).isEqualTo(BAD_ENCODING);
    assertThat(faultOf(wrong)).isEqualTo(BAD_ENCODING);
  }

  @Test
  void other_encodings_are_refused_declared_or_not() {
    var body = "<xml><A>图书馆</A></xml>";
    assertThat(faultOf(body.getBytes(UTF_16))).isEqualTo(BAD_ENCODING);
    assertThat(faultOf(("\uFEFF" + body).getBytes(UTF_16LE))).isEqualTo(BAD_ENCODING);
    assertThat(faultOf("<xml/>".getBytes(UTF_16LE))).as("without a mark").isNotNull();
    assertThat(faultOf(body.getBytes(Charset.forName("GBK")))).isEqualTo(BAD_ENCODING);
    assertThat(faultOf("<?xml version=\"1.0\" encoding=\"GBK\"?><xml/>")).isEqualTo(BAD_ENCODING);
    assertThat(faultOf("<?xml version='1.0' encoding='UTF-16'?><xml/>")).isEqualTo(BAD_ENCODING);
  }

  @Test
  void four_levels_are_read_and_five_refused() {
    assertThat(faultOf("<xml><A><A><A><A>a</A></A></A></A></xml>")).isNull();
    assertThat(faultOf("<xml><A><A><A><A><A/></A></A></A></A></xml>")).isEqualTo(TOO_DEEP);
    assertThat(faultOf("<xml>" + "<A>".repeat(1_000_000))).isEqualTo(TOO_DEEP);
  }

  @Test
  void two_hundred_elements_are_read_and_a_thousand_refused() {
    assertThat(faultOf("<xml>" + elements(200) + "</xml>")).isNull();
    assertThat(faultOf("<xml>" + elements(1000) + "</xml>")).isEqualTo(TOO_MANY);
    assertThat(faultOf("<xml><L>" + "<i/>".repeat(1000) + "</L></xml>")).isEqualTo(TOO_MANY);
  }

  @Test
  void a_name_has_an_end() {
    assertThat(faultOf("<xml><" + "A".repeat(64) + "/></xml>")).isNull();
    assertThat(faultOf("<xml><" + "A".repeat(65) + "/></xml>")).isEqualTo(MALFORMED_XML);
  }

  @Test
  void a_question_of_a_hundred_thousand_characters_is_read() throws EnvelopeException {
    var question = "馆".repeat(100_000);
    var body = "<xml><Content><![CDATA[" + question + "]]></Content></xml>";
    assertThat(PushXml.parse(bytes(body))).containsEntry("Content", question);
  }

  @Test
  void a_fault_holds_neither_content_nor_stack_trace() {
    for (var fault : Fault.values()) {
      assertThat(new EnvelopeException(fault)).hasMessageNotContaining("null");
    }
    assertThatThrownBy(() -> PushXml.parse(bytes("<xml><A>secret</B></xml>")))
        .hasMessage("the body is not a well-formed message")
        .hasNoCause()
        .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
  }

  private static String elements(int count) {
    return IntStream.range(0, count).mapToObj(i -> "<A" + i + "/>").collect(Collectors.joining());
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static @Nullable Fault faultOf(String body) {
    return faultOf(bytes(body));
  }

  private static @Nullable Fault faultOf(byte[] body) {
    try {
      PushXml.parse(body);
      return null;
    } catch (EnvelopeException e) {
      return e.fault();
    }
  }
}
