package org.subjectdesk.webchat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.conversation.ReaderViews.Message;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.reader.ReaderSessions.Known;
import org.subjectdesk.reader.ReaderSessions.Session;
import org.subjectdesk.store.Tx;

/**
 * One page's connection. It lives on the event loop of its socket, so nothing is locked; {@link
 * #look}, {@link #typing} and {@link #beat} may be called from anywhere.
 *
 * <p>Messages are read from the store after the last one that went out, a page at a time, and the
 * next page only when the network has taken the one before: none is lost or comes twice, and a
 * reader on a slow line costs one page of memory.
 */
final class LiveReader {
  private static final Logger LOG = LoggerFactory.getLogger(LiveReader.class);
  private static final int LARGEST_FRAME = 4 * 1024;
  private static final int MOST_FRAMES = 30;
  private static final long FRAMES_IN_MS = 10_000;
  private static final long HELLO_MS = 10_000;
  private static final int PAGE = 50;
  private static final Pattern CURSOR = Pattern.compile("0|[1-9][0-9]{0,17}");

  private static final int GOING_AWAY = 1001;
  private static final int TOO_LARGE = 1009;
  private static final int NO_SESSION = 4401;
  private static final int UNKNOWN_CURSOR = 4404;
  private static final int NO_HELLO = 4408;
  private static final int TOO_MANY = 4429;

  private final ServerWebSocket socket;
  private final LiveChat chat;
  private final ReaderRoom room;
  private final Seen seen;
  private final Context loop;
  private List<ReaderId> accounts = List.of();
  private @Nullable Session session;
  private volatile JsonObject told = new JsonObject();
  private long cursor;
  private boolean busy;
  private boolean again;
  private boolean greeted;
  private boolean closed;
  private int frames;

  LiveReader(ServerWebSocket socket, LiveChat chat, ReaderRoom room, Seen seen) {
    this.socket = socket;
    this.chat = chat;
    this.room = room;
    this.seen = seen;
    this.loop = Objects.requireNonNull(Vertx.currentContext());
  }

  /** Begins to listen. To be called on the socket's event loop. */
  void begin() {
    socket.textMessageHandler(this::heard);
    socket.binaryMessageHandler(_ -> refuse("frames are JSON texts"));
    socket.closeHandler(_ -> closed());
    socket.exceptionHandler(_ -> socket.close());
    // A server that shuts down would wait for us.
    socket.shutdownHandler(_ -> close(GOING_AWAY, "the server stops"));
    loop.owner().setTimer(HELLO_MS, _ -> unlessGreeted());
  }

  private void closed() {
    closed = true;
    chat.leave(this, accounts);
  }

  private void unlessGreeted() {
    if (!greeted) {
      close(NO_HELLO, "no hello");
    }
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
      var json = new JsonObject(frame);
      switch (json.getString("type", "")) {
        case "hello" -> hello(json.getString("token", ""), json.getString("after", "0"));
        case "ping" -> send(new JsonObject().put("type", "pong"));
        case "seen" -> seen(json.getString("cursor", ""));
        default -> refuse("type: one of hello, ping, seen");
      }
    } catch (DecodeException | ClassCastException _) {
      refuse("the frame is no JSON object as docs/reader-live.md has it");
    }
  }

  private void seen(String upTo) {
    if (session == null || !CURSOR.matcher(upTo).matches() || Long.parseLong(upTo) > cursor) {
      refuse("cursor: that of a frame with messages");
      return;
    }
    this.<Boolean>off(
        () -> {
          seen.upTo(accounts, Long.parseLong(upTo));
          return true;
        });
  }

  private boolean isFlood() {
    if (frames++ == 0) {
      loop.owner().setTimer(FRAMES_IN_MS, _ -> frames = 0);
    }
    return frames > MOST_FRAMES;
  }

  private void refuse(String detail) {
    send(new JsonObject().put("type", "refused").put("detail", detail));
  }

  /** What a hello found. */
  private sealed interface Greeting {
    record Welcome(Session session, List<ReaderId> accounts) implements Greeting {}

    record Refused(int code, String why) implements Greeting {}
  }

  private void hello(String token, String after) {
    if (greeted) {
      refuse("type: there was a hello already");
      return;
    }
    if (!CURSOR.matcher(after).matches()) {
      refuse("after: the id of a message, or 0");
      return;
    }
    greeted = true;
    cursor = Long.parseLong(after);
    this.<Greeting>off(() -> greeting(token))
        .onSuccess(
            greeting -> {
              switch (greeting) {
                case Greeting.Welcome(var hers, var all) -> welcome(hers, all);
                case Greeting.Refused(var code, var why) -> close(code, why);
              }
            });
  }

  private Greeting greeting(String token) {
    var at = room.clock().instant();
    return room.store()
        .read(
            tx ->
                switch (room.sessions().find(tx, token, at)) {
                  case Known.As(var hers) -> greeting(hers, room.accounts(tx, hers), tx);
                  case Known.Over() ->
                      new Greeting.Refused(NO_SESSION, "the token's time is over: renew it");
                  case Known.Nobody() ->
                      new Greeting.Refused(NO_SESSION, "token: not of a session");
                });
  }

  private Greeting greeting(Session hers, List<ReaderId> all, Tx tx) {
    return cursor == 0 || room.views().has(tx, all, cursor)
        ? new Greeting.Welcome(hers, all)
        : new Greeting.Refused(UNKNOWN_CURSOR, "after: you have no message with this id");
  }

  private void welcome(Session hers, List<ReaderId> all) {
    if (closed) {
      return;
    }
    session = hers;
    accounts = all;
    chat.join(this, all);
    send(new JsonObject().put("type", "ready"));
    look();
  }

  /** Something may have been said to her. */
  void look() {
    loop.runOnContext(_ -> lookHere());
  }

  private void lookHere() {
    var hers = session;
    if (hers == null || closed) {
      return;
    }
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    var from = cursor;
    this.<News>off(() -> news(from)).onComplete(read -> tell(read.result()));
  }

  private record News(List<Message> messages, JsonObject consult) {}

  private News news(long from) {
    return room.store()
        .read(
            tx ->
                new News(
                    room.views().after(tx, accounts, from, PAGE),
                    ReaderJson.consult(room.views().consult(tx, accounts))));
  }

  private void tell(@Nullable News news) {
    if (news == null || closed) {
      busy = false;
      return;
    }
    var sent = Future.<Void>succeededFuture();
    if (!news.messages().isEmpty()) {
      cursor = news.messages().getLast().id();
      sent =
          send(
              new JsonObject()
                  .put("type", "messages")
                  .put("messages", ReaderJson.messages(news.messages()))
                  .put("cursor", String.valueOf(cursor)));
    }
    if (!news.consult().equals(told)) {
      told = news.consult();
      sent = send(new JsonObject().put("type", "consult").put("consult", told));
    }
    var more = news.messages().size() == PAGE;
    sent.onComplete(
        _ -> {
          busy = false;
          if (more || again) {
            again = false;
            lookHere();
          }
        });
  }

  /** Whether she waits for a librarian, as far as her page was told. */
  boolean isWaiting() {
    return "waiting".equals(told.getString("phase"));
  }

  /** A librarian writes to her. */
  void typing() {
    loop.runOnContext(_ -> send(new JsonObject().put("type", "typing")));
  }

  /** From time to time: is her session still there, and her place in the queue the same. */
  void beat() {
    loop.runOnContext(
        _ -> {
          var hers = session;
          if (hers == null || closed) {
            return;
          }
          var at = room.clock().instant();
          this.<Boolean>off(() -> room.store().read(tx -> room.sessions().isOpen(tx, hers, at)))
              .onSuccess(
                  still -> {
                    if (still) {
                      lookHere();
                    } else {
                      close(NO_SESSION, "the session is over");
                    }
                  });
        });
  }

  private <T> Future<T> off(Callable<T> work) {
    return loop.<T>executeBlocking(work, false)
        .onFailure(failure -> LOG.warn("a reader's page missed a look: {}", failure.toString()));
  }

  private Future<Void> send(JsonObject frame) {
    return socket.isClosed() ? Future.succeededFuture() : socket.writeTextMessage(frame.encode());
  }

  private void close(int code, String why) {
    if (!socket.isClosed()) {
      socket.close((short) code, why);
    }
  }
}
