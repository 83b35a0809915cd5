package org.subjectdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.StoreSettings;

/** {@code backup}, {@code restore}, {@code reader export} and {@code reader erase}. */
class DataCommandsIT {
  private static final String READER = "oAsked";

  @TempDir private Path files;

  @Test
  void a_backup_of_a_desk_that_runs_holds_what_was_acknowledged_and_a_desk_starts_on_it()
      throws Exception {
    var data = files.resolve("data");
    var copy = files.resolve("copy.db");
    try (var desk = RunningDesk.emptyOn(new StoreSettings.Embedded(data))) {
      var reader = new SandboxReader(desk, "demo-a", READER);
      reader.say("第一句");
      var over = new AtomicBoolean();
      var talking = new CountDownLatch(20);
      var crowd =
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (!over.get()) {
                      new SandboxReader(desk, "demo-a", "oCrowd").say("你好");
                      talking.countDown();
                    }
                  });
      talking.await();
      assertThat(CommandRun.of("backup", copy.toString(), "--data", data.toString()).code())
          .isZero();
      over.set(true);
      crowd.join();
      reader.say("后来的一句");
    }
    assertThat(Files.getPosixFilePermissions(copy))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    var restored = files.resolve("restored");
    assertThat(CommandRun.of("restore", copy.toString(), "--data", restored.toString()).code())
        .isZero();
    try (var desk = RunningDesk.emptyOn(new StoreSettings.Embedded(restored))) {
      assertThat(new SandboxReader(desk, "demo-a", READER).say("还在吗")).isNotEmpty();
    }
    var out = CommandRun.of("reader", "export", READER, "--data", restored.toString());
    assertThat(out.text()).contains("第一句", "还在吗").doesNotContain("后来的一句");
  }

  @Test
  void a_backup_writes_over_nothing_and_needs_a_store() throws IOException {
    var data = files.resolve("data");
    Store.open(new StoreSettings.Embedded(data)).close();
    var copy = files.resolve("copy.db");
    Files.writeString(copy, "precious");
    var taken = CommandRun.of("backup", copy.toString(), "--data", data.toString());
    assertThat(taken.code()).isEqualTo(1);
    assertThat(taken.text()).contains("is there already");
    assertThat(copy).hasContent("precious");

    var nothing =
        CommandRun.of(
            "backup", files.resolve("x.db").toString(), "--data", files.resolve("no").toString());
    assertThat(nothing.code()).isEqualTo(1);
    assertThat(nothing.text()).contains("name the data folder");
    assertThat(files.resolve("no")).doesNotExist();
    var nowhere = files.resolve("no").resolve("such").resolve("x.db").toString();
    assertThat(CommandRun.of("backup", nowhere, "--data", data.toString()).code()).isEqualTo(1);
  }

  @Test
  void what_is_no_backup_is_refused_and_the_folder_stays_as_it_was() throws Exception {
    var data = files.resolve("data");
    Store.open(new StoreSettings.Embedded(data)).close();
    var good = files.resolve("good.db");
    assertThat(CommandRun.of("backup", good.toString(), "--data", data.toString()).code()).isZero();
    var kept = Files.readAllBytes(data.resolve("desk.db"));

    var onto = CommandRun.of("restore", good.toString(), "--data", data.toString());
    assertThat(onto.code()).isEqualTo(1);
    assertThat(onto.text()).contains("holds data already");
    assertThat(data.resolve("desk.db")).hasBinaryContent(kept);

    var text = files.resolve("text.db");
    Files.writeString(text, "not a database at all, though long enough to be looked at".repeat(40));
    var cut = files.resolve("cut.db");
    var whole = Files.readAllBytes(good);
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    var fresh = files.resolve("fresh");
    for (var bad : List.of(text, cut, files.resolve("missing.db"))) {
      var refused = CommandRun.of("restore", bad.toString(), "--data", fresh.toString());
      assertThat(refused.code()).as(bad.toString()).isEqualTo(1);
      assertThat(refused.text()).contains(bad.toString());
    }
    assertThat(fresh.resolve("desk.db")).doesNotExist();
    assertThat(fresh.resolve("desk.db.part")).doesNotExist();
    assertThat(CommandRun.of("restore", good.toString(), "--data", fresh.toString()).code())
        .isZero();
  }

  @Test
  void nothing_is_restored_or_erased_under_a_desk_that_runs() {
    var data = files.resolve("data");
    var copy = files.resolve("copy.db").toString();
    try (var _ = RunningDesk.emptyOn(new StoreSettings.Embedded(data))) {
      assertThat(CommandRun.of("backup", copy, "--data", data.toString()).code()).isZero();
      for (var command : List.of(List.of("restore", copy), List.of("reader", "erase", READER))) {
        var whole = new ArrayList<>(command);
        whole.addAll(List.of("--data", data.toString()));
        var refused = CommandRun.of(whole.toArray(String[]::new));
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.text()).contains("in use by another process");
      }
    }
  }

  @Test
  void everything_of_a_reader_is_shown_and_then_gone_and_nobody_elses() throws IOException {
    var data = files.resolve("data");
    try (var desk = RunningDesk.emptyOn(new StoreSettings.Embedded(data))) {
      new SandboxReader(desk, "demo-a", READER).say("我想问一件事");
      new SandboxReader(desk, "demo-b", READER).say("另一个号里问的");
      new SandboxReader(desk, "demo-a", "oOther").say("别人的话");
    }
    var file = files.resolve("hers.json");
    var all = data.toString();
    assertThat(
            CommandRun.of("reader", "export", READER, "--to", file.toString(), "--data", all)
                .code())
        .isZero();
    var accounts = new JsonObject(Files.readString(file)).getJsonArray("accounts");
    assertThat(accounts).hasSize(2);
    assertThat(accounts.encode()).contains("我想问一件事", "另一个号里问的").doesNotContain("别人的话");

    var erased = CommandRun.of("reader", "erase", READER, "--data", all);
    assertThat(erased.code()).isZero();
    assertThat(erased.text()).contains("erased 2 accounts").doesNotContain(READER);
    assertThat(CommandRun.of("reader", "export", READER, "--data", all).code()).isEqualTo(1);
    assertThat(CommandRun.of("reader", "erase", READER, "--data", all).text())
        .contains("copy it whole");
    assertThat(CommandRun.of("reader", "export", "oOther", "--data", all).text()).contains("别人的话");
  }
}
