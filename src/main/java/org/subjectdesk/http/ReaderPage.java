package org.subjectdesk.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** A page with a sentence or two for a reader's phone. */
public final class ReaderPage {
  /** The page takes its look from here, and nothing from elsewhere. */
  private static final String STYLE =
      "body{margin:0;padding:22vh 2em"
          + " 0;text-align:center;text-wrap:balance;color:#191919;background:#fff;font:17px/1.7"
          + " -apple-system,'PingFang SC','Noto Sans CJK"
          + " SC',sans-serif}h1{font-size:1.3em;font-weight:500;margin:0 0"
          + " .4em}p{color:#666;margin:0}button{font:inherit;margin-top:2em;padding:.4em"
          + " 3em;border:0;border-radius:.4em;color:#fff;background:#07823f}"
          + "@media(prefers-color-scheme:dark){body{background:#111;color:#ddd}p{color:#999}}";

  private ReaderPage() {}

  /** What the address holds must not go on to anybody, nor be kept. */
  public static HttpServerResponse keepPrivate(RoutingContext request) {
    return request
        .response()
        .putHeader("referrer-policy", "no-referrer")
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("cache-control", "no-store");
  }

  /**
   * Sends a page that is the same for everybody; it may be kept for a minute.
   *
   * @param policy what it may load and do, as a content security policy
   */
  public static void sendPublic(RoutingContext request, String page, String policy) {
    request
        .response()
        .putHeader("content-type", "text/html; charset=utf-8")
        .putHeader("content-security-policy", policy)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "strict-origin-when-cross-origin")
        .putHeader("cache-control", "public, max-age=60")
        .end(page);
  }

  /**
   * Shows it.
   *
   * @param head and {@code more}: the desk's own words; nothing that came with the request
   * @param button sends the same address as POST
   */
  public static void show(
      RoutingContext request, int status, String head, String more, Optional<String> button) {
    var form =
        button.map(it -> "<form method=\"post\"><button>" + it + "</button></form>").orElse("");
    keepPrivate(request)
        .setStatusCode(status)
        .putHeader("content-type", "text/html; charset=utf-8")
        .putHeader(
            "content-security-policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                + " frame-ancestors 'none'")
        .end(
            """
            <!doctype html>
            <html lang="zh-CN">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>%3$s</style>
            <h1>%1$s</h1>
            <p>%2$s</p>
            %4$s
            </html>
            """
                .formatted(head, more, STYLE, form));
  }
}
