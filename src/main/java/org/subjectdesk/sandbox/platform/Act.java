package org.subjectdesk.sandbox.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that a reader does on her phone and that the platform pushes. */
public sealed interface Act {
  /** What it allows the account afterwards. */
  enum Opens {
    /** A message: 48 hours and five answers. */
    MESSAGE_WINDOW,
    /** Following, scanning, clicking: a minute and three answers. */
    EVENT_WINDOW,
    /** Nothing. */
    NOTHING
  }

  /** The push's own elements in the platform's order, from MsgType on, without MsgId. */
  Map<String, String> elements();

  /** What the account may do after it. */
  default Opens opens() {
    return Opens.MESSAGE_WINDOW;
  }

  /** Whether it is an event, which has no MsgId. */
  default boolean isEvent() {
    return "event".equals(elements().get("MsgType"));
  }

  /** She types a text. */
  record Text(String content) implements Act {
    @Override
    public Map<String, String> elements() {
      return ordered("MsgType", "text", "Content", content);
    }
  }

  /** She taps a line of a menu; it arrives as a text. */
  record Tap(String menuId, String content) implements Act {
    @Override
    public Map<String, String> elements() {
      return ordered("MsgType", "text", "Content", content, "bizmsgmenuid", menuId);
    }
  }

  /**
   * She speaks.
   *
   * @param recognition what the platform understood, empty for nothing; null = the account has
   *     recognition switched off
   */
  record Voice(@Nullable String recognition) implements Act {
    @Override
    public Map<String, String> elements() {
      var elements = ordered("MsgType", "voice", "MediaId", "sandbox-voice", "Format", "amr");
      if (recognition != null) {
        elements.put("Recognition", recognition);
      }
      return elements;
    }
  }

  /** She sends a picture. */
  record Image(String picUrl) implements Act {
    @Override
    public Map<String, String> elements() {
      return ordered("MsgType", "image", "PicUrl", picUrl, "MediaId", "sandbox-image");
    }
  }

  /** She sends a film. */
  record Video() implements Act {
    @Override
    public Map<String, String> elements() {
      return ordered(
          "MsgType", "video", "MediaId", "sandbox-video", "ThumbMediaId", "sandbox-thumb");
    }
  }

  /** She sends a place. */
  record Location(double latitude, double longitude, String label) implements Act {
    @Override
    public Map<String, String> elements() {
      return ordered(
          "MsgType",
          "location",
          "Location_X",
          Double.toString(latitude),
          "Location_Y",
          Double.toString(longitude),
          "Scale",
          "16",
          "Label",
          label);
    }
  }

  /** She sends a card of a mini-program (小程序卡片). */
  record Card(String title, String pagePath) implements Act {
    @Override
    public Map<String, String> elements() {
      return ordered(
          "MsgType",
          "miniprogrampage",
          "Title",
          title,
          "AppId",
          "wx-sandbox-card",
          "PagePath",
          pagePath,
          "ThumbUrl",
          "http://127.0.0.1/thumb.jpg",
          "ThumbMediaId",
          "sandbox-thumb");
    }
  }

  /**
   * She opens the chat with a mini-program's customer service (进入会话事件).
   *
   * @param sessionFrom what the page wrote there
   */
  record Enter(String sessionFrom) implements Act {
    @Override
    public Map<String, String> elements() {
      return ordered(
          "MsgType", "event", "Event", "user_enter_tempsession", "SessionFrom", sessionFrom);
    }

    @Override
    public Opens opens() {
      return Opens.EVENT_WINDOW;
    }
  }

  /** She forwards a link. */
  record Link(String title, String description, String url) implements Act {
    @Override
    public Map<String, String> elements() {
      return ordered("MsgType", "link", "Title", title, "Description", description, "Url", url);
    }
  }

  /**
   * She follows.
   *
   * @param scene of the QR code that she scanned; null = she found the account otherwise
   */
  record Subscribe(@Nullable String scene) implements Act {
    @Override
    public Map<String, String> elements() {
      return scene == null
          ? event("subscribe", "")
          : with(event("subscribe", "qrscene_" + scene), "Ticket", "sandbox-ticket");
    }

    @Override
    public Opens opens() {
      return Opens.EVENT_WINDOW;
    }
  }

  /** She follows no more. */
  record Unsubscribe() implements Act {
    @Override
    public Map<String, String> elements() {
      return event("unsubscribe", "");
    }

    @Override
    public Opens opens() {
      return Opens.NOTHING;
    }
  }

  /** She follows already and scans a QR code. */
  record Scan(String scene) implements Act {
    @Override
    public Map<String, String> elements() {
      return with(event("SCAN", scene), "Ticket", "sandbox-ticket");
    }

    @Override
    public Opens opens() {
      return Opens.EVENT_WINDOW;
    }
  }

  /** She taps a button of the account's menu bar. */
  record Click(String key) implements Act {
    @Override
    public Map<String, String> elements() {
      return event("CLICK", key);
    }

    @Override
    public Opens opens() {
      return Opens.EVENT_WINDOW;
    }
  }

  /** She taps a button of the menu bar that opens a page. */
  record View(String url) implements Act {
    @Override
    public Map<String, String> elements() {
      return event("VIEW", url);
    }

    @Override
    public Opens opens() {
      return Opens.NOTHING;
    }
  }

  private static Map<String, String> event(String event, String key) {
    return ordered("MsgType", "event", "Event", event, "EventKey", key);
  }

  private static Map<String, String> with(Map<String, String> elements, String name, String value) {
    elements.put(name, value);
    return elements;
  }

  private static Map<String, String> ordered(String... namesAndValues) {
    var elements = new LinkedHashMap<String, String>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      elements.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return elements;
  }
}
