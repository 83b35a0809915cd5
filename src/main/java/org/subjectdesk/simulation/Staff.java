package org.subjectdesk.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** What librarians do. Each library has one who serves the desk for a week, in turn. */
final class Staff {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Map<String, LibrarianClient> byId = new LinkedHashMap<>();
  private final Cast cast;
  private final Term term;

  Staff(Api api, Plot plot, StageClock clock) {
    this.cast = plot.cast();
    this.term = plot.term();
    cast.librarians().forEach(she -> byId.put(she.id(), new LibrarianClient(api, she, clock)));
  }

  /** Everybody signs in once. */
  void arrive() {
    byId.values().forEach(LibrarianClient::stay);
  }

  /** The consoles of those on duty are open day and night. */
  void stay(LocalDate day) {
    cast.libraries().forEach(library -> onDuty(library, day).stay());
  }

  private LibrarianClient onDuty(String library, LocalDate day) {
    var team = cast.of(library);
    return client(team.get(term.week(day) % team.size()));
  }

  private LibrarianClient client(Cast.Librarian she) {
    return Objects.requireNonNull(byId.get(she.id()));
  }

  /** Open consoles. */
  record Present(List<WebSocket> sockets) implements AutoCloseable {
    @Override
    public void close() {
      sockets.forEach(WebSocket::abort);
    }
  }

  /** Who serves these libraries on a day is there, until it is closed. */
  Present present(List<String> libraries, LocalDate day) {
    return new Present(libraries.stream().map(library -> onDuty(library, day).live()).toList());
  }

  /** Takes a consult, says what helps, and ends it. */
  void serve(String library, LocalDate day, String consult) {
    var she = onDuty(library, day);
    she.act(consult, "take", new JsonObject());
    she.act(consult, "say", new JsonObject().put("text", "您好，已经帮您查到，步骤发给您了，照着做就可以。"));
    she.act(consult, "close", new JsonObject());
  }

  /** Answers a message that was left. */
  void answer(String library, LocalDate day, String ticket) {
    var answer = new JsonObject().put("answer", "书已经编好上架，在二楼新书区，可以来借了。");
    onDuty(library, day).send("POST", "/desk/tickets/" + ticket, answer);
  }

  /** Writes and publishes answers for all libraries. */
  void write(List<Entry> entries) {
    for (var entry : entries) {
      var form =
          new JsonObject()
              .put("subject", "*")
              .put("question", entry.question())
              .put("variants", new JsonArray())
              .put("answer", entry.answer());
      var author = client(entry.author());
      author.send("PUT", "/faq/entries/" + entry.id() + "/draft?library=*", form);
      author.send(
          "POST",
          "/faq/drafts/publish?library=*",
          new JsonObject().put("ids", JsonArray.of(entry.id())));
    }
  }

  /**
   * Waits until the catalogue can be searched: the desk brings records together by and by.
   *
   * @throws IllegalStateException if it never can
   */
  void awaitCatalogue() {
    var path = "/catalogue/search?q=" + URLEncoder.encode(Plot.SHARED_TOPIC, UTF_8);
    var end = System.nanoTime() + LONGEST.toNanos();
    while (read(path).getInteger("total") == 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("no record came into the catalogue: see the log");
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  /** Somebody of a library who is no admin of the alliance. */
  LibrarianClient first(String library) {
    return cast.of(library).stream()
        .filter(she -> !she.admin())
        .findFirst()
        .map(this::client)
        .orElseThrow();
  }

  /** An admin of the alliance. */
  LibrarianClient admin() {
    return client(cast.admin());
  }

  /** What she reads. */
  JsonObject read(String path) {
    return admin().get(path);
  }
}
