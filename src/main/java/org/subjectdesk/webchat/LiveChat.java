package org.subjectdesk.webchat;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.http.Problem;
import org.subjectdesk.message.Channel;
import org.subjectdesk.message.ReaderId;

/**
 * The WebSocket {@code /api/v1/live}: tells readers' pages what was said to them; {@code
 * docs/reader-live.md} has its frames. The store is the truth: a nudge only says whose messages to
 * read again, and where nudges get lost, a look at the last messages of all readers, once a second,
 * finds whom they were for. Safe for any thread.
 */
public final class LiveChat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveChat.class);
  private static final String CHANGED = "reader.changed";
  private static final String TYPING = "reader.typing";
  private static final String PATH = "/api/v1/live";
  private static final long LOOK_MILLIS = 1_000;

  /** How many looks are between two that see to one connection; each look sees to some of all. */
  private static final int LOOKS_A_BEAT = 60;

  /** The same for who waits, whose place in the queue changes. */
  private static final int LOOKS_A_PLACE = 5;

  /** Of messages committed at once, one with a lower number may be seen later. */
  private static final int LATE_ONES = 200;

  private static final int MOST_AT_ONCE = 1_000;

  private final Map<ReaderId, Set<LiveReader>> open = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Vertx vertx;
  private final ReaderRoom room;
  private final Seen seenBy;
  private final int most;
  private final MessageConsumer<String> changed;
  private final MessageConsumer<String> typing;
  private final long timer;
  private volatile long seen;

  /** Only the timer looks. */
  private int looks;

  private volatile boolean looking;

  /**
   * Sets up the connection point.
   *
   * @param most connections at once on this node
   */
  public LiveChat(Vertx vertx, ReaderRoom room, Seen seenBy, int most) {
    this.vertx = vertx;
    this.room = room;
    this.seenBy = seenBy;
    this.most = most;
    this.seen = room.store().<Long>read(room.views()::last);
    this.changed =
        vertx.eventBus().consumer(CHANGED, nudge -> each(reader(nudge.body()), LiveReader::look));
    this.typing =
        vertx.eventBus().consumer(TYPING, nudge -> each(reader(nudge.body()), LiveReader::typing));
    this.timer = vertx.setPeriodic(LOOK_MILLIS, _ -> look());
  }

  /** Says on every node that something was said to a reader; nothing for who reads elsewhere. */
  public static void nudge(Vertx vertx, ReaderId reader) {
    publish(vertx, CHANGED, reader);
  }

  /** Shows a reader that a librarian writes to her. */
  public static void typing(Vertx vertx, ReaderId reader) {
    publish(vertx, TYPING, reader);
  }

  private static void publish(Vertx vertx, String address, ReaderId reader) {
    if (reader.channel() == Channel.PAGES) {
      vertx.eventBus().publish(address, reader.account() + '\n' + reader.openid());
    }
  }

  private static ReaderId reader(String nudge) {
    var end = nudge.indexOf('\n');
    return new ReaderId(nudge.substring(0, end), nudge.substring(end + 1));
  }

  /** How many pages are connected here. */
  public int connections() {
    return connections.get();
  }

  /** Adds the WebSocket. Has to come before the contract's routes. */
  public void mount(Router router) {
    router.get(PATH).handler(this::upgrade);
  }

  private void upgrade(RoutingContext request) {
    if (connections.incrementAndGet() > most) {
      connections.decrementAndGet();
      Problem.busy().send(request);
      return;
    }
    request
        .request()
        .toWebSocket()
        .onSuccess(socket -> new LiveReader(socket, this, room, seenBy).begin())
        .onFailure(
            failure -> {
              connections.decrementAndGet();
              LOG.info("no WebSocket: {}", failure.toString());
            });
  }

  /** Somebody is known now by these accounts. */
  void join(LiveReader connection, Iterable<ReaderId> accounts) {
    for (var account : accounts) {
      open.computeIfAbsent(account, _ -> ConcurrentHashMap.newKeySet()).add(connection);
    }
  }

  /** The connection of who was known by these accounts is closed. */
  void leave(LiveReader connection, Iterable<ReaderId> accounts) {
    connections.decrementAndGet();
    for (var account : accounts) {
      open.computeIfPresent(
          account,
          (_, there) -> {
            there.remove(connection);
            return there.isEmpty() ? null : there;
          });
    }
  }

  private void each(ReaderId reader, Consumer<LiveReader> act) {
    open.getOrDefault(reader, Set.of()).forEach(act);
  }

  private void look() {
    if (open.isEmpty() || looking) {
      return;
    }
    looking = true;
    looks++;
    open.values().forEach(there -> there.forEach(this::beat));
    vertx
        .executeBlocking(
            () ->
                room.store()
                    .read(
                        tx -> {
                          var last = room.views().last(tx);
                          var from = Math.max(0, Math.min(seen, last) - LATE_ONES);
                          var told = room.views().told(tx, from, MOST_AT_ONCE);
                          seen = Math.min(last, from + MOST_AT_ONCE);
                          return told;
                        }),
            false)
        .onComplete(_ -> looking = false)
        .onSuccess(told -> told.forEach(reader -> each(reader, LiveReader::look)))
        .onFailure(failure -> LOG.warn("readers' pages missed a look: {}", failure.toString()));
  }

  /** Not all at once: each has its own turn. */
  private void beat(LiveReader connection) {
    var every = connection.isWaiting() ? LOOKS_A_PLACE : LOOKS_A_BEAT;
    if (Math.floorMod(looks + connection.hashCode(), every) == 0) {
      connection.beat();
    }
  }

  @Override
  public void close() {
    vertx.cancelTimer(timer);
    changed.unregister();
    typing.unregister();
  }
}
