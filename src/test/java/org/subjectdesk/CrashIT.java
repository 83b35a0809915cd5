package org.subjectdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** The demo as its own process, killed without warning in the middle of its work. */
class CrashIT {
  private static final String DEMO_A = "wx00000000000000a1";
  private static final int READERS = 16;
  private static final int BEFORE_THE_KILL = 400;

  @TempDir Path folder;

  @RepeatedTest(3)
  void what_was_acknowledged_before_a_kill_is_there_once_after_it() throws Exception {
    var data = folder.resolve("data");
    var acknowledged = Collections.synchronizedMap(new HashMap<String, String>());
    var desk = DemoProcess.on(data);
    try {
      killUnderLoad(desk, acknowledged);
    } finally {
      desk.kill();
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL);

    var entries = export(data);
    for (var direction : List.of("in", "out")) {
      var ids =
          entries.stream()
              .filter(entry -> entry.getString("direction").equals(direction))
              .map(entry -> entry.getString("msgId"))
              .toList();
      assertThat(ids).doesNotHaveDuplicates().containsAll(acknowledged.keySet());
    }
  }

  private static void killUnderLoad(DemoProcess desk, Map<String, String> acknowledged)
      throws InterruptedException {
    var account = new Callbacks(desk.url("/wechat/mp/") + DEMO_A, DEMO_A);
    var enough = new Semaphore(0);
    var over = new AtomicBoolean();
    var readers = new ArrayList<Thread>();
    for (var i = 0; i < READERS; i++) {
      var reader = "reader-" + i;
      readers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (!over.get()) {
                      var id = Callbacks.newMsgId();
                      try {
                        var question = Callbacks.text(reader, id, "图书怎么续借" + id);
                        var response = account.plain(question);
                        if (response.statusCode() == 200) {
                          acknowledged.put(id, reader);
                          enough.release();
                        }
                      } catch (RuntimeException cutOff) {
                        return; // Killed: whatever was under way was not acknowledged.
                      }
                    }
                  }));
    }
    enough.acquire(BEFORE_THE_KILL);
    desk.kill();
    over.set(true);
    for (var reader : readers) {
      reader.join();
    }
  }

  private static List<JsonObject> export(Path data) throws IOException {
    var file = data.resolveSibling("export.jsonl");
    assertThat(Main.run("consult", "export", file.toString(), "--data", data.toString())).isZero();
    return Files.readAllLines(file).stream().map(JsonObject::new).toList();
  }
}
