package org.subjectdesk.miniprogram;

import cn.binarywang.wx.miniapp.bean.WxMaKefuMessage;
import cn.binarywang.wx.miniapp.constant.WxMaApiUrlConstants;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import me.chanjar.weixin.common.error.WxErrorException;
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
 * mini-program that the reader writes to. One attempt is one call; a refused token or a refused
 * menu adds one more, and the greeting one for the card that leads to the pages. Texts must fit the
 * platform's limit already: see {@link org.subjectdesk.message.TextParts#split}. Thread-safe.
 */
public final class CustomerMessages implements ReplySender {
  private static final Logger LOG = LoggerFactory.getLogger(CustomerMessages.class);
  private static final String TYPING = "https://api.weixin.qq.com/cgi-bin/message/custom/typing";

  /** How the platform refuses menus: the account may not, or it knows of no such messages. */
  private static final Set<Integer> NO_MENUS = Set.of(ErrorCodes.NO_MENUS, 40008);

  private static final int NO_PICTURE = 40007;

  private final MiniPrograms programs;
  private final Function<MiniProgram, String> greeting;
  private final ErrorCodes codes;
  private final PassiveText plain;

  /** Whom the platform refused a menu; asked again after the next start. */
  private final Set<String> withoutMenus = ConcurrentHashMap.newKeySet();

  /**
   * Prepares.
   *
   * @param greeting the words below which the card goes out
   * @param maxTextBytes what the platform takes in one text; a menu that has to go out as text is
   *     cut to it
   */
  public CustomerMessages(
      MiniPrograms programs,
      Function<MiniProgram, String> greeting,
      ApiSettings settings,
      int maxTextBytes) {
    this.programs = programs;
    this.greeting = greeting;
    this.codes = new ErrorCodes(settings.quotaPause());
    this.plain = new PassiveText(maxTextBytes);
  }

  @Override
  public Outcome send(ReaderId reader, Reply reply) {
    var found = programs.of(reader);
    if (found.isEmpty()) {
      return new Outcome.Failed("unknown account");
    }
    var program = found.get();
    try {
      switch (reply) {
        case Reply.Text(var text) -> text(program, reader, text);
        case Reply.Answer answer -> menu(program, reader, answer, asMenu(answer));
        case Reply.Menu menu -> menu(program, reader, menu, menu);
      }
      if (reply.text().equals(greeting.apply(program))) {
        program.card().ifPresent(card -> lead(program, reader, card));
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
   * refuses it, nothing happens.
   */
  public void typing(ReaderId reader) {
    var program = programs.of(reader);
    if (program.isEmpty()) {
      return;
    }
    var body = new JsonObject();
    body.addProperty("touser", reader.openid());
    body.addProperty("command", "Typing");
    try {
      programs.api(program.get()).post(TYPING, body);
    } catch (WxErrorException refused) {
      LOG.debug("no typing was shown: {}", refused.getClass().getSimpleName());
    }
  }

  private void text(MiniProgram program, ReaderId reader, String text) throws WxErrorException {
    post(program, WxMaKefuMessage.newTextBuilder().toUser(reader.openid()).content(text).build());
  }

  /** The greeting has arrived; without the way to the pages it is no worse. */
  private void lead(MiniProgram program, ReaderId reader, MiniProgram.Card card) {
    try {
      if (!card(program, reader, card)) {
        text(program, reader, link(program, card));
      }
    } catch (WxErrorException refused) {
      LOG.warn("{} got no card: {}", reader, codes.of(refused.getError().getErrorCode()));
    }
  }

  /** The platform deletes pictures after three days, and takes no card without one. */
  private boolean card(MiniProgram program, ReaderId reader, MiniProgram.Card card)
      throws WxErrorException {
    if (card.thumbMediaId().isEmpty()) {
      return false;
    }
    var message =
        WxMaKefuMessage.newMaPageBuilder()
            .toUser(reader.openid())
            .title(card.title())
            .pagePath(card.page())
            .thumbMediaId(card.thumbMediaId())
            .build();
    try {
      post(program, message);
      return true;
    } catch (WxErrorException e) {
      if (e.getError().getErrorCode() != NO_PICTURE) {
        throw e;
      }
      return false;
    }
  }

  // 发送客服消息: a text may hold links to pages of a mini-program; href is for old clients.
  private static String link(MiniProgram program, MiniProgram.Card card) {
    return "<a href=\"https://mp.weixin.qq.com\" data-miniprogram-appid=\"%s\""
            .formatted(program.appId())
        + " data-miniprogram-path=\"%s\">%s</a>".formatted(card.page(), card.title());
  }

  private void post(MiniProgram program, WxMaKefuMessage message) throws WxErrorException {
    programs.api(program).getMsgService().sendKefuMsg(message);
  }

  private static Reply.Menu asMenu(Reply.Answer answer) {
    return new Reply.Menu(answer.answer() + "\n\n" + answer.ask(), answer.options(), "");
  }

  private void menu(MiniProgram program, ReaderId reader, Reply reply, Reply.Menu menu)
      throws WxErrorException {
    if (!menu.options().isEmpty() && !withoutMenus.contains(program.appId())) {
      try {
        programs
            .api(program)
            .post(WxMaApiUrlConstants.Msg.KEFU_MESSAGE_SEND_URL, tappable(reader, menu));
        return;
      } catch (WxErrorException e) {
        if (!NO_MENUS.contains(e.getError().getErrorCode())) {
          throw e;
        }
        withoutMenus.add(program.appId());
      }
    }
    text(program, reader, plain.of(reply, false));
  }

  // WxJava has no such message for mini-programs.
  private static JsonObject tappable(ReaderId reader, Reply.Menu menu) {
    var list = new JsonArray();
    for (var option : menu.options()) {
      var line = new JsonObject();
      line.addProperty("id", Integer.toString(option.number()));
      line.addProperty("content", option.label());
      list.add(line);
    }
    var content = new JsonObject();
    content.addProperty("head_content", menu.head());
    content.add("list", list);
    content.addProperty("tail_content", menu.tail());
    var message = new JsonObject();
    message.addProperty("touser", reader.openid());
    message.addProperty("msgtype", "msgmenu");
    message.add("msgmenu", content);
    return message;
  }
}
