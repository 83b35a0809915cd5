package org.subjectdesk.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.subjectdesk.config.Secret;
import org.subjectdesk.conversation.MyData;
import org.subjectdesk.http.ReaderPage;
import org.subjectdesk.store.Store;

/**
 * The route {@code /my-data/{token}} where a reader gets what is kept about her. Opening the link
 * only asks: the platform's own scanners open every link in a chat, and the link works once.
 */
public final class MyDataPage {
  private static final String PATH = "/my-data/";
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{64}");

  private final MyData data;
  private final Store store;
  private final InstantSource clock;

  /** Serves these data. */
  public MyDataPage(MyData data, Store store, InstantSource clock) {
    this.data = data;
    this.store = store;
    this.clock = clock;
  }

  /** What makes a link of a token, where phones can reach the desk. */
  public static Optional<Function<Secret, String>> links(Optional<URI> desk) {
    return desk.map(url -> token -> url.resolve(PATH.substring(1) + token.reveal()).toString());
  }

  /** Adds the route. */
  public void mount(Router router) {
    router.get(PATH + ":token").handler(MyDataPage::ask);
    router.post(PATH + ":token").handler(this::give);
  }

  private static void ask(RoutingContext request) {
    ReaderPage.show(
        request, 200, "下载您的资料", "里面是图书馆咨询台保存的、与您有关的全部内容。链接只能用一次，半小时内有效。", Optional.of("下载"));
  }

  private void give(RoutingContext request) {
    var token = request.pathParam("token");
    request
        .vertx()
        .executeBlocking(
            () ->
                TOKEN.matcher(token).matches()
                    ? data.take(store, new Secret(token), clock.instant())
                    : Optional.<String>empty(),
            false)
        .onSuccess(
            found ->
                found.ifPresentOrElse(
                    json -> send(request, json),
                    () ->
                        ReaderPage.show(
                            request,
                            410,
                            "这个链接已经失效",
                            "它用过了，或者超过了半小时。在对话里再说一次“导出我的资料”，就有新的。",
                            Optional.empty())))
        .onFailure(request::fail);
  }

  private static void send(RoutingContext request, String json) {
    ReaderPage.keepPrivate(request)
        .putHeader("content-type", "application/json; charset=utf-8")
        .putHeader("content-disposition", "attachment; filename=\"my-data.json\"")
        .end(Buffer.buffer(json.getBytes(UTF_8)));
  }
}
