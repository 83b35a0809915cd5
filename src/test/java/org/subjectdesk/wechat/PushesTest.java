package org.subjectdesk.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.MessageId;
import org.subjectdesk.message.Origin;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.wxapi.Meaning;
import org.subjectdesk.wxapi.Meaning.Heard;
import org.subjectdesk.wxapi.Meaning.Malformed;
import org.subjectdesk.wxapi.Meaning.Silent;

class PushesTest {
  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
  private static final ReaderId READER = new ReaderId(Samples.APP, "oReader-1");

  @Test
  void a_text_is_typed() {
    var push = read(message("text", "Content", "图书馆几点开门？"));
    assertThat(push)
        .isEqualTo(new Heard(new Inbound.Typed(origin("23456789012345678"), "图书馆几点开门？")));
  }

  @Test
  void a_text_with_a_menu_id_is_a_tap() {
    var push = read(message("text", "Content", "怎么续借", "bizmsgmenuid", "2"));
    assertThat(push)
        .isEqualTo(new Heard(new Inbound.Tapped(origin("23456789012345678"), "2", "怎么续借")));
  }

  @Test
  void a_text_with_an_empty_menu_id_is_typed() {
    assertThat(heard(message("text", "Content", "你好", "bizmsgmenuid", "")))
        .isInstanceOf(Inbound.Typed.class);
  }

  @Test
  void a_voice_message_is_spoken_even_when_nothing_was_recognised() {
    assertThat(read(message("voice", "Recognition", "怎么借书")))
        .isEqualTo(new Heard(new Inbound.Spoken(origin("23456789012345678"), "怎么借书")));
    assertThat(read(message("voice", "MediaId", "m1")))
        .isEqualTo(new Heard(new Inbound.Spoken(origin("23456789012345678"), "")));
  }

  @ParameterizedTest
  @CsvSource({
    "image,image",
    "video,video",
    "shortvideo,shortvideo",
    "location,location",
    "link,link",
    "IMAGE,image",
    "miniprogrampage,unknown",
    "<b>,unknown"
  })
  void what_cannot_be_read_is_named_by_its_kind(String sent, String kind) {
    assertThat(read(message(sent)))
        .isEqualTo(new Heard(new Inbound.Unreadable(origin("23456789012345678"), kind)));
  }

  @ParameterizedTest
  @CsvSource({
    "qrscene_guide-53,guide-53",
    "'',''",
    "last_trade_no_4003942001201604205023621558,''",
  })
  void following_carries_the_scene_of_a_qr_code(String key, String scene) {
    var push = read(event("subscribe", "EventKey", key));
    assertThat(push)
        .isEqualTo(new Heard(new Inbound.Followed(origin("1700000000:subscribe:" + key), scene)));
  }

  @Test
  void following_without_an_event_key_has_no_scene() {
    assertThat(read(event("subscribe")))
        .isEqualTo(new Heard(new Inbound.Followed(origin("1700000000:subscribe:"), "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "qrscene_1", "\u0007"})
  void nothing_about_her_key_keeps_a_reader_from_leaving(String key) {
    assertThat(heard(event("unsubscribe", "EventKey", key))).isInstanceOf(Inbound.Left.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SCAN", "scan", "Scan"})
  void a_scan_is_read_whatever_its_case(String event) {
    assertThat(read(event(event, "EventKey", "53", "Ticket", "t")))
        .isEqualTo(new Heard(new Inbound.Scanned(origin("1700000000:scan:53"), "53")));
  }

  @Test
  void a_click_carries_the_buttons_key() {
    assertThat(read(event("CLICK", "EventKey", "ask-a-person")))
        .isEqualTo(
            new Heard(
                new Inbound.Clicked(origin("1700000000:click:ask-a-person"), "ask-a-person")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VIEW",
        "LOCATION",
        "TEMPLATESENDJOBFINISH",
        "MASSSENDJOBFINISH",
        "kf_create_session",
        "kf_close_session",
        "kf_switch_session",
        "scancode_push",
        "scancode_waitmsg",
        "pic_sysphoto",
        "pic_photo_or_album",
        "pic_weixin",
        "location_select",
        "view_miniprogram",
        "an_event_of_next_year"
      })
  void events_that_concern_nobody_are_answered_with_silence(String event) {
    var long_key = "https://lib.example.edu.cn/?" + "q".repeat(900);
    assertThat(read(event(event, "EventKey", long_key, "MsgID", "200163836")))
        .isEqualTo(new Silent());
  }

  @Test
  void the_same_msgid_of_two_readers_is_not_the_same_message() {
    var hers = heard(message("text", "Content", "你好")).origin();
    var his = heard(with(message("text", "Content", "你好"), "FromUserName", "oReader-2")).origin();
    assertThat(hers.id()).isEqualTo(his.id());
    assertThat(hers.reader()).isNotEqualTo(his.reader());
  }

  @Test
  void a_repeated_event_keeps_its_id_and_another_event_gets_another() {
    var first = heard(event("CLICK", "EventKey", "a")).origin().id();
    assertThat(heard(event("click", "EventKey", "a")).origin().id()).isEqualTo(first);
    assertThat(heard(event("CLICK", "EventKey", "b")).origin().id()).isNotEqualTo(first);
    assertThat(heard(event("SCAN", "EventKey", "a")).origin().id()).isNotEqualTo(first);
    assertThat(
            heard(with(event("CLICK", "EventKey", "a"), "CreateTime", "1700000001")).origin().id())
        .isNotEqualTo(first);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"abc", "12x", " 12", "-1", "1.5", "123456789012345678901", "１２"})
  void a_message_needs_a_numeric_msgid(String id) {
    assertThat(read(with(message("text", "Content", "你好"), "MsgId", id)))
        .isEqualTo(new Malformed("MsgId"));
    assertThat(read(with(message("image"), "MsgId", id))).isEqualTo(new Malformed("MsgId"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"abc", "-1", "1e9", "١٢٣"})
  void every_push_needs_a_numeric_time(String time) {
    assertThat(read(with(message("text", "Content", "你好"), "CreateTime", time)))
        .isEqualTo(new Malformed("CreateTime"));
    assertThat(read(with(event("subscribe"), "CreateTime", time)))
        .isEqualTo(new Malformed("CreateTime"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "  ",
        "o Reader",
        "oReader\n",
        "o\u0000Reader",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void every_push_needs_two_sane_parties(String name) {
    for (var field : new String[] {"FromUserName", "ToUserName"}) {
      assertThat(read(with(message("text", "Content", "你好"), field, name)))
          .isEqualTo(new Malformed(field));
      assertThat(read(with(event("unsubscribe"), field, name))).isEqualTo(new Malformed(field));
    }
  }

  @ParameterizedTest
  @CsvSource({"MsgType,", "MsgType,' '", "Content,"})
  void a_text_needs_its_kind_and_content(String field, String value) {
    assertThat(read(with(message("text", "Content", "你好"), field, value)))
        .isEqualTo(new Malformed(field));
  }

  @Test
  void an_event_needs_its_name_and_some_need_a_sane_key() {
    assertThat(read(event(""))).isEqualTo(new Malformed("Event"));
    for (var event : new String[] {"CLICK", "SCAN"}) {
      assertThat(read(event(event))).isEqualTo(new Malformed("EventKey"));
    }
    for (var event : new String[] {"CLICK", "SCAN", "subscribe"}) {
      assertThat(read(event(event, "EventKey", "k".repeat(257))))
          .isEqualTo(new Malformed("EventKey"));
      assertThat(read(event(event, "EventKey", "a\u0000b"))).isEqualTo(new Malformed("EventKey"));
    }
  }

  @Test
  void an_endless_menu_id_is_malformed() {
    assertThat(read(message("text", "Content", "你好", "bizmsgmenuid", "7".repeat(257))))
        .isEqualTo(new Malformed("bizmsgmenuid"));
  }

  @Property(tries = 500)
  void no_fields_whatsoever_throw(
      @ForAll Map<String, String> any,
      @ForAll String to,
      @ForAll String from,
      @ForAll String kind,
      @ForAll String id) {
    var fields = new HashMap<>(any);
    fields.put("ToUserName", to);
    fields.put("FromUserName", from);
    fields.put("CreateTime", "1700000000");
    fields.put("MsgType", kind);
    fields.put("MsgId", id);
    assertThat(read(fields)).isNotNull();
  }

  /** Trap 4: WxJava's reader throws unchecked exceptions at what a sender may freely write. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<xml><MsgId>abc</MsgId></xml>",
        "<xml><CreateTime></CreateTime></xml>",
        "",
      })
  void wxjava_throws_at_malformed_fields(String xml) {
    assertThatThrownBy(() -> WxMpXmlMessage.fromXml(xml)).isInstanceOf(RuntimeException.class);
  }

  private static Meaning read(Map<String, String> fields) {
    return Pushes.read(Samples.account(), fields, AT);
  }

  private static Inbound heard(Map<String, String> fields) {
    return ((Heard) read(fields)).inbound();
  }

  private static Origin origin(String id) {
    return new Origin("demo-a", READER, new MessageId(id), AT);
  }

  private static Map<String, String> message(String kind, String... more) {
    return with(push(kind), with(Map.of("MsgId", "23456789012345678"), more));
  }

  private static Map<String, String> event(String event, String... more) {
    return with(push("event"), with(Map.of("Event", event), more));
  }

  private static Map<String, String> push(String kind) {
    return Map.of(
        "ToUserName", "gh_demo",
        "FromUserName", "oReader-1",
        "CreateTime", "1700000000",
        "MsgType", kind);
  }

  private static Map<String, String> with(Map<String, String> fields, Map<String, String> more) {
    var all = new HashMap<>(fields);
    all.putAll(more);
    return all;
  }

  private static Map<String, String> with(Map<String, String> fields, String... more) {
    var all = new HashMap<>(fields);
    for (var i = 0; i < more.length; i += 2) {
      if (more[i + 1] == null) {
        all.remove(more[i]);
      } else {
        all.put(more[i], more[i + 1]);
      }
    }
    return all;
  }
}
