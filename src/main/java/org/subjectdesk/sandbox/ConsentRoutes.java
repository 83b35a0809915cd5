package org.subjectdesk.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.http.Problem;
import org.subjectdesk.sandbox.platform.Reader;

/**
 * One-time subscribe messages (一次性订阅消息): the page that asks an Official Account's reader, and who
 * agreed to what, there or in a mini-program. WeChat's browser knows who opens the page; here the
 * address says it with {@code openid}, which the sandbox's phone adds, or the cookie that it sets
 * when she leaves the chat for another page. Thread-safe.
 */
final class ConsentRoutes {
  private static final String PATH = "/wechat/mp/subscribemsg";
  private static final int MOST = 10_000;
  private static final String IN_MINI_PROGRAM = "";
  private static final String CARRIED = "openid template_id scene reserved";

  private final Supplier<String> desk;

  /** How many messages each is still good for. */
  private final Map<Consent, Integer> consents =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Consent, Integer> eldest) {
              return size() > MOST;
            }
          });

  /** What a reader agreed to. */
  private record Consent(Reader reader, String template, String scene) {}

  /**
   * @param desk where the way back must lead; the platform allows an account its own host only
   */
  ConsentRoutes(Supplier<String> desk) {
    this.desk = desk;
  }

  void mount(Router router) {
    router.get(PATH).handler(this::page);
  }

  /** Uses up the consent that this message needs. */
  ErrorCode spend(Reader reader, JsonObject body) {
    return spend(
        new Consent(
            reader,
            String.valueOf(body.getValue("template_id")),
            String.valueOf(body.getValue("scene"))));
  }

  /** The same of a mini-program's message. */
  ErrorCode spend(Reader reader, String template) {
    return spend(new Consent(reader, template, IN_MINI_PROGRAM));
  }

  private ErrorCode spend(Consent consent) {
    synchronized (consents) {
      var left = consents.getOrDefault(consent, 0);
      if (left == 0) {
        return ErrorCode.NOT_AGREED;
      }
      consents.put(consent, left - 1);
      return ErrorCode.OK;
    }
  }

  /** She agreed in a mini-program; each time counts. */
  void tapped(Reader reader, String template) {
    consents.merge(new Consent(reader, template, IN_MINI_PROGRAM), 1, Integer::sum);
  }

  private void page(RoutingContext request) {
    var query = request.queryParams();
    var phone = request.request().getCookie("sandbox-reader");
    if (query.get("openid") == null && phone != null) {
      query.set("openid", phone.getValue());
    }
    var reader = reader(query);
    var back = query.get("redirect_url");
    if (reader == null || back == null || !back.startsWith(desk.get() + "/")) {
      Problem.bad("open the link on the sandbox's phone; redirect_url must lead to the desk")
          .send(request);
      return;
    }
    switch (query.get("action")) {
      case "get_confirm" -> ask(request, query);
      case "confirm" -> {
        consents.put(
            new Consent(
                reader,
                String.valueOf(query.get("template_id")),
                String.valueOf(query.get("scene"))),
            1);
        request.redirect(back + "?" + carried(query, "confirm", CARRIED));
      }
      case "cancel" -> request.redirect(back + "?" + carried(query, "cancel", CARRIED));
      case null, default -> Problem.bad("action must be get_confirm").send(request);
    }
  }

  private static @Nullable Reader reader(MultiMap query) {
    var appId = query.get("appid");
    var openid = query.get("openid");
    try {
      return appId == null ? null : new Reader(appId, Readers.openid(openid));
    } catch (BadField _) {
      return null;
    }
  }

  private static String carried(MultiMap query, String action, String keys) {
    var all = new StringBuilder("action=" + action);
    for (var key : keys.split(" ", -1)) {
      var value = query.get(key);
      if (value != null) {
        all.append('&').append(key).append('=').append(URLEncoder.encode(value, UTF_8));
      }
    }
    return all.toString();
  }

  private static void ask(RoutingContext request, MultiMap query) {
    var keys = CARRIED + " appid redirect_url";
    // Encoded values hold nothing that HTML would take for its own but the ampersands between them.
    var agree = "?" + carried(query, "confirm", keys).replace("&", "&amp;");
    var decline = "?" + carried(query, "cancel", keys).replace("&", "&amp;");
    request
        .response()
        .putHeader("content-type", "text/html; charset=utf-8")
        .putHeader("cache-control", "no-store")
        .putHeader(
            "content-security-policy", "default-src 'none'; style-src 'self'; base-uri 'none'")
        .end(
            """
            <!doctype html>
            <html lang="zh-CN">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>订阅消息</title>
            <link rel="stylesheet" href="/sandbox/consent.css">
            <h1>公众号想给您发一条消息</h1>
            <p>同意后，它可以在有答复或新内容时提醒您一次。</p>
            <p><a class="agree" href="%s">允许</a> <a href="%s">取消</a></p>
            </html>
            """
                .formatted(agree, decline));
  }
}
