package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subjectdesk.staff.Members;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.StoreSettings;

/** What an operator and a librarian with a browser can ask of the running desk. */
class OperationsIT {
  @TempDir Path folder;

  @Test
  void it_lives_is_ready_and_shows_its_figures_on_the_management_port_only() {
    try (var desk = RunningDesk.on(new StoreSettings.Embedded(folder))) {
      assertThat(get(desk.url("/health/live")).statusCode()).isEqualTo(200);
      var ready = get(desk.managementUrl("/health/ready"));
      assertThat(ready.statusCode()).as(text(ready)).isEqualTo(200);
      desk.account("wx00000000000000a1").ask("reader-1", "图书怎么续借？");

      assertThat(text(get(desk.managementUrl("/metrics"))))
          .contains("desk_decisions_total{decision=\"Answered\"} 1.0")
          .contains("desk_store_commits")
          .contains("desk_answer_seconds_count 1")
          .contains("jvm_memory_used_bytes")
          .doesNotContain("reader-1");
      assertThat(get(desk.url("/metrics")).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void the_hit_test_shows_what_a_question_finds() {
    try (var desk = RunningDesk.on(new StoreSettings.Embedded(folder))) {
      var found = new JsonObject(text(search(desk, "q=" + encoded("图书怎么续借") + "&library=demo-a")));
      assertThat(found.getString("band")).isEqualTo("answer");
      assertThat(found.getJsonArray("hits").getJsonObject(0).getString("id"))
          .isEqualTo("borrow-renew");
      assertThat(search(desk, "library=demo-a").statusCode()).isEqualTo(400);
      assertThat(text(search(desk, "library=demo-a"))).contains("parameter q");
      assertThat(search(desk, "q=a&library=nowhere").statusCode()).isEqualTo(404);
      assertThat(text(get(desk.url("/openapi.yaml")))).startsWith("openapi: 3.1.0");
      assertThat(text(get(desk.url("/nothing-here")))).contains("\"status\":404");
    }
  }

  @Test
  void what_a_reader_types_with_percent_and_plus_signs_is_searched_as_it_is() {
    try (var desk = RunningDesk.on(new StoreSettings.Embedded(folder))) {
      for (var question : List.of("查重 38% 爆表了，要压到 20% 以内", "%", "100%zz", "C++ 的书", "a&b=c#d")) {
        var answer = search(desk, "library=demo-a&q=" + encoded(question));
        assertThat(answer.statusCode()).as(question + text(answer)).isEqualTo(200);
      }
      for (var odd : List.of("%E5", "%00", "%25", "%2B")) {
        assertThat(search(desk, "library=demo-a&q=" + odd).statusCode()).as(odd).isLessThan(500);
      }
      for (var garbled : List.of("%", "%zz", "a%2")) {
        assertThat(statusLine(desk, "/api/v1/search?library=demo-a&q=" + garbled))
            .isEqualTo("HTTP/1.1 400 Bad Request");
      }
      for (var path :
          List.of(
              "/api/v1/faq/entries/100%25?library=demo-a",
              "/api/v1/faq/entries/%25zz?library=%25")) {
        assertThat(get(desk.url(path)).statusCode()).as(path).isEqualTo(404);
      }
    }
  }

  @Test
  void outside_the_demo_there_is_no_sandbox_and_the_api_needs_its_token() {
    var configuration = RunningDesk.configuration(new StoreSettings.Embedded(folder));
    try (var desk = Application.start(configuration, new Application.Choice(false, true))) {
      var url = "http://127.0.0.1:" + desk.port();
      assertThat(get(url + "/api/v1/search?q=a&library=demo-a").statusCode()).isEqualTo(401);
      assertThat(get(url + "/sandbox/").statusCode()).isEqualTo(404);
      assertThat(get(url + "/sandbox/api/outbox?openid=o").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void after_closing_nothing_listens_any_more() {
    var desk = RunningDesk.on(new StoreSettings.Embedded(folder));
    var url = desk.url("/health/live");
    desk.close();
    assertThatThrownBy(() -> get(url)).hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void a_second_desk_on_the_same_folder_is_refused_and_says_so() {
    try (var _ = RunningDesk.on(new StoreSettings.Embedded(folder))) {
      var file = folder.resolve("x.jsonl").toString();
      var run = CommandRun.of("consult", "export", file, "--data", folder.toString());
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).contains(folder.toString());
      assertThat(folder.resolve("x.jsonl")).doesNotExist();
    }
  }

  @Test
  void a_library_that_is_none_is_refused_with_those_that_there_are(@TempDir Path files)
      throws IOException {
    var records = files.resolve("opac.csv");
    Files.writeString(records, "id,title\na,护理学\n");
    var entries = files.resolve("mine.csv");
    Files.writeString(entries, "id,subject,question,variants,answer\nx,*,问,,答\n");
    var data = files.resolve("data").toString();
    var catalogue = List.of("catalogue", "import", records.toString());
    var faq = List.of("faq", "import", entries.toString());
    var librarian = List.of("librarian", "add", "wu", "--name", "吴");
    for (var command : List.of(catalogue, faq, librarian)) {
      assertThat(refusal(command, "nolib", data))
          .as(command.toString())
          .contains("nolib", "demo-a, demo-b, demo-core");
      assertThat(refusal(command, "demo-b", data)).as(command.toString()).isEmpty();
    }

    var settings = new StoreSettings.Embedded(files.resolve("data"));
    try (var store = Store.open(settings)) {
      store
          .inTransaction(
              Members.class,
              tx -> {
                new Members().keep(tx, Set.of("lib-x", "lib-y"));
                new Members().keep(tx, Set.of("lib-y", "lib-z"));
                return true;
              })
          .join();
    }
    assertThat(refusal(catalogue, "demo-b", data)).contains("one of lib-y, lib-z");
    assertThat(refusal(catalogue, "lib-z", data)).isEmpty();
  }

  /** What a command says when it ends with 1; empty when it was done. */
  private static String refusal(List<String> command, String library, String data) {
    var all = new ArrayList<>(command);
    all.addAll(List.of("--library", library, "--data", data));
    var run = CommandRun.of(all.toArray(String[]::new));
    return run.code() == 0 ? "" : run.err();
  }

  @Test
  void imported_entries_are_found_and_come_back_as_they_were(@TempDir Path files)
      throws IOException {
    var csv = files.resolve("mine.csv");
    Files.writeString(
        csv,
        """
        id,subject,question,variants,answer
        robot,"*",机器人实训室在哪里？,机器人实训室怎么走|去哪找机器人实训室,"三号楼，二层"
        """);
    var data = folder.resolve("data").toString();
    assertThat(Main.run("faq", "import", csv.toString(), "--data", data)).isZero();
    var bad = files.resolve("bad.csv");
    Files.writeString(bad, "id,subject,question,variants,answer\nx,*,,,\n");
    assertThat(Main.run("faq", "import", bad.toString(), "--data", data)).isEqualTo(1);

    var back = files.resolve("back.csv");
    assertThat(Main.run("faq", "export", back.toString(), "--data", data)).isZero();
    assertThat(Files.readString(back)).contains("机器人实训室怎么走|去哪找机器人实训室").doesNotContain("x,");
    try (var desk = RunningDesk.on(new StoreSettings.Embedded(folder.resolve("data")))) {
      assertThat(desk.account("wx00000000000000a1").ask("reader-1", "机器人实训室怎么走"))
          .startsWith("三号楼，二层");
    }
  }

  @Test
  void the_shipped_content_and_the_example_configuration_have_no_faults() {
    assertThat(Main.run("check")).isZero();
  }

  private static HttpResponse<byte[]> search(RunningDesk desk, String query) {
    return get(desk.url("/api/v1/search?" + query));
  }

  private static HttpResponse<byte[]> get(String url) {
    return Callbacks.send(HttpRequest.newBuilder(URI.create(url)).GET().build());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** Without a client that would mend the address. */
  private static String statusLine(RunningDesk desk, String target) {
    var address = URI.create(desk.url("/"));
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + target + " HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n")
                  .getBytes(UTF_8));
      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      return String.valueOf(answer.readLine());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
