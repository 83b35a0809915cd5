package org.subjectdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.subjectdesk.DeskApiIT.act;
import static org.subjectdesk.DeskApiIT.consult;
import static org.subjectdesk.DeskApiIT.texts;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/** Two desks on one PostgreSQL: the reader is at one, the librarian at the other. */
class TwoNodesIT {
  @OnEachStore
  void a_reader_at_one_node_talks_with_a_librarian_at_the_other(StoreSettings settings) {
    if (!(settings instanceof StoreSettings.Postgres)) {
      return; // The embedded store belongs to one process.
    }
    try (var one = RunningDesk.on(settings);
        var other = RunningDesk.beside(one, settings)) {
      var lin = Visitor.in(other, "lin");
      try (var live = new LiveConsole(other, lin)) {
        live.next("desk");
        var reader = new SandboxReader(one, "demo-a", "oFarAway");
        reader.say("护理专业的数据库在哪里查");
        reader.say("转人工");
        var id = consult(live.next("consult")).getString("id");
        live.watch(id, 0);
        assertThat(act(lin, id, "take", new JsonObject()).statusCode()).isEqualTo(200);
        act(lin, id, "say", new JsonObject().put("text", "您好，我在另一个节点。"));
        await()
            .atMost(90, TimeUnit.SECONDS)
            .untilAsserted(() -> assertThat(reader.outbox()).contains("您好，我在另一个节点。"));
        reader.say("收到了");
        live.next("messages", frame -> texts(frame).contains("收到了"));
      }
    }
  }

  @Test
  void a_nudge_reaches_the_other_nodes() {
    var ports = List.of(RunningDesk.freePort(), RunningDesk.freePort());
    var members = ports.stream().map(port -> "127.0.0.1:" + port).toList();
    var one = Cluster.join(new Configuration.Cluster("127.0.0.1", ports.get(0), members));
    var other = Cluster.join(new Configuration.Cluster("127.0.0.1", ports.get(1), members));
    try {
      var heard = new CompletableFuture<String>();
      other
          .eventBus()
          .<String>consumer("desk.changed", nudge -> heard.complete(nudge.body()))
          .completion()
          .await();

      one.eventBus().publish("desk.changed", "c1");

      assertThat(heard.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo("c1");
    } finally {
      other.close().await();
      one.close().await();
    }
  }
}
