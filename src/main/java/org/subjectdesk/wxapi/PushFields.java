package org.subjectdesk.wxapi;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import me.chanjar.weixin.common.api.WxConsts.XmlMsgType;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.Origin;

/**
 * The fields of one push, with what is the same in all of them.
 *
 * <p>Names of kinds and events are compared without regard to case: the platform mixes {@code
 * subscribe} with {@code SCAN}.
 *
 * @param all the children of the push's root by name; nested ones do not matter
 */
public record PushFields(Map<String, String> all) {
  private static final Pattern OPENID = Pattern.compile("[^\\s\\p{Cntrl}]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");
  // A scene has up to 64 characters, a button's key up to 128 bytes.
  private static final Pattern KEY = Pattern.compile("[^\\p{Cntrl}]{1,256}");

  /** The first field that every push has and this one lacks, or has with something else in it. */
  public Optional<Meaning.Malformed> fault() {
    if (!has("ToUserName", OPENID)) {
      return malformed("ToUserName");
    }
    if (!has("FromUserName", OPENID)) {
      return malformed("FromUserName");
    }
    if (!has("CreateTime", NUMBER)) {
      return malformed("CreateTime");
    }
    if (kind().isEmpty()) {
      return malformed("MsgType");
    }
    if (isEvent()) {
      return event().isEmpty() ? malformed("Event") : Optional.empty();
    }
    return has("MsgId", NUMBER) ? Optional.empty() : malformed("MsgId");
  }

  private static Optional<Meaning.Malformed> malformed(String field) {
    return Optional.of(new Meaning.Malformed(field));
  }

  /** The kind of a message, in small letters. */
  public String kind() {
    return text("MsgType").strip().toLowerCase(Locale.ROOT);
  }

  /** Whether she did something instead of saying it. */
  public boolean isEvent() {
    return kind().equals(XmlMsgType.EVENT);
  }

  /** The name of an event, as the platform writes it. */
  public String event() {
    return text("Event").strip();
  }

  /** Whether it is the event of that name. */
  public boolean isEvent(String name) {
    return event().equalsIgnoreCase(name);
  }

  /** Whether a field holds something that may be a key: short, and without control characters. */
  public boolean hasKey(String name) {
    return has(name, KEY);
  }

  /** What a text message means: typed, or a line of a menu that was tapped. */
  public Meaning said(Origin origin) {
    if (!all.containsKey("Content")) {
      return new Meaning.Malformed("Content");
    }
    var text = text("Content");
    if (text("bizmsgmenuid").isBlank()) {
      return new Meaning.Heard(new Inbound.Typed(origin, text));
    }
    return hasKey("bizmsgmenuid")
        ? new Meaning.Heard(new Inbound.Tapped(origin, text("bizmsgmenuid").strip(), text))
        : new Meaning.Malformed("bizmsgmenuid");
  }

  /** A field's text; empty when it is missing. */
  public String text(String name) {
    return all.getOrDefault(name, "");
  }

  private boolean has(String name, Pattern shape) {
    return shape.matcher(text(name)).matches();
  }

  /** Says nothing of the content. */
  @Override
  public String toString() {
    return "PushFields[" + all.size() + "]";
  }
}
