package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/** Scripts that change while the desk runs. */
class ReloadIT {
  private static final String FLOW =
      """
      flow: lockers
      name: 储物柜申请
      when: {phrases: [我要申请储物柜]}
      steps:
        - collect: floor
          type: number
          least: 1
          most: 6
          ask: 要几楼的？
        - say: 登记好了，{{slot.floor}} 楼。
      """;

  @TempDir Path folder;

  @OnEachStore
  void a_changed_script_is_live_at_once_and_a_broken_one_changes_nothing(StoreSettings settings) {
    copy(Path.of("bot-scripts"), folder);
    try (var desk = RunningDesk.withScripts(settings, folder)) {
      write("lockers.flow.yaml", FLOW);
      await()
          .atMost(30, TimeUnit.SECONDS)
          .untilAsserted(
              () ->
                  assertThat(reader(desk, "oNew" + System.nanoTime()).say("我要申请储物柜"))
                      .startsWith("要几楼的？"));
      var running = reader(desk, "oRunning");
      assertThat(running.say("我要申请储物柜")).startsWith("要几楼的？");

      write("lockers.flow.yaml", FLOW.replace("ask:", "aks:"));
      await()
          .atMost(30, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(metric(desk, "desk_scripts_faults")).isEqualTo("2.0"));
      assertThat(reader(desk, "oOther").say("我要申请储物柜")).startsWith("要几楼的？");

      write("lockers.flow.yaml", FLOW.replace("要几楼的？", "想要几楼？"));
      await()
          .atMost(30, TimeUnit.SECONDS)
          .untilAsserted(
              () ->
                  assertThat(reader(desk, "oLater" + System.nanoTime()).say("我要申请储物柜"))
                      .startsWith("想要几楼？"));
      assertThat(running.say("九楼")).as("it ends on its version").contains("要几楼的？");
      assertThat(running.say("三")).isEqualTo("登记好了，3 楼。");
      assertThat(metric(desk, "desk_scripts_faults")).isEqualTo("0.0");
    }
  }

  /** Another one each time: who is in a flow stays in it. */
  private static SandboxReader reader(RunningDesk desk, String openid) {
    return new SandboxReader(desk, "demo-a", openid);
  }

  private static String metric(RunningDesk desk, String name) {
    var uri = URI.create(desk.managementUrl("/metrics"));
    var answer = Callbacks.send(HttpRequest.newBuilder(uri).GET().build());
    return new String(answer.body(), UTF_8)
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElse("none");
  }

  private void write(String name, String content) {
    try {
      Files.writeString(folder.resolve(name), content);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static void copy(Path from, Path to) {
    try (var all = Files.walk(from)) {
      for (var file : (Iterable<Path>) all::iterator) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
