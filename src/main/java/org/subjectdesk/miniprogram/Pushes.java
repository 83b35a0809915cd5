package org.subjectdesk.miniprogram;

import cn.binarywang.wx.miniapp.constant.WxMaConstants.KefuMsgType;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.MessageId;
import org.subjectdesk.message.Origin;
import org.subjectdesk.wxapi.Meaning;
import org.subjectdesk.wxapi.Meaning.Heard;
import org.subjectdesk.wxapi.Meaning.Silent;
import org.subjectdesk.wxapi.PushFields;

/**
 * Reads the fields of one push of a mini-program: its readers' customer messages (接收客服消息) and its
 * events. Deduplication is as with Official Accounts: by reader and MsgId together.
 *
 * <p>Whoever opens the chat ({@code user_enter_tempsession}) is greeted as one who scanned a code,
 * with what the page wrote into {@code session-from} as its scene. The platform tells of every
 * opening, and a reader goes back and forth between chat and page: she is greeted once in {@link
 * #GREETED_ONCE} from each place.
 *
 * <p>Stateless; any thread.
 */
final class Pushes {
  /** In seconds of CreateTime, counted from the epoch. */
  private static final Duration GREETED_ONCE = Duration.ofHours(1);

  private static final String ENTERED = "user_enter_tempsession";
  private static final Set<String> UNREADABLE =
      Set.of(KefuMsgType.IMAGE, KefuMsgType.LINK, KefuMsgType.MA_PAGE);

  private Pushes() {}

  /**
   * Tells what a push means.
   *
   * @param program the mini-program whose route received it
   * @param fields the push's fields by name
   * @param at when it arrived
   */
  static Meaning read(MiniProgram program, Map<String, String> fields, Instant at) {
    var push = new PushFields(fields);
    var fault = push.fault();
    if (fault.isPresent()) {
      return fault.get();
    }
    if (push.isEvent()) {
      // What was agreed to, reviews of the code, and whatever comes next year: silence.
      return push.isEvent(ENTERED) ? entered(program, push, at) : new Silent();
    }
    return message(push, origin(program, push, push.text("MsgId"), at));
  }

  private static Meaning message(PushFields push, Origin origin) {
    var kind = push.kind();
    if (!kind.equals(KefuMsgType.TEXT)) {
      // The name of an unknown kind is the sender's choice and goes no further.
      var known = UNREADABLE.contains(kind) ? kind : "unknown";
      return new Heard(new Inbound.Unreadable(origin, known));
    }
    return push.said(origin);
  }

  private static Meaning entered(MiniProgram program, PushFields push, Instant at) {
    // A page may write up to a thousand characters there; only a short name is of use.
    var from = push.hasKey("SessionFrom") ? push.text("SessionFrom") : "";
    var hour =
        new BigInteger(push.text("CreateTime"))
            .divide(BigInteger.valueOf(GREETED_ONCE.toSeconds()));
    var id = "entered:" + hour + ":" + from;
    return new Heard(new Inbound.Scanned(origin(program, push, id, at), from));
  }

  private static Origin origin(MiniProgram program, PushFields push, String id, Instant at) {
    var reader = program.writer(push.text("FromUserName"));
    return new Origin(program.library(), reader, new MessageId(id), at);
  }
}
