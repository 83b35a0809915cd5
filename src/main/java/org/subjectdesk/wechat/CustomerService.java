package org.subjectdesk.wechat;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.conversation.ReplySender;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;
import org.subjectdesk.wxapi.ApiSettings;
import org.subjectdesk.wxapi.ApiUnavailable;
import org.subjectdesk.wxapi.ErrorCodes;
import org.subjectdesk.wxapi.PassiveText;

/**
 * Sends replies through the customer-service API ({@code /cgi-bin/message/custom/send}) of the
 * account that the reader follows. One attempt is one call; a refused token or a refused menu adds
 * one more. Texts must fit the platform's limit already: see {@link
 * org.subjectdesk.message.TextParts#split}. Thread-safe.
 */
public final class CustomerService implements ReplySender {
  private static final Logger LOG = LoggerFactory.getLogger(CustomerService.class);

  private final Accounts accounts;
  private final ErrorCodes codes;
  private final PassiveText plain;

  /**
   * @param maxTextBytes what the platform takes in one text; a menu that has to go out as text is
   *     cut to it
   */
  public CustomerService(Accounts accounts, ApiSettings settings, int maxTextBytes) {
    this.accounts = accounts;
    this.codes = new ErrorCodes(settings.quotaPause());
    this.plain = new PassiveText(maxTextBytes);
  }

  @Override
  public Outcome send(ReaderId reader, Reply reply) {
    var account = accounts.find(reader.account());
    if (account.isEmpty()) {
      return new Outcome.Failed("unknown account");
    }
    if (!account.get().abilities().customerService()) {
      return new Outcome.WindowClosed(NEVER_FIRST);
    }
    var api = accounts.api(account.get());
    try {
      switch (reply) {
        case Reply.Text(var text) -> post(api, text(reader, text));
        case Reply.Answer answer -> menu(api, reader, answer, asMenu(answer));
        case Reply.Menu menu -> menu(api, reader, menu, menu);
      }
      return new Outcome.Sent();
    } catch (ApiUnavailable e) {
      return new Outcome.Later(e.reason(), e.after());
    } catch (WxErrorException e) {
      return codes.of(e.getError().getErrorCode());
    }
  }

  /**
   * Shows a reader for some seconds that somebody writes. Blocking. A courtesy: where the platform
   * refuses it, nothing happens. It does not count against the window, but needs an open one.
   */
  public void typing(ReaderId reader) {
    var account = accounts.find(reader.account());
    if (account.isEmpty() || !account.get().abilities().customerService()) {
      return;
    }
    try {
      accounts.api(account.get()).getKefuService().sendKfTypingState(reader.openid(), "Typing");
    } catch (WxErrorException refused) {
      LOG.debug("no typing was shown: {}", refused.getClass().getSimpleName());
    }
  }

  private static Reply.Menu asMenu(Reply.Answer answer) {
    return new Reply.Menu(answer.answer() + "\n\n" + answer.ask(), answer.options(), "");
  }

  private void menu(WeChatApi api, ReaderId reader, Reply reply, Reply.Menu menu)
      throws WxErrorException {
    if (menu.options().isEmpty()) {
      post(api, numbered(reader, reply));
      return;
    }
    try {
      post(api, tappable(reader, menu));
    } catch (WxErrorException e) {
      if (e.getError().getErrorCode() != ErrorCodes.NO_MENUS) {
        throw e;
      }
      post(api, numbered(reader, reply));
    }
  }

  private static void post(WeChatApi api, WxMpKefuMessage message) throws WxErrorException {
    api.getKefuService().sendKefuMessage(message);
  }

  private static WxMpKefuMessage text(ReaderId reader, String text) {
    return WxMpKefuMessage.TEXT().toUser(reader.openid()).content(text).build();
  }

  private WxMpKefuMessage numbered(ReaderId reader, Reply reply) {
    return text(reader, plain.of(reply, false));
  }

  private static WxMpKefuMessage tappable(ReaderId reader, Reply.Menu menu) {
    var lines =
        menu.options().stream()
            .map(o -> new WxMpKefuMessage.MsgMenu(Integer.toString(o.number()), o.label()))
            .toList();
    return WxMpKefuMessage.MSGMENU()
        .toUser(reader.openid())
        .headContent(menu.head())
        .msgMenus(lines)
        .tailContent(menu.tail())
        .build();
  }
}
