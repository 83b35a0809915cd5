package org.subjectdesk.miniprogram;

import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage.MsgData;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import me.chanjar.weixin.common.error.WxErrorException;
import org.subjectdesk.conversation.Notices;
import org.subjectdesk.conversation.ReplySender.Outcome;
import org.subjectdesk.message.Channel;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.TextParts;
import org.subjectdesk.push.Consents.Ask;
import org.subjectdesk.wxapi.ApiSettings;
import org.subjectdesk.wxapi.ApiUnavailable;
import org.subjectdesk.wxapi.ErrorCodes;

/**
 * Tells readers of a mini-program's pages with its subscribe message ({@code
 * /cgi-bin/message/subscribe/send}, 一次性订阅消息), which the platform takes once for each time that a
 * reader agreed to its template. Thread-safe.
 */
public final class SubscribeMessages implements Notices.Teller {
  // 订阅消息参数值内容限制说明
  private static final Map<String, Integer> LONGEST =
      Map.of("thing", 20, "phrase", 5, "name", 10, "time", 40, "date", 40);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

  private final MiniPrograms programs;
  private final Map<Ask, Form> forms;
  private final ErrorCodes codes;
  private final ZoneId zone;
  private final InstantSource clock;

  /**
   * What a message is made of.
   *
   * @param template its id at the platform
   * @param data field of the template → {@code title}, {@code library} or {@code time}
   * @param page what it opens
   * @param title what there is
   * @param library who tells it
   */
  public record Form(
      String template, Map<String, String> data, String page, String title, String library) {
    public Form {
      // In one order, so that the same message is the same bytes.
      data = new TreeMap<>(data);
    }
  }

  /**
   * Tells readers of what there is a form for.
   *
   * @param zone where the readers are
   */
  public SubscribeMessages(
      MiniPrograms programs,
      Map<Ask, Form> forms,
      ApiSettings settings,
      ZoneId zone,
      InstantSource clock) {
    this.programs = programs;
    this.forms = Map.copyOf(forms);
    this.codes = new ErrorCodes(settings.quotaPause());
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public Outcome tell(ReaderId reader, Notices.Notice notice) {
    var form =
        notice instanceof Notices.Notice.Unseen(var purpose)
            ? Optional.ofNullable(forms.get(new Ask(reader.account(), purpose)))
            : Optional.<Form>empty();
    var program = programs.find(Channel.appId(reader.account()));
    if (form.isEmpty() || program.isEmpty()) {
      return new Outcome.Later("no subscribe message is configured", ErrorCodes.PAUSE);
    }
    try {
      programs
          .api(program.get())
          .getSubscribeService()
          .sendSubscribeMsg(message(reader, form.get()));
      return new Outcome.Sent();
    } catch (ApiUnavailable e) {
      return new Outcome.Later(e.reason(), e.after());
    } catch (WxErrorException e) {
      return codes.ofNotice(e.getError().getErrorCode());
    }
  }

  private WxMaSubscribeMessage message(ReaderId reader, Form form) {
    return WxMaSubscribeMessage.builder()
        .toUser(reader.openid())
        .templateId(form.template())
        .page(form.page())
        .data(data(form))
        .build();
  }

  private List<MsgData> data(Form form) {
    return form.data().entrySet().stream()
        .map(field -> new MsgData(field.getKey(), fit(field.getKey(), value(form, field))))
        .toList();
  }

  private String value(Form form, Map.Entry<String, String> field) {
    return switch (field.getValue()) {
      case "library" -> form.library();
      case "time" -> TIME.format(clock.instant().atZone(zone));
      default -> form.title();
    };
  }

  private static String fit(String field, String value) {
    var most = Objects.requireNonNullElse(LONGEST.get(field.replaceAll("[0-9]+$", "")), 20);
    return TextParts.beginning(value, most);
  }
}
