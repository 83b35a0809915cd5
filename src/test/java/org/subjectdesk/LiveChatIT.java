package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/** The readers' live connection, beside a librarian's console. */
class LiveChatIT {
  private static final int TOO_LARGE = 1009;
  private static final int NO_SESSION = 4401;
  private static final int UNKNOWN_CURSOR = 4404;
  private static final int TOO_MANY = 4429;

  @OnEachStore
  void a_librarians_words_come_at_once_and_her_typing_shows(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings);
        var console = new LiveConsole(desk, Visitor.in(desk, "lin"))) {
      var librarian = Visitor.in(desk, "lin");
      var page = ReaderPageClient.guest(desk, "demo-a");
      try (var live = page.live("0")) {
        page.say("人工");
        page.tap(0, "不确定，直接转给值班老师");
        var waiting = live.next("consult", one -> phase(one).equals("waiting"));
        assertThat(waiting.getJsonObject("consult").getInteger("ahead")).isZero();
        var consult = waiting.getJsonObject("consult").getString("id");
        act(librarian, consult, new JsonObject().put("act", "take"));
        var talk = live.next("consult", one -> phase(one).equals("librarian"));
        assertThat(talk.getJsonObject("consult").getString("librarian")).isEqualTo("林知夏");
        console.send(new JsonObject().put("type", "typing").put("consult", consult));
        live.next("typing");
        act(librarian, consult, new JsonObject().put("act", "say").put("text", "您好，我来看看"));
        var said = live.next("messages", one -> one.encode().contains("我来看看"));
        var message = said.getJsonArray("messages").getJsonObject(0);
        assertThat(message.getString("from")).isEqualTo("librarian");
        assertThat(message.getString("name")).isEqualTo("林知夏");
        act(librarian, consult, new JsonObject().put("act", "close").put("reason", "answered"));
        live.next("consult", one -> phase(one).equals("rating"));
        var stars = new JsonObject().put("id", "five-stars").put("stars", 5);
        ReaderPageClient.ok(page.post("/me/consult/rating", stars));
      }
    }
  }

  private static String phase(JsonObject frame) {
    return frame.getJsonObject("consult").getString("phase");
  }

  private static void act(Visitor librarian, String consult, JsonObject act) {
    var id = "act-" + System.nanoTime();
    var answer =
        librarian.send("POST", "/desk/consults/" + consult + "/acts", act.copy().put("key", id));
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
  }

  @OnEachStore
  void who_comes_back_gets_what_she_missed_once(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var page = ReaderPageClient.guest(desk, "demo-a");
      page.say("你好");
      var seen = new ArrayList<String>();
      try (var live = page.live("0")) {
        seen.addAll(ids(live.next("messages")));
      }
      assertThat(seen).hasSize(2);
      // More than one page of frames, while she is away.
      IntStream.range(0, 60).forEach(_ -> page.say("你好"));
      try (var live = page.live(seen.getLast())) {
        while (seen.size() < 122) {
          seen.addAll(ids(live.next("messages")));
        }
      }
      assertThat(seen).doesNotHaveDuplicates().isSortedAccordingTo(LiveChatIT::byNumber);
      var kept = new ArrayList<String>();
      var after = "0";
      while (kept.size() < 122) {
        var some = ids(page.json("/messages?limit=100&after=" + after));
        kept.addAll(some);
        after = some.getLast();
      }
      assertThat(seen).isEqualTo(kept);
    }
  }

  private static int byNumber(String one, String other) {
    return Long.compare(Long.parseLong(one), Long.parseLong(other));
  }

  private static List<String> ids(JsonObject frame) {
    return frame.getJsonArray("messages").stream()
        .map(one -> ((JsonObject) one).getString("id"))
        .toList();
  }

  @OnEachStore
  void two_pages_of_one_reader_see_the_same(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var page = ReaderPageClient.guest(desk, "demo-a");
      try (var one = page.live("0");
          var other = page.live("0")) {
        page.say("你好");
        assertThat(ids(one.next("messages"))).isEqualTo(ids(other.next("messages")));
      }
    }
  }

  @OnEachStore
  void odd_connections_are_told_why_they_end(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var page = ReaderPageClient.guest(desk, "demo-a");
      var token = page.session().getString("token");
      try (var live = page.live()) {
        live.hello("forged", "0");
        assertThat(live.closed()).isEqualTo(NO_SESSION);
      }
      try (var live = page.live()) {
        live.hello(token, "123456");
        assertThat(live.closed()).isEqualTo(UNKNOWN_CURSOR);
      }
      try (var live = page.live()) {
        live.send("no json");
        live.next("refused");
        live.send("[1]");
        live.next("refused");
        live.send("{\"type\":\"dance\"}");
        live.next("refused");
        live.send("{\"type\":7}");
        live.next("refused");
        live.hello(token, "-1");
        live.next("refused");
        live.hello(token, "0");
        live.next("ready");
        live.hello(token, "0");
        live.next("refused");
        live.send("{\"type\":\"ping\"}");
        live.next("pong");
        live.send("x".repeat(5_000));
        assertThat(live.closed()).isEqualTo(TOO_LARGE);
      }
      try (var live = page.live("0")) {
        IntStream.range(0, 40).forEach(_ -> live.sendUnlessClosed("{\"type\":\"ping\"}"));
        assertThat(live.closed()).isEqualTo(TOO_MANY);
      }
    }
  }
}
