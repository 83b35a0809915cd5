package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.subjectdesk.DeskApiIT.act;
import static org.subjectdesk.DeskApiIT.consult;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/**
 * Two readers of a mini-program agree to be told of an answer, at the platform and at the desk. Who
 * has left the page when it comes is told by the platform, who reads it is not.
 */
class MiniProgramNoticesIT {
  private static final JsonObject ANSWER = new JsonObject().put("text", "为您查到了");

  @OnEachStore
  void who_has_left_the_page_is_told_and_who_reads_it_is_not(StoreSettings settings) {
    try (var desk = RunningDesk.tellingAfter(settings, Duration.ofSeconds(4))) {
      var lin = Visitor.in(desk, "lin");
      var there = new Reader(desk, "oThere");
      var away = new Reader(desk, "oAway");
      try (var console = new LiveConsole(desk, lin);
          var live = there.page.live("0")) {
        console.next("desk");
        for (var one : new Reader[] {there, away}) {
          one.agrees();
          one.agreesAgain();
          one.page.say("转人工");
          one.page.tap(0, "不确定，直接转给值班老师");
          var waiting =
              console.next("consult", frame -> consult(frame).getString("phase").equals("waiting"));
          var id = consult(waiting).getString("id");
          assertThat(act(lin, id, "take", new JsonObject()).statusCode()).isEqualTo(200);
          assertThat(act(lin, id, "say", ANSWER.copy()).statusCode()).isEqualTo(200);
          if (one == there) {
            var frame = live.next("messages", it -> it.encode().contains("为您查到了"));
            live.send(
                new JsonObject()
                    .put("type", "seen")
                    .put("cursor", frame.getString("cursor"))
                    .encode());
          }
        }
        live.send("{\"type\":\"seen\",\"cursor\":\"999999999\"}");
        assertThat(live.next("refused").getString("detail")).startsWith("cursor:");
      }

      await().atMost(30, TimeUnit.SECONDS).until(() -> !away.wechat.outbox().isEmpty());
      var notice = away.wechat.outbox().getFirst();
      assertThat(notice.getString("msgtype")).isEqualTo("notice");
      assertThat(notice.getString("title")).isEqualTo("您的咨询有答复了");
      assertThat(notice.getString("content")).startsWith("江畔职业技术学院图书馆").contains("2026年");
      assertThat(notice.getString("url")).isEqualTo("pages/chat/chat");
      // Hers was said first: it would have been told first.
      assertThat(there.wechat.outbox()).isEmpty();
      assertThat(there.given()).isEqualTo(1);
      await().atMost(30, TimeUnit.SECONDS).until(() -> away.given() == 0);
    }
  }

  private static final class Reader {
    final MiniReader wechat;
    final ReaderPageClient page;

    Reader(RunningDesk desk, String openid) {
      wechat = new MiniReader(desk, openid);
      page = new ReaderPageClient(desk);
      page.begin(
          "/sessions/mini-program",
          new JsonObject().put("appId", MiniReader.APP_ID).put("code", wechat.code(false)));
    }

    /** As the mini-program does it: what to ask for, WeChat's own window, the desk's ledger. */
    void agrees() {
      var template =
          page.json("/me/consents").getJsonArray("asks").stream()
              .map(JsonObject.class::cast)
              .filter(ask -> ask.getString("purpose").equals("answer"))
              .findFirst()
              .orElseThrow()
              .getString("template");
      var tap =
          wechat.post(
              "/sandbox/api/consents",
              new JsonObject()
                  .put("account", "demo-a-mini")
                  .put("openid", wechat.openid())
                  .put("template", template));
      assertThat(tap.statusCode()).as(new String(tap.body(), UTF_8)).isEqualTo(200);
      agreesAgain();
    }

    /** Her phone did not hear the answer. */
    void agreesAgain() {
      var body = new JsonObject().put("id", "tap-0000001").put("purpose", "answer");
      assertThat(page.post("/me/consents", body).statusCode()).isEqualTo(200);
    }

    int given() {
      return page.json("/me/consents").getJsonObject("given").getInteger("answer");
    }
  }
}
