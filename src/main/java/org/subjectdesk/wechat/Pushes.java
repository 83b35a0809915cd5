package org.subjectdesk.wechat;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

/**
 * Reads the fields of one push, as the platform documents them under "receive messages" and
 * "receive events".
 *
 * <p>Names of kinds and events are compared without regard to case: the platform mixes {@code
 * subscribe} with {@code SCAN}. Deduplication is by account, reader and id together and is decided
 * by the database's unique key alone: a message's id is its MsgId, which has been seen to collide
 * between readers; an event has none, so its id is made of CreateTime, event and key. WxJava's
 * duplicate checker is not used: it knows one process and forgets after 15 s.
 *
 * <p>Stateless; any thread.
 */
final class Pushes {
  private static final Pattern OPENID = Pattern.compile("[^\\s\\p{Cntrl}]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");
  // A scene has up to 64 characters, a button's key up to 128 bytes.
  private static final Pattern KEY = Pattern.compile("[^\\p{Cntrl}]{1,256}");
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
    if (!has(fields, "ToUserName", OPENID)) {
      return new Malformed("ToUserName");
    }
    if (!has(fields, "FromUserName", OPENID)) {
      return new Malformed("FromUserName");
    }
    if (!has(fields, "CreateTime", NUMBER)) {
      return new Malformed("CreateTime");
    }
    var kind = lower(fields, "MsgType");
    if (kind.isEmpty()) {
      return new Malformed("MsgType");
    }
    if (kind.equals(XmlMsgType.EVENT)) {
      return event(account, fields, at);
    }
    if (!has(fields, "MsgId", NUMBER)) {
      return new Malformed("MsgId");
    }
    return message(kind, fields, origin(account, fields, field(fields, "MsgId"), at));
  }

  private static Meaning message(String kind, Map<String, String> fields, Origin origin) {
    return switch (kind) {
      case XmlMsgType.TEXT -> text(fields, origin);
      case XmlMsgType.VOICE -> new Heard(new Inbound.Spoken(origin, field(fields, "Recognition")));
      // The name of an unknown kind is the sender's choice and goes no further.
      default ->
          new Heard(new Inbound.Unreadable(origin, UNREADABLE.contains(kind) ? kind : "unknown"));
    };
  }

  private static Meaning text(Map<String, String> fields, Origin origin) {
    if (!fields.containsKey("Content")) {
      return new Malformed("Content");
    }
    var text = field(fields, "Content");
    if (field(fields, "bizmsgmenuid").isBlank()) {
      return new Heard(new Inbound.Typed(origin, text));
    }
    return has(fields, "bizmsgmenuid", KEY)
        ? new Heard(new Inbound.Tapped(origin, field(fields, "bizmsgmenuid").strip(), text))
        : new Malformed("bizmsgmenuid");
  }

  private static Meaning event(Account account, Map<String, String> fields, Instant at) {
    var event = field(fields, "Event").strip();
    if (event.isEmpty()) {
      return new Malformed("Event");
    }
    var keyed = has(fields, "EventKey", KEY);
    var key = keyed ? field(fields, "EventKey") : "";
    var origin = origin(account, fields, eventId(fields, event, key), at);
    // First, so that no oddity of the push keeps her data from being deleted.
    if (event.equalsIgnoreCase(EventType.UNSUBSCRIBE)) {
      return new Heard(new Inbound.Left(origin));
    }
    if (event.equalsIgnoreCase(EventType.SUBSCRIBE)) {
      return keyed || field(fields, "EventKey").isBlank()
          ? new Heard(new Inbound.Followed(origin, scene(key)))
          : new Malformed("EventKey");
    }
    if (event.equalsIgnoreCase(EventType.SCAN)) {
      return keyed ? new Heard(new Inbound.Scanned(origin, key)) : new Malformed("EventKey");
    }
    if (event.equalsIgnoreCase(EventType.CLICK)) {
      return keyed ? new Heard(new Inbound.Clicked(origin, key)) : new Malformed("EventKey");
    }
    // Visits, places, job reports, WeChat's own agents, and whatever comes next year.
    return new Silent();
  }

  private static String eventId(Map<String, String> fields, String event, String key) {
    return field(fields, "CreateTime") + ":" + event.toLowerCase(Locale.ROOT) + ":" + key;
  }

  // Other keys of this event tell how she came to follow, not which code she scanned.
  private static String scene(String key) {
    return key.startsWith(SCENE) ? key.substring(SCENE.length()) : "";
  }

  private static Origin origin(Account account, Map<String, String> fields, String id, Instant at) {
    var reader = new ReaderId(account.appId(), field(fields, "FromUserName"));
    return new Origin(account.library(), reader, new MessageId(id), at);
  }

  private static boolean has(Map<String, String> fields, String name, Pattern shape) {
    return shape.matcher(field(fields, name)).matches();
  }

  private static String lower(Map<String, String> fields, String name) {
    return field(fields, name).strip().toLowerCase(Locale.ROOT);
  }

  private static String field(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "");
  }
}
