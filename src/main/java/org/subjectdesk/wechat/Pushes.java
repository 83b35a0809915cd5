package org.subjectdesk.wechat;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import me.chanjar.weixin.common.api.WxConsts.EventType;
import me.chanjar.weixin.common.api.WxConsts.XmlMsgType;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.MessageId;
import org.subjectdesk.message.Origin;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.wxapi.Meaning;
import org.subjectdesk.wxapi.Meaning.Heard;
import org.subjectdesk.wxapi.Meaning.Malformed;
import org.subjectdesk.wxapi.Meaning.Silent;
import org.subjectdesk.wxapi.PushFields;

/**
 * Reads the fields of one push, as the platform documents them under "receive messages" and
 * "receive events".
 *
 * <p>Deduplication is by account, reader and id together and is decided by the database's unique
 * key alone: a message's id is its MsgId, which has been seen to collide between readers; an event
 * has none, so its id is made of CreateTime, event and key. WxJava's duplicate checker is not used:
 * it knows one process and forgets after 15 s.
 *
 * <p>Stateless; any thread.
 */
final class Pushes {
  private static final String SCENE = "qrscene_";
  private static final Set<String> UNREADABLE =
      Set.of(
          XmlMsgType.IMAGE,
          XmlMsgType.VIDEO,
          XmlMsgType.SHORTVIDEO,
          XmlMsgType.LOCATION,
          XmlMsgType.LINK);

  private Pushes() {}

  /**
   * Tells what a push means.
   *
   * @param account the account whose callback received it
   * @param fields the children of the push's root element by name; nested ones do not matter
   * @param at when it arrived
   */
  static Meaning read(Account account, Map<String, String> fields, Instant at) {
    var push = new PushFields(fields);
    var fault = push.fault();
    if (fault.isPresent()) {
      return fault.get();
    }
    return push.isEvent()
        ? event(account, push, at)
        : message(push, origin(account, push, push.text("MsgId"), at));
  }

  private static Meaning message(PushFields push, Origin origin) {
    var kind = push.kind();
    return switch (kind) {
      case XmlMsgType.TEXT -> push.said(origin);
      case XmlMsgType.VOICE -> new Heard(new Inbound.Spoken(origin, push.text("Recognition")));
      // The name of an unknown kind is the sender's choice and goes no further.
      default ->
          new Heard(new Inbound.Unreadable(origin, UNREADABLE.contains(kind) ? kind : "unknown"));
    };
  }

  private static Meaning event(Account account, PushFields push, Instant at) {
    var keyed = push.hasKey("EventKey");
    var key = keyed ? push.text("EventKey") : "";
    var origin = origin(account, push, eventId(push, key), at);
    // First, so that no oddity of the push keeps her data from being deleted.
    if (push.isEvent(EventType.UNSUBSCRIBE)) {
      return new Heard(new Inbound.Left(origin));
    }
    if (push.isEvent(EventType.SUBSCRIBE)) {
      return keyed || push.text("EventKey").isBlank()
          ? new Heard(new Inbound.Followed(origin, scene(key)))
          : new Malformed("EventKey");
    }
    if (push.isEvent(EventType.SCAN)) {
      return keyed ? new Heard(new Inbound.Scanned(origin, key)) : new Malformed("EventKey");
    }
    if (push.isEvent(EventType.CLICK)) {
      return keyed ? new Heard(new Inbound.Clicked(origin, key)) : new Malformed("EventKey");
    }
    // Visits, places, job reports, WeChat's own agents, and whatever comes next year.
    return new Silent();
  }

  private static String eventId(PushFields push, String key) {
    return push.text("CreateTime") + ":" + push.event().toLowerCase(Locale.ROOT) + ":" + key;
  }

  // Other keys of this event tell how she came to follow, not which code she scanned.
  private static String scene(String key) {
    return key.startsWith(SCENE) ? key.substring(SCENE.length()) : "";
  }

  private static Origin origin(Account account, PushFields push, String id, Instant at) {
    var reader = new ReaderId(account.appId(), push.text("FromUserName"));
    return new Origin(account.library(), reader, new MessageId(id), at);
  }
}
