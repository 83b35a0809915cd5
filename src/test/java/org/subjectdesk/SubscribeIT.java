package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/** One-time subscribe messages from the link in the chat to the reminder on the phone. */
class SubscribeIT {
  private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]+)\">点这里同意</a>");
  private static final Pattern CHOICE = Pattern.compile("href=\"(\\?action=[^\"]+)\"");

  @OnEachStore
  void a_reader_who_agrees_is_reminded_once_and_then_reads_the_answer(StoreSettings settings) {
    try (var desk = RunningDesk.withWindow(settings, Duration.ZERO)) {
      var reader = new SandboxReader(desk, "demo-a", "oAgrees");
      var asking = agreementPage(reader);
      assertThat(asking.statusCode()).isEqualTo(200);

      var done = follow(choices(asking).getFirst(), asking.uri());
      assertThat(text(done)).contains("好的，有回复会通知您");
      assertThat(done.headers().firstValue("referrer-policy")).hasValue("no-referrer");
      assertThat(done.headers().firstValue("cache-control")).hasValue("no-store");
      var again = follow(choices(asking).getFirst(), asking.uri());
      assertThat(again.statusCode()).isEqualTo(410);

      answer(desk, "周三下午可以预约。");
      await()
          .atMost(30, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(reader.outbox()).isNotEmpty());
      assertThat(reader.outbox()).singleElement().asString().startsWith("您的咨询有答复了");
    }
  }

  @OnEachStore
  void who_declines_or_comes_with_a_forged_address_is_not_reminded(StoreSettings settings) {
    try (var desk = RunningDesk.withWindow(settings, Duration.ZERO)) {
      var reader = new SandboxReader(desk, "demo-a", "oDeclines");
      var asking = agreementPage(reader);
      var done = follow(choices(asking).get(1), asking.uri());
      assertThat(text(done)).contains("好的，不另外通知您");

      var forged =
          desk.url("/wechat/subscribed/wx00000000000000a1")
              + "?action=confirm&template_id=demo-answer-waits&scene=1&openid=oDeclines&reserved=";
      assertThat(get(forged + "0".repeat(64)).statusCode()).isEqualTo(410);
      assertThat(get(forged + "<script>").statusCode()).isEqualTo(400);
      assertThat(get(forged.replace("a1?", "ff?")).statusCode()).isEqualTo(400);

      answer(desk, "周三下午可以预约。");
      var lin = Visitor.in(desk, "lin");
      await()
          .atMost(30, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(states(lin)).contains("held"));
      assertThat(reader.outbox()).isEmpty();
    }
  }

  /** She leaves a message and taps the link that comes with the answer to it. */
  private static HttpResponse<byte[]> agreementPage(SandboxReader reader) {
    reader.say("转人工");
    var taken = reader.say("研究生论文查重在哪里预约？");
    var link = LINK.matcher(taken).results().map(found -> found.group(1)).findFirst();
    assertThat(link).as(taken).isPresent();
    var address = link.orElseThrow().replace("#wechat_redirect", "");
    return get(address + "&openid=" + reader.openid());
  }

  private static void answer(RunningDesk desk, String text) {
    var lin = Visitor.in(desk, "lin");
    var ticket = Visitor.json(lin.get("/desk/tickets?state=open")).getJsonArray("tickets");
    var id = ticket.getJsonObject(0).getString("id");
    var answered = lin.send("POST", "/desk/tickets/" + id, new JsonObject().put("answer", text));
    assertThat(answered.statusCode()).isEqualTo(200);
  }

  private static List<String> states(Visitor librarian) {
    var tickets = Visitor.json(librarian.get("/desk/tickets?state=done")).getJsonArray("tickets");
    var id = tickets.getJsonObject(0).getString("consult");
    return DeskApiIT.objects(
            Visitor.json(librarian.get("/desk/consults/" + id)).getJsonArray("messages"))
        .stream()
        .map(message -> message.getString("state"))
        .toList();
  }

  private static List<String> choices(HttpResponse<byte[]> page) {
    return CHOICE
        .matcher(text(page))
        .results()
        .map((MatchResult found) -> found.group(1).replace("&amp;", "&"))
        .toList();
  }

  /** Goes where a link of the page leads, and from there back to the desk. */
  private static HttpResponse<byte[]> follow(String link, URI page) {
    var sent = get(page.resolve(page.getPath() + link).toString());
    assertThat(sent.statusCode()).isEqualTo(302);
    return get(sent.headers().firstValue("location").orElseThrow());
  }

  private static HttpResponse<byte[]> get(String address) {
    return Callbacks.send(
        HttpRequest.newBuilder(URI.create(address.replace("<", "%3C").replace(">", "%3E")))
            .GET()
            .build());
  }

  private static String text(HttpResponse<byte[]> page) {
    return new String(page.body(), UTF_8);
  }
}
