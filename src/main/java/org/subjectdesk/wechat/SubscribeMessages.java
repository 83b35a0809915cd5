package org.subjectdesk.wechat;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.bean.subscribe.WxMpSubscribeMessage;
import org.subjectdesk.conversation.Notices;
import org.subjectdesk.conversation.ReplySender.Outcome;
import org.subjectdesk.message.ReaderId;

/**
 * Tells readers with the platform's one-time subscribe message ({@code
 * /cgi-bin/message/template/subscribe}), which does not need an open window but the reader's
 * consent to each. Thread-safe.
 */
public final class SubscribeMessages implements Notices.Teller {
  private final Accounts accounts;
  private final Map<String, Subscription> subscriptions;
  private final ErrorCodes codes;

  /** Serves the accounts that have a subscription. */
  public SubscribeMessages(
      Accounts accounts, ApiSettings settings, Collection<Subscription> subscriptions) {
    this.accounts = accounts;
    this.subscriptions =
        subscriptions.stream()
            .collect(Collectors.toUnmodifiableMap(Subscription::appId, Function.identity()));
    this.codes = new ErrorCodes(settings.quotaPause());
  }

  @Override
  public Outcome tell(ReaderId reader) {
    var subscription = subscriptions.get(reader.account());
    var account = accounts.find(reader.account());
    if (subscription == null || account.isEmpty()) {
      return new Outcome.Failed("no subscribe message is configured");
    }
    var message =
        WxMpSubscribeMessage.builder()
            .toUser(reader.openid())
            .templateId(subscription.template())
            .scene(Integer.toString(subscription.scene()))
            .title(subscription.title())
            .contentValue(subscription.content())
            .build();
    try {
      accounts.api(account.get()).getSubscribeMsgService().sendOnce(message);
      return new Outcome.Sent();
    } catch (ApiUnavailable e) {
      return new Outcome.Later(e.reason(), e.after());
    } catch (WxErrorException e) {
      return codes.of(e.getError().getErrorCode());
    }
  }
}
