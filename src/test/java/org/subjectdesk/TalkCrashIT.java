package org.subjectdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.subjectdesk.DeskApiIT.act;
import static org.subjectdesk.DeskApiIT.consult;
import static org.subjectdesk.DeskApiIT.texts;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed in the middle of a talk, and started again. */
class TalkCrashIT {
  @TempDir Path folder;

  @Test
  void a_talk_goes_on_after_a_kill_with_everything_that_was_said() throws Exception {
    String id;
    try (var desk = DemoProcess.on(folder)) {
      var lin = Visitor.at(desk::url);
      lin.signIn("lin", desk.password("lin"));
      try (var live = new LiveConsole(desk::url, lin)) {
        live.next("desk");
        var reader = new SandboxReader(desk::url, "demo-a", "oKilled");
        reader.say("护理专业的数据库在哪里查");
        reader.say("转人工");
        id = consult(live.next("consult")).getString("id");
        assertThat(act(lin, id, "take", new JsonObject()).statusCode()).isEqualTo(200);
        var text = new JsonObject().put("text", "正在帮您查，请稍等。");
        assertThat(act(lin, id, "say", text).statusCode()).isEqualTo(200);
      }
      desk.kill();
    }
    try (var desk = DemoProcess.on(folder)) {
      var lin = Visitor.at(desk::url);
      lin.signIn("lin", desk.password("lin"));
      try (var live = new LiveConsole(desk::url, lin)) {
        live.next("desk");
        live.watch(id, 0);
        var talk = live.next("messages");
        assertThat(texts(talk)).contains("护理专业的数据库在哪里查", "转人工", "正在帮您查，请稍等。");
        assertThat(consult(talk).getString("phase")).isEqualTo("with-librarian");
        assertThat(consult(talk).getBoolean("mine")).isTrue();

        var reader = new SandboxReader(desk::url, "demo-a", "oKilled");
        assertThat(reader.say("老师还在吗")).as("the bot stays silent").isEmpty();
        live.next("messages", frame -> texts(frame).contains("老师还在吗"));
        act(lin, id, "say", new JsonObject().put("text", "在的，查到了。"));
        await()
            .atMost(90, TimeUnit.SECONDS)
            .untilAsserted(() -> assertThat(reader.outbox()).contains("在的，查到了。"));
      }
    }
  }
}
