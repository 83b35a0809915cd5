package org.subjectdesk.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.config.Secret;
import org.subjectdesk.conversation.Notices;
import org.subjectdesk.http.ReaderPage;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.push.Purpose;

/**
 * The route {@code /wechat/subscribed/{appId}}, to which the platform brings a reader back who was
 * asked whether she wants to be told of her answer (一次性订阅消息, {@code action=get_confirm}).
 *
 * <p>The platform signs nothing here. So an answer counts only with the token of a link that was
 * given to this very reader; {@code reserved} carries it there and back.
 */
public final class ConsentPage {
  private static final Pattern OPENID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern TOKEN = Pattern.compile("[a-z0-9]{64}");
  private static final String PATH = "/wechat/subscribed/";

  private final List<Subscription> subscriptions;
  private final Notices notices;

  /** Serves the accounts that have a subscription. */
  public ConsentPage(Collection<Subscription> subscriptions, Notices notices) {
    this.subscriptions = List.copyOf(subscriptions);
    this.notices = notices;
  }

  /**
   * What makes a link of a token: the platform's page that asks, with the way back here.
   *
   * @param pages where the platform's pages are, such as {@code https://mp.weixin.qq.com}
   * @param desk how phones reach this desk
   */
  public static Function<Secret, String> link(String pages, URI desk, Subscription subscription) {
    var back = desk.resolve(PATH.substring(1) + subscription.appId()).toString();
    var before =
        "%s/mp/subscribemsg?action=get_confirm&appid=%s&scene=%d&template_id=%s&redirect_url=%s"
            .formatted(
                pages,
                subscription.appId(),
                subscription.scene(),
                encoded(subscription.template()),
                encoded(back));
    return token -> before + "&reserved=" + token.reveal() + "#wechat_redirect";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** Adds the route. */
  public void mount(Router router) {
    router.get(PATH + ":appId").handler(this::back);
  }

  private void back(RoutingContext request) {
    var query = request.queryParams();
    var account = request.pathParam("appId");
    var template = query.get("template_id");
    var openid = query.get("openid");
    var token = query.get("reserved");
    if (!matches(OPENID, openid)
        || !matches(TOKEN, token)
        || subscriptions.stream()
            .noneMatch(one -> one.appId().equals(account) && one.template().equals(template))) {
      show(request, 400, Said.GONE);
      return;
    }
    if (!"confirm".equals(query.get("action"))) {
      show(request, 200, Said.DECLINED);
      return;
    }
    var reader = new ReaderId(account, openid);
    agree(request, reader, new Secret(token));
  }

  private void agree(RoutingContext request, ReaderId reader, Secret token) {
    request
        .vertx()
        .executeBlocking(() -> notices.agree(reader, token), false)
        .compose(ConsentPage::future)
        .onSuccess(
            agreed ->
                agreed.ifPresentOrElse(
                    purpose -> show(request, 200, said(purpose)),
                    () -> show(request, 410, Said.GONE)))
        .onFailure(request::fail);
  }

  private static Future<Optional<Purpose>> future(CompletableFuture<Optional<Purpose>> agreed) {
    return Future.fromCompletionStage(agreed);
  }

  private static Said said(Purpose purpose) {
    return switch (purpose) {
      case ANSWER -> Said.AGREED;
      case DIGEST -> Said.AGREED_TO_DIGEST;
    };
  }

  private static boolean matches(Pattern pattern, @Nullable String text) {
    return text != null && pattern.matcher(text).matches();
  }

  private enum Said {
    AGREED("好的，有回复会通知您", "通知只发一次。现在可以关闭本页，回到对话。"),
    AGREED_TO_DIGEST("好的，下一期会通知您", "通知只发一次。现在可以关闭本页，回到对话。"),
    DECLINED("好的，不另外通知您", "随时在对话里发一条消息，就能看到回复和新内容。"),
    GONE("这个链接已经失效", "它可能已经用过，或者不是从您自己的对话里打开的。请回到对话。");

    private final String head;
    private final String more;

    Said(String head, String more) {
      this.head = head;
      this.more = more;
    }
  }

  private static void show(RoutingContext request, int status, Said said) {
    ReaderPage.show(request, status, said.head, said.more, Optional.empty());
  }
}
