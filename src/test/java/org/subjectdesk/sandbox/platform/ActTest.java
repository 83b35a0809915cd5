package org.subjectdesk.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ActTest {
  static Stream<Arguments> acts() {
    return Stream.of(
        Arguments.of(new Act.Text("好"), Map.of("MsgType", "text", "Content", "好")),
        Arguments.of(
            new Act.Tap("2", "怎么还书"),
            Map.of("MsgType", "text", "Content", "怎么还书", "bizmsgmenuid", "2")),
        Arguments.of(new Act.Voice("续借"), Map.of("MsgType", "voice", "Recognition", "续借")),
        Arguments.of(new Act.Voice(""), Map.of("MsgType", "voice", "Recognition", "")),
        Arguments.of(
            new Act.Image("http://p/1"), Map.of("MsgType", "image", "PicUrl", "http://p/1")),
        Arguments.of(new Act.Video(), Map.of("MsgType", "video")),
        Arguments.of(
            new Act.Location(32.5, -118.25, "东门"),
            Map.of("MsgType", "location", "Location_X", "32.5", "Location_Y", "-118.25")),
        Arguments.of(
            new Act.Link("题", "述", "http://l"),
            Map.of("MsgType", "link", "Title", "题", "Description", "述", "Url", "http://l")),
        Arguments.of(
            new Act.Subscribe(null),
            Map.of("MsgType", "event", "Event", "subscribe", "EventKey", "")),
        Arguments.of(new Act.Subscribe("7"), Map.of("Event", "subscribe", "EventKey", "qrscene_7")),
        Arguments.of(new Act.Unsubscribe(), Map.of("Event", "unsubscribe")),
        Arguments.of(new Act.Scan("7"), Map.of("Event", "SCAN", "EventKey", "7")),
        Arguments.of(new Act.Click("hours"), Map.of("Event", "CLICK", "EventKey", "hours")),
        Arguments.of(new Act.View("http://v"), Map.of("Event", "VIEW", "EventKey", "http://v")));
  }

  @ParameterizedTest
  @MethodSource("acts")
  void each_act_has_the_elements_of_the_platform(Act act, Map<String, String> expected) {
    assertThat(act.elements()).containsAllEntriesOf(expected);
    assertThat(act.isEvent()).isEqualTo(act.elements().containsKey("Event"));
  }

  @Test
  void without_recognition_a_voice_has_no_such_element() {
    assertThat(new Act.Voice(null).elements()).doesNotContainKey("Recognition");
  }

  @Test
  void only_a_scene_comes_with_a_ticket() {
    assertThat(new Act.Subscribe(null).elements()).doesNotContainKey("Ticket");
    assertThat(new Act.Subscribe("7").elements()).containsKey("Ticket");
  }

  @Test
  void a_message_opens_the_long_window_and_an_event_the_short_one() {
    assertThat(new Act.Image("p").opens()).isEqualTo(Act.Opens.MESSAGE_WINDOW);
    assertThat(Stream.of(new Act.Click("k"), new Act.Scan("s"), new Act.Subscribe(null)))
        .allMatch(act -> act.opens() == Act.Opens.EVENT_WINDOW);
    assertThat(List.of(new Act.Unsubscribe().opens(), new Act.View("v").opens()))
        .containsOnly(Act.Opens.NOTHING);
  }

  @Test
  void a_reader_has_another_openid_at_every_account_and_always_the_same_there() {
    assertThat(Accounts.A.reader("小林")).isEqualTo(Accounts.A.reader("小林"));
    assertThat(Accounts.A.reader("小林").openid())
        .isNotEqualTo(Accounts.B.reader("小林").openid())
        .isNotEqualTo(Accounts.A.reader("小王").openid())
        .matches("o[A-Za-z0-9_-]{27}");
    assertThat(Accounts.A.reader("小林")).hasToString("reader of wxaaaaaaaaaaaaaaaa");
  }
}
