package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subjectdesk.staff.Role;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Signing in and what each role may do, through the API of the running desk. */
class AccountsApiIT {
  private static final Map<Role, String> ONE_OF_EACH =
      Map.of(Role.LIBRARIAN, "lin", Role.LIBRARY_ADMIN, "fang", Role.ALLIANCE_ADMIN, "shen");

  @TempDir Path folder;

  private record Route(String method, String path, Role needs) {}

  @OnEachStore
  void a_librarian_signs_in_sees_who_she_is_and_signs_out(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var lin = Visitor.at(desk);
      assertThat(lin.get("/session").statusCode()).isEqualTo(401);

      var answer = lin.signIn("lin", desk.password("lin"));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(cookie(answer))
          .startsWith("desk_session=")
          .contains("HTTPOnly", "SameSite=Strict", "Path=/")
          .doesNotContain("Secure");
      var her =
          new JsonObject()
              .put("id", "lin")
              .put("name", "林知夏")
              .put("library", "demo-a")
              .put("role", "librarian");
      assertThat(Visitor.json(lin.get("/session")).getJsonObject("librarian")).isEqualTo(her);
      assertThat(Visitor.json(lin.get("/session")).getString("csrf")).isEqualTo(lin.csrf());

      assertThat(lin.send("DELETE", "/session", new JsonObject()).statusCode()).isEqualTo(200);
      assertThat(lin.get("/session").statusCode()).as("the old cookie").isEqualTo(401);
      assertThat(cookie(secure(desk))).as("behind a proxy with https").contains("Secure");
    }
  }

  private static HttpResponse<byte[]> secure(RunningDesk desk) {
    var body = new JsonObject().put("id", "Lin ").put("password", desk.password("lin"));
    return Visitor.at(desk).signIn(body, Map.of("x-forwarded-proto", "https"));
  }

  @OnEachStore
  void what_another_site_makes_her_browser_do_is_refused(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var lin = Visitor.in(desk, "lin");
      var own = desk.url("");
      for (var headers :
          List.of(
              Map.<String, String>of(),
              Map.of("x-csrf-token", "guessed"),
              Map.of("x-csrf-token", lin.csrf(), "origin", "https://evil.example"),
              Map.of("x-csrf-token", lin.csrf(), "origin", "null"),
              Map.of("x-csrf-token", lin.csrf(), "origin", "http://127.0.0.1:1"))) {
        var refused = lin.send("DELETE", "/session", null, headers);
        assertThat(refused.statusCode()).as(headers.toString()).isEqualTo(403);
      }
      var entry = new JsonObject().put("withdraw", true);
      var draft = "/faq/entries/robots/draft?library=demo-a";
      assertThat(lin.send("PUT", draft, entry, Map.of()).statusCode())
          .as("also where the demo is open")
          .isEqualTo(403);
      var credentials = new JsonObject().put("id", "lin").put("password", desk.password("lin"));
      assertThat(
              Visitor.at(desk)
                  .signIn(credentials, Map.of("origin", "https://evil.example"))
                  .statusCode())
          .as("signing her in as somebody else")
          .isEqualTo(403);
      assertThat(lin.signIn("lin", desk.password("lin")).statusCode())
          .as("again, by a page that does not know the word any more")
          .isEqualTo(200);
      assertThat(
              lin.send(
                      "DELETE", "/session", null, Map.of("x-csrf-token", lin.csrf(), "origin", own))
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @OnEachStore
  void after_five_wrong_passwords_the_right_one_does_not_help(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      for (var id : List.of("lin", "nobody")) {
        for (var i = 0; i < 5; i++) {
          var wrong = Visitor.at(desk).signIn(id, "wrong-password");
          assertThat(wrong.statusCode()).isEqualTo(401);
          assertThat(Visitor.json(wrong).getString("code")).isEqualTo("wrong-credentials");
        }
        var locked = Visitor.at(desk).signIn(id, desk.password("lin"));
        assertThat(locked.statusCode()).as(id).isEqualTo(429);
        assertThat(Long.parseLong(locked.headers().firstValue("retry-after").orElseThrow()))
            .isBetween(1L, 900L);
      }
      assertThat(Visitor.in(desk, "fang").get("/session").statusCode()).isEqualTo(200);
    }
  }

  @OnEachStore
  void a_changed_password_ends_the_other_sessions(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var desktop = Visitor.in(desk, "lin");
      var phone = Visitor.in(desk, "lin");
      var change = new JsonObject().put("old", desk.password("lin")).put("new", "short");
      assertThat(desktop.send("POST", "/session/password", change).statusCode()).isEqualTo(400);
      change.put("new", "a-long-new-password");
      assertThat(desktop.send("POST", "/session/password", change).statusCode()).isEqualTo(200);

      assertThat(desktop.get("/session").statusCode()).isEqualTo(200);
      assertThat(phone.get("/session").statusCode()).isEqualTo(401);
      assertThat(desktop.send("POST", "/session/password", change).statusCode())
          .as("with the old one again")
          .isEqualTo(403);
      assertThat(Visitor.at(desk).signIn("lin", "a-long-new-password").statusCode()).isEqualTo(200);
    }
  }

  @OnEachStore
  void a_key_for_codes_is_proposed_and_counts_only_when_it_works(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var lin = Visitor.in(desk, "lin");
      var proposed = Visitor.json(lin.send("POST", "/session/totp", new JsonObject()));
      assertThat(proposed.getString("uri"))
          .startsWith("otpauth://totp/")
          .contains(proposed.getString("secret"));
      var wrong = new JsonObject().put("code", "no code");
      assertThat(lin.send("PUT", "/session/totp", wrong).statusCode()).isEqualTo(400);
      assertThat(Visitor.at(desk).signIn("lin", desk.password("lin")).statusCode()).isEqualTo(200);
      var off = new JsonObject().put("password", "wrong-password");
      assertThat(lin.send("DELETE", "/session/totp", off).statusCode()).isEqualTo(403);
    }
  }

  @OnEachStore
  void every_route_that_needs_a_role_refuses_strangers_and_lower_roles(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var routes = routes(desk);
      assertThat(routes).hasSizeGreaterThan(8);
      var stranger = Visitor.at(desk);
      for (var route : routes) {
        for (var spelling :
            List.of(route.path(), route.path() + "/", "/" + route.path(), "/%2e" + route.path())) {
          var refused = stranger.send(route.method(), spelling, new JsonObject(), Map.of());
          assertThat(refused.statusCode())
              .as(route.method() + " " + spelling)
              .isIn(401, 404)
              .matches(status -> !spelling.equals(route.path()) || status == 401);
        }
      }
      ONE_OF_EACH.forEach(
          (role, id) -> {
            var visitor = Visitor.in(desk, id);
            for (var route : routes) {
              if (!role.covers(route.needs())) {
                assertThat(
                        visitor.send(route.method(), route.path(), new JsonObject()).statusCode())
                    .as(id + ": " + route)
                    .isEqualTo(403);
              }
            }
          });
    }
  }

  private static List<Route> routes(RunningDesk desk) {
    var text =
        Callbacks.send(HttpRequest.newBuilder(URI.create(desk.url("/openapi.yaml"))).build());
    var contract =
        new JsonObject(
            new Yaml(new SafeConstructor(new LoaderOptions()))
                .<Map<String, Object>>load(new String(text.body(), UTF_8)));
    var routes = new ArrayList<Route>();
    for (var path : contract.getJsonObject("paths")) {
      for (var operation : (JsonObject) path.getValue()) {
        var needs =
            operation.getValue() instanceof JsonObject it ? it.getString("x-needs", "") : "";
        Role.of(needs)
            .ifPresent(
                role ->
                    routes.add(
                        new Route(
                            operation.getKey().toUpperCase(java.util.Locale.ROOT),
                            path.getKey().replaceAll("\\{[^}]*}", "qiao"),
                            role)));
      }
    }
    return routes;
  }

  @OnEachStore
  void admins_look_after_the_accounts_that_are_theirs(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var fang = Visitor.in(desk, "fang");
      var shen = Visitor.in(desk, "shen");
      var mei = account("mei", "demo-a", "librarian");

      var added = Visitor.json(fang.send("POST", "/librarians", mei));
      assertThat(Visitor.at(desk).signIn("mei", added.getString("password")).statusCode())
          .isEqualTo(200);

      assertThat(status(fang, "POST", "/librarians", mei)).as("twice").isEqualTo(409);
      assertThat(status(fang, "POST", "/librarians", account("x1", "demo-b", "librarian")))
          .isEqualTo(403);
      assertThat(status(fang, "POST", "/librarians", account("x2", "demo-a", "alliance-admin")))
          .isEqualTo(403);
      assertThat(status(shen, "POST", "/librarians", account("x3", "nowhere", "librarian")))
          .isEqualTo(404);
      assertThat(status(shen, "POST", "/librarians", account("X 4", "demo-b", "librarian")))
          .isEqualTo(400);
      assertThat(status(fang, "PATCH", "/librarians/qiao", closed())).isEqualTo(404);
      assertThat(status(fang, "PATCH", "/librarians/fang", closed())).isEqualTo(403);
      assertThat(status(shen, "PATCH", "/librarians/shen", role("librarian"))).isEqualTo(403);
      assertThat(status(fang, "PATCH", "/librarians/mei", role("alliance-admin"))).isEqualTo(403);
      assertThat(status(shen, "PATCH", "/librarians/qiao", role("library-admin"))).isEqualTo(200);

      assertThat(status(shen, "PATCH", "/librarians/mei", role("alliance-admin"))).isEqualTo(200);
      var taken = new JsonObject().put("password", "taken-over-by-fang");
      assertThat(status(fang, "PATCH", "/librarians/mei", taken))
          .as("an alliance admin in her library")
          .isEqualTo(403);
    }
  }

  @OnEachStore
  void a_closed_account_is_out_at_once(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var lin = Visitor.in(desk, "lin");
      assertThat(status(Visitor.in(desk, "fang"), "PATCH", "/librarians/lin", closed()))
          .isEqualTo(200);
      assertThat(lin.get("/session").statusCode()).isEqualTo(401);
      assertThat(Visitor.at(desk).signIn("lin", desk.password("lin")).statusCode()).isEqualTo(401);
    }
  }

  @OnEachStore
  void lists_and_audit_end_at_the_library(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var lin = Visitor.in(desk, "lin");
      var fang = Visitor.in(desk, "fang");
      var shen = Visitor.in(desk, "shen");
      assertThat(ids(lin.get("/librarians"))).containsExactly("fang", "lin");
      assertThat(lin.get("/librarians?library=demo-b").statusCode()).isEqualTo(403);
      assertThat(ids(shen.get("/librarians"))).hasSize(5);
      assertThat(ids(shen.get("/librarians?library=demo-b"))).containsExactly("qiao");

      assertThat(fang.get("/audit?library=demo-b").statusCode()).isEqualTo(403);
      assertThat(entries(fang.get("/audit")))
          .extracting(entry -> entry.getString("library"))
          .containsOnly("demo-a");
      var first = entries(shen.get("/audit?size=2"));
      assertThat(first)
          .extracting(entry -> entry.getString("action") + " " + entry.getString("librarian"))
          .containsExactly("sign-in shen", "sign-in fang");
      var next = entries(shen.get("/audit?before=" + first.getLast().getLong("number")));
      assertThat(next.getFirst().getString("librarian")).isEqualTo("lin");
    }
  }

  @OnEachStore
  void answers_are_edited_in_ones_own_library_and_kept_under_ones_own_id(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var lin = Visitor.in(desk, "lin");
      var form =
          new JsonObject().put("subject", "*").put("question", "机器人实训室在哪里？").put("answer", "三号楼");
      var draft = "/faq/entries/robots/draft?by=someone-else&library=";
      assertThat(status(lin, "PUT", draft + "demo-b", form)).isEqualTo(403);
      assertThat(status(lin, "PUT", draft + "*", form)).isEqualTo(403);
      var links =
          new JsonObject()
              .put("library", "demo-b")
              .put("entry", "x")
              .put("questions", JsonArray.of("一"));
      assertThat(status(lin, "POST", "/questions/links", links)).isEqualTo(403);
      assertThat(lin.get("/questions/groups?library=demo-b").statusCode()).isEqualTo(403);
      assertThat(lin.get("/faq/drafts?library=demo-b").statusCode()).isEqualTo(200);

      var saved = lin.send("PUT", draft + "demo-a", form);
      assertThat(Visitor.json(saved).getJsonObject("draft").getString("by")).isEqualTo("lin");
      assertThat(status(Visitor.in(desk, "shen"), "PUT", draft + "*", form)).isEqualTo(200);
      assertThat(status(Visitor.at(desk), "PUT", draft + "demo-b", form))
          .as("the demo stays open")
          .isEqualTo(200);
    }
  }

  @Test
  void outside_the_demo_nothing_but_signing_in_is_open() {
    var data = folder.toString();
    var made =
        told("librarian", "add", "lin", "--library", "demo-a", "--name", "林知夏", "--data", data);
    var password = made.replaceAll("(?s).*password: (\\S+).*", "$1");
    var configuration = RunningDesk.configuration(new StoreSettings.Embedded(folder));
    try (var desk = Application.start(configuration, new Application.Choice(false, false))) {
      var lin = new Visitor("http://127.0.0.1:" + desk.port() + "/api/v1");
      assertThat(lin.get("/faq/drafts?library=demo-a").statusCode()).isEqualTo(401);
      assertThat(lin.signIn("lin", "wrong-password").statusCode()).isEqualTo(401);
      assertThat(lin.signIn("lin", password).statusCode()).isEqualTo(200);
      assertThat(lin.get("/faq/drafts?library=demo-a").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void the_command_adds_resets_and_lists() throws IOException {
    var data = folder.toString();
    var in = System.in;
    System.setIn(new ByteArrayInputStream("my-own-password\n".getBytes(UTF_8)));
    try {
      var added =
          told(
              "librarian",
              "add",
              "fang",
              "--library",
              "demo-a",
              "--name",
              "方文清",
              "--role",
              "library-admin",
              "--password-stdin",
              "--data",
              data);
      assertThat(added).contains("added fang").doesNotContain("my-own-password");
    } finally {
      System.setIn(in);
    }
    assertThat(told("librarian", "list", "--data", data)).contains("fang", "library-admin", "方文清");
    assertThat(told("librarian", "reset", "fang", "--data", data)).contains("password: ");
    assertThat(Main.run("librarian", "reset", "nobody", "--data", data)).isEqualTo(1);
    assertThat(
            Main.run(
                "librarian", "add", "fang", "--library", "demo-a", "--name", "x", "--data", data))
        .as("taken")
        .isEqualTo(1);
  }

  private static String told(String... command) {
    var run = CommandRun.of(command);
    assertThat(run.code()).isZero();
    return run.out();
  }

  private static int status(Visitor visitor, String method, String path, JsonObject body) {
    return visitor.send(method, path, body).statusCode();
  }

  private static String cookie(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("set-cookie").orElseThrow();
  }

  private static JsonObject account(String id, String library, String role) {
    return new JsonObject()
        .put("id", id)
        .put("library", library)
        .put("name", "梅老师")
        .put("role", role);
  }

  private static JsonObject closed() {
    return new JsonObject().put("active", false);
  }

  private static JsonObject role(String role) {
    return new JsonObject().put("role", role);
  }

  private static List<String> ids(HttpResponse<byte[]> answer) {
    return Visitor.json(answer).getJsonArray("librarians").stream()
        .map(one -> Objects.requireNonNull(((JsonObject) one).getString("id")))
        .toList();
  }

  private static List<JsonObject> entries(HttpResponse<byte[]> answer) {
    return Visitor.json(answer).getJsonArray("entries").stream()
        .map(JsonObject.class::cast)
        .toList();
  }
}
