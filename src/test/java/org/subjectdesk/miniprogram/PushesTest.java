package org.subjectdesk.miniprogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.wxapi.Meaning;

class PushesTest {
  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
  private static final MiniProgram PROGRAM = Samples.program("http://127.0.0.1:1");

  @Test
  void a_text_comes_from_a_reader_of_customer_messages() {
    var read = heard(message(Map.of("MsgType", "text", "Content", "怎么续借", "MsgId", "17")));
    assertThat(read).isInstanceOf(Inbound.Typed.class);
    assertThat(read.words()).isEqualTo("怎么续借");
    assertThat(read.origin().library()).isEqualTo("demo-a");
    assertThat(read.origin().reader()).isEqualTo(new ReaderId("ma:" + Samples.APP, "oReader"));
    assertThat(read.origin().id().value()).isEqualTo("17");
  }

  @Test
  void a_tapped_line_is_a_tap() {
    var read =
        heard(
            message(Map.of("MsgType", "text", "Content", "续借", "bizmsgmenuid", "2", "MsgId", "1")));
    assertThat(read).isEqualTo(new Inbound.Tapped(read.origin(), "2", "续借"));
  }

  @ParameterizedTest
  @CsvSource({"image,image", "miniprogrampage,miniprogrampage", "link,link", "hologram,unknown"})
  void what_cannot_be_read_is_named_by_the_platforms_own_words(String kind, String known) {
    var read = heard(message(Map.of("MsgType", kind, "MsgId", "1")));
    assertThat(read).isEqualTo(new Inbound.Unreadable(read.origin(), known));
  }

  @Test
  void who_opens_the_chat_is_greeted_once_an_hour_from_each_place() {
    var first = entered("3600", "guide-52");
    assertThat(first).isEqualTo(new Inbound.Scanned(first.origin(), "guide-52"));
    assertThat(entered("7199", "guide-52").origin().id()).isEqualTo(first.origin().id());
    assertThat(entered("7200", "guide-52").origin().id()).isNotEqualTo(first.origin().id());
    assertThat(entered("3600", "home").origin().id()).isNotEqualTo(first.origin().id());
    assertThat(entered("9".repeat(20), "x".repeat(5_000))).extracting("scene").isEqualTo("");
  }

  @Test
  void other_events_are_silent() {
    var event = message(Map.of("MsgType", "event", "Event", "subscribe_msg_popup_event"));
    assertThat(Pushes.read(PROGRAM, event, AT)).isEqualTo(new Meaning.Silent());
  }

  @ParameterizedTest
  @CsvSource({
    "ToUserName,''",
    "FromUserName,a b",
    "CreateTime,''",
    "CreateTime,1e3",
    "MsgType,' '",
    "MsgId,abc",
    "MsgId,-1",
  })
  void a_wrong_field_is_named(String field, String value) {
    var fields = message(Map.of("MsgType", "text", "Content", "x", "MsgId", "1"));
    fields.put(field, value);
    assertThat(Pushes.read(PROGRAM, fields, AT)).isEqualTo(new Meaning.Malformed(field));
    fields.remove(field);
    assertThat(Pushes.read(PROGRAM, fields, AT)).isEqualTo(new Meaning.Malformed(field));
  }

  @Property(tries = 500)
  void no_fields_whatever_throw(@ForAll Map<String, String> fields, @ForAll String event) {
    assertThat(Pushes.read(PROGRAM, fields, AT)).isNotNull();
    var near = message(Map.of("MsgType", "event", "Event", event));
    near.putAll(fields);
    assertThat(Pushes.read(PROGRAM, near, AT)).isNotNull();
  }

  private static Inbound entered(String time, String from) {
    var fields =
        message(Map.of("MsgType", "event", "Event", "user_enter_tempsession", "SessionFrom", from));
    fields.put("CreateTime", time);
    return heard(fields);
  }

  private static Inbound heard(Map<String, String> fields) {
    return ((Meaning.Heard) Pushes.read(PROGRAM, fields, AT)).inbound();
  }

  private static Map<String, String> message(Map<String, String> more) {
    var fields = new HashMap<String, String>();
    fields.put("ToUserName", "gh_desk");
    fields.put("FromUserName", "oReader");
    fields.put("CreateTime", "1795392000");
    fields.putAll(more);
    return fields;
  }
}
