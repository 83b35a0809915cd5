package org.subjectdesk.wechat;

import java.util.Collection;
import java.util.List;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.bean.subscribe.WxMpSubscribeMessage;
import org.subjectdesk.conversation.Notices;
import org.subjectdesk.conversation.ReplySender.Outcome;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.push.Purpose;
import org.subjectdesk.wxapi.ApiSettings;
import org.subjectdesk.wxapi.ApiUnavailable;
import org.subjectdesk.wxapi.ErrorCodes;

/**
 * Tells readers with the platform's one-time subscribe message ({@code
 * /cgi-bin/message/template/subscribe}), which does not need an open window but the reader's
 * consent to each. Thread-safe.
 */
public final class SubscribeMessages implements Notices.Teller {
  private final Accounts accounts;
  private final List<Subscription> subscriptions;
  private final ErrorCodes codes;

  /** Serves the accounts that have a subscription. */
  public SubscribeMessages(
      Accounts accounts, ApiSettings settings, Collection<Subscription> subscriptions) {
    this.accounts = accounts;
    this.subscriptions = List.copyOf(subscriptions);
    this.codes = new ErrorCodes(settings.quotaPause());
  }

  @Override
  public Outcome tell(ReaderId reader, Notices.Notice notice) {
    var purpose =
        switch (notice) {
          case Notices.Notice.AnswerWaits _ -> Purpose.ANSWER;
          case Notices.Notice.NewDigest _ -> Purpose.DIGEST;
          case Notices.Notice.Unseen(var what) -> what;
        };
    var found =
        subscriptions.stream()
            .filter(one -> one.appId().equals(reader.account()) && one.purpose() == purpose)
            .findFirst();
    var account = accounts.find(reader.account());
    if (found.isEmpty() || account.isEmpty()) {
      return new Outcome.Later("no subscribe message is configured", ErrorCodes.PAUSE);
    }
    var subscription = found.get();
    var message =
        WxMpSubscribeMessage.builder()
            .toUser(reader.openid())
            .templateId(subscription.template())
            .scene(Integer.toString(subscription.scene()))
            .title(subscription.title())
            .contentValue(subscription.content())
            .url(notice instanceof Notices.Notice.NewDigest(_, var link) ? link : null)
            .build();
    try {
      accounts.api(account.get()).getSubscribeMsgService().sendOnce(message);
      return new Outcome.Sent();
    } catch (ApiUnavailable e) {
      return new Outcome.Later(e.reason(), e.after());
    } catch (WxErrorException e) {
      return codes.ofNotice(e.getError().getErrorCode());
    }
  }
}
