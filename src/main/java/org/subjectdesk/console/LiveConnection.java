package org.subjectdesk.console;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.subjectdesk.console.LiveDesk.Event;
import org.subjectdesk.conversation.ConsultViews.Message;
import org.subjectdesk.staff.Session;

/**
 * One console's connection. What arrives is read on its event loop and becomes events; all else
 * belongs to the thread of {@link LiveDesk}.
 */
final class LiveConnection {
  private static final int LARGEST_FRAME = 4 * 1024;
  private static final int MOST_FRAMES = 50;
  private static final long FRAMES_IN_MS = 10_000;

  /** In characters; a few times a whole desk with some thousand consults. */
  private static final int MOST_UNSENT = 4 << 20;

  private static final short GOING_AWAY = 1001;
  private static final short TOO_LARGE = 1009;
  private static final short TOO_SLOW = 4408;
  private static final short TOO_MANY = 4429;

  private final Set<String> shown = new HashSet<>();
  private final String id;
  private final ServerWebSocket socket;
  private final Queue<Event> events;
  private final AtomicLong unsent = new AtomicLong();
  private volatile Session session;
  private Watch watch = Watch.NOTHING;
  private JsonObject tickets = new JsonObject();
  private int held;
  private int frames;

  /**
   * What is followed.
   *
   * @param consult its id, empty = nothing
   * @param after all messages up to this number were told and cannot change any more
   * @param version of the consult as it was told last
   */
  record Watch(String consult, long after, int version) {
    static final Watch NOTHING = new Watch("", 0, 0);

    /** What is left to follow after messages were told. */
    Watch told(List<Message> messages, int version) {
      var settled = after;
      for (var message : messages) {
        if (!message.isSettled()) {
          break;
        }
        settled = message.id();
      }
      return new Watch(consult, settled, version);
    }
  }

  LiveConnection(String id, ServerWebSocket socket, Session session, Queue<Event> events) {
    this.id = id;
    this.socket = socket;
    this.session = session;
    this.events = events;
  }

  /** Begins to listen. To be called on the socket's event loop. */
  void begin() {
    socket.textMessageHandler(this::heard);
    socket.binaryMessageHandler(_ -> refuse("frames are JSON texts"));
    socket.closeHandler(_ -> events.add(new Event.Closed(this)));
    socket.exceptionHandler(_ -> socket.close());
    // A server that shuts down would wait for us.
    socket.shutdownHandler(_ -> close(GOING_AWAY, "the server stops"));
    events.add(new Event.Opened(this));
  }

  private void heard(String frame) {
    if (frame.length() > LARGEST_FRAME) {
      close(TOO_LARGE, "a frame may have at most 4 KiB");
      return;
    }
    if (isFlood()) {
      close(TOO_MANY, "too many frames");
      return;
    }
    try {
      heard(new JsonObject(frame));
    } catch (DecodeException | ClassCastException _) {
      refuse("the frame is no JSON object as docs/live.md has it");
    }
  }

  private boolean isFlood() {
    if (frames++ == 0) {
      Vertx.currentContext().owner().setTimer(FRAMES_IN_MS, _ -> frames = 0);
    }
    return frames > MOST_FRAMES;
  }

  private void heard(JsonObject frame) {
    switch (frame.getString("type", "")) {
      case "watch" ->
          events.add(
              new Event.Watch(this, frame.getString("consult", ""), frame.getLong("after", 0L)));
      case "unwatch" -> events.add(new Event.Unwatch(this));
      case "typing" -> events.add(new Event.Typing(this, frame.getString("consult", "")));
      case "ping" -> send(new JsonObject().put("type", "pong"));
      default -> refuse("type: one of watch, unwatch, typing, ping");
    }
  }

  void refuse(String detail) {
    send(new JsonObject().put("type", "refused").put("detail", detail));
  }

  /**
   * Sends a frame. A console that does not read is cut off; it comes back and gets the whole.
   *
   * <p>What is on its way is counted here, because {@link ServerWebSocket#writeQueueFull} says yes
   * as soon as 16 frames of another thread wait for the event loop, however large the queue was
   * made (Vert.x 5.0, {@code MessagePassingQueue}). Any burst would look like a console that does
   * not read.
   */
  void send(JsonObject frame) {
    if (socket.isClosed()) {
      return;
    }
    if (unsent.get() > MOST_UNSENT) {
      close(TOO_SLOW, "too slow");
      return;
    }
    var text = frame.encode();
    unsent.addAndGet(text.length());
    socket.writeTextMessage(text).onComplete(_ -> unsent.addAndGet(-text.length()));
  }

  /** Keeps proxies from closing a connection on which nothing happens. */
  void ping() {
    if (!socket.isClosed()) {
      socket.writePing(Buffer.buffer());
    }
  }

  void close(int code, String why) {
    if (!socket.isClosed()) {
      socket.close((short) code, why);
    }
  }

  String id() {
    return id;
  }

  Session session() {
    return session;
  }

  void session(Session now) {
    session = now;
  }

  Caller caller() {
    return Caller.of(session);
  }

  /** The ids of the consults that the console shows at the desk. */
  Set<String> shown() {
    return shown;
  }

  Watch watch() {
    return watch;
  }

  void watching(Watch next) {
    watch = next;
  }

  /** Remembers how many texts wait for review; whether it is another number. */
  boolean heldTold(int count) {
    var changed = count != held;
    held = count;
    return changed;
  }

  /** Remembers the count of tickets; whether it is another one. */
  boolean ticketsTold(JsonObject count) {
    var changed = !count.equals(tickets);
    tickets = count;
    return changed;
  }
}
