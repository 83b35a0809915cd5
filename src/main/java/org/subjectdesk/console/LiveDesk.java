package org.subjectdesk.console;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.conversation.ConsultViews;
import org.subjectdesk.conversation.ConsultViews.Message;
import org.subjectdesk.conversation.ConsultViews.View;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.handover.Presence;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.safety.HeldText;
import org.subjectdesk.safety.HeldTexts;
import org.subjectdesk.staff.Audit;
import org.subjectdesk.staff.Role;
import org.subjectdesk.staff.Sessions;
import org.subjectdesk.store.Tx;

/**
 * The WebSocket {@code /api/v1/desk/live}: tells consoles what changes; see {@code docs/live.md}.
 * The store is the truth. A nudge on the event bus says which consult to look at; where nudges get
 * lost, a look at the versions of all consults at the desk, once a second, finds what changed.
 *
 * <p>One thread owns everything about connections and works through its events in order, so nothing
 * here is locked. Event loops and other threads only put events into its queue.
 */
public final class LiveDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveDesk.class);
  private static final String CHANGED = "desk.changed";
  private static final String CALLS_CHANGED = "desk.calls-changed";
  private static final String PATH = "/api/v1/desk/live";
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int LOOKS_A_BEAT = 5;
  private static final int MOST_AT_ONCE = 1_000;

  /** Firefox and Chromium show codes from 4000 on to the page as they are. */
  private static final short SIGNED_OUT = 4401;

  private final Presence presence = new Presence();
  private final Tickets tickets = new Tickets();
  private final HeldTexts held = new HeldTexts();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Set<LiveConnection> open = new HashSet<>();
  private final Map<String, View> desk = new HashMap<>();
  private final DeskRoom room;
  private final Sessions sessions;
  private final Audit audit;
  private final Consumer<ReaderId> typing;
  private final ConsultJson json;
  private final MessageConsumer<String> nudges;
  private final MessageConsumer<String> callNudges;
  private final Thread owner;
  private boolean closing;

  /** Something for the one thread to do. */
  sealed interface Event {
    record Opened(LiveConnection connection) implements Event {}

    record Closed(LiveConnection connection) implements Event {}

    record Watch(LiveConnection connection, String consult, long after) implements Event {}

    record Unwatch(LiveConnection connection) implements Event {}

    record Typing(LiveConnection connection, String consult) implements Event {}

    record Changed(String consult) implements Event {}

    record CallsChanged(Set<String> libraries) implements Event {}

    record Stop() implements Event {}
  }

  /**
   * Sets up the connection point; its thread runs from now on.
   *
   * @param typing shows a reader that a librarian writes; must not block
   */
  public LiveDesk(Vertx vertx, DeskRoom room, StaffRoom staff, Consumer<ReaderId> typing) {
    this.room = room;
    this.sessions = staff.sessions();
    this.audit = staff.audit();
    this.typing = typing;
    this.json = ConsultJson.of(room);
    this.nudges =
        vertx.eventBus().consumer(CHANGED, nudge -> events.add(new Event.Changed(nudge.body())));
    this.callNudges =
        vertx
            .eventBus()
            .consumer(
                CALLS_CHANGED,
                nudge -> events.add(new Event.CallsChanged(Set.of(nudge.body().split(" ", -1)))));
    this.owner = Thread.ofVirtual().name("live-desk").start(this::run);
  }

  /** Says on every node that a consult changed; for talks with the bot it does nothing. */
  public static void nudge(Vertx vertx, Consult consult) {
    if (!(consult.phase() instanceof Phase.WithBot)
        && !(consult.phase() instanceof Phase.InScript)) {
      vertx.eventBus().publish(CHANGED, consult.id());
    }
  }

  /**
   * Says on every node that something of project calls changed. The frame does not say what: a page
   * reads what it may see.
   *
   * @param libraries whose consoles may know; {@code *} = all
   */
  public static void nudgeCalls(Vertx vertx, Set<String> libraries) {
    vertx.eventBus().publish(CALLS_CHANGED, String.join(" ", libraries));
  }

  /** Adds the WebSocket. Has to come before the API is mounted. */
  public void mount(Router router, Gate gate) {
    router
        .get(PATH)
        .handler(gate::identify)
        .handler(gate.admit(Role.LIBRARIAN))
        .handler(this::upgrade);
  }

  private void upgrade(RoutingContext request) {
    var session = Caller.of(request).session();
    if (session.isEmpty()) {
      Gate.librariansOnly().send(request);
      return;
    }
    request
        .request()
        .toWebSocket()
        .onSuccess(
            socket ->
                new LiveConnection(UUID.randomUUID().toString(), socket, session.get(), events)
                    .begin())
        .onFailure(failure -> LOG.info("no WebSocket: {}", failure.toString()));
  }

  private void run() {
    var looks = 0;
    var nextLook = System.nanoTime();
    while (!closing) {
      try {
        var first = events.poll(Math.max(0, nextLook - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (first != null) {
          take(first);
        }
        if (System.nanoTime() - nextLook >= 0) {
          nextLook = System.nanoTime() + LOOK.toNanos();
          look();
          if (looks++ % LOOKS_A_BEAT == 0) {
            beat();
          }
        }
      } catch (InterruptedException _) {
        closing = true;
      } catch (RuntimeException broken) {
        LOG.warn("the live connections missed a look: {}", broken.toString());
      }
    }
    open.forEach(connection -> connection.close(1001, "the server stops"));
    leave(open);
  }

  /** Everything that is in the queue at once, so that a burst costs one reading. */
  private void take(Event first) {
    var batch = new ArrayList<Event>();
    batch.add(first);
    events.drainTo(batch, MOST_AT_ONCE);
    var changed = new HashSet<String>();
    for (var event : batch) {
      switch (event) {
        case Event.Changed(var consult) -> changed.add(consult);
        case Event.CallsChanged(var libraries) -> tellCalls(libraries);
        case Event.Opened(var connection) -> opened(connection);
        case Event.Closed(var connection) -> closed(connection);
        case Event.Watch(var connection, var consult, var after) ->
            watch(connection, consult, after);
        case Event.Unwatch(var connection) -> connection.watching(LiveConnection.Watch.NOTHING);
        case Event.Typing(var connection, var consult) -> typing(connection, consult);
        case Event.Stop() -> closing = true;
      }
    }
    refresh(changed);
  }

  private void opened(LiveConnection connection) {
    open.add(connection);
    beat(List.of(connection));
    var sight = room.sight(connection.caller());
    var now = room.clock().instant();
    var shown =
        desk.values().stream()
            .filter(view -> sight.concerns(view.consult()))
            .sorted(
                Comparator.comparing((View view) -> since(view.consult()))
                    .thenComparing(view -> view.consult().id()))
            .toList();
    shown.forEach(view -> connection.shown().add(view.consult().id()));
    var count = room.store().<JsonObject>read(tx -> ticketCount(tx, sight));
    connection.ticketsTold(count);
    var waiting = room.store().<List<HeldText>>read(held::waiting);
    var holds = HeldApi.count(waiting, connection.caller());
    connection.heldTold(holds);
    var whole =
        new JsonObject()
            .put("now", now.toString())
            .put("consults", json.consults(shown, sight))
            .put("tickets", count)
            .put("held", holds)
            .put("limits", ConsultsApi.limits(room));
    connection.send(new JsonObject().put("type", "desk").put("desk", whole));
  }

  private static Instant since(Consult consult) {
    return consult.phase() instanceof Phase.Waiting waiting ? waiting.since() : consult.lastAt();
  }

  private void closed(LiveConnection connection) {
    if (open.remove(connection)) {
      leave(Set.of(connection));
    }
  }

  private void leave(Set<LiveConnection> gone) {
    var at = room.clock().instant();
    present(tx -> gone.forEach(one -> presence.gone(tx, one.id(), at)));
  }

  private void watch(LiveConnection connection, String consult, long after) {
    var sight = room.sight(connection.caller());
    var view =
        room.store()
            .read(tx -> room.views().find(tx, consult).filter(it -> sight.of(tx, it.consult())));
    if (view.isEmpty()) {
      connection.refuse("consult: there is none with this id, or it was not handed to you");
      return;
    }
    audit.record(
        new Audit.Deed(
            room.clock().instant(),
            connection.caller().id(),
            view.get().consult().library(),
            "read-consult",
            consult,
            ""));
    connection.watching(new LiveConnection.Watch(consult, after, view.get().consult().version()));
    room.store().read(tx -> tellMessages(tx, connection, view.get()));
  }

  private void typing(LiveConnection connection, String consult) {
    var view = desk.get(consult);
    if (view != null
        && view.consult().phase() instanceof Phase.WithLibrarian talk
        && talk.librarian().equals(connection.caller().id())) {
      typing.accept(view.consult().reader());
    }
  }

  private void look() {
    if (open.isEmpty() && !desk.isEmpty()) {
      desk.clear();
      return;
    }
    var changed = new HashSet<String>();
    var versions = room.store().<Map<String, Integer>>read(room.views()::versions);
    versions.forEach(
        (id, version) -> {
          var known = desk.get(id);
          if (known == null || known.consult().version() != version) {
            changed.add(id);
          }
        });
    desk.keySet().stream().filter(id -> !versions.containsKey(id)).forEach(changed::add);
    // A talk with the bot that somebody reads along.
    open.stream()
        .map(connection -> connection.watch().consult())
        .filter(id -> !id.isEmpty() && !versions.containsKey(id))
        .forEach(changed::add);
    refresh(changed);
  }

  private void refresh(Set<String> changed) {
    if (changed.isEmpty() || open.isEmpty()) {
      return;
    }
    room.store()
        .read(
            tx -> {
              for (var id : changed) {
                room.views().find(tx, id).ifPresentOrElse(view -> tell(tx, view), () -> left(id));
              }
              return tellHeld(tx);
            });
  }

  private void tell(Tx tx, View view) {
    var consult = view.consult();
    var atDesk =
        consult.phase() instanceof Phase.Waiting || consult.phase() instanceof Phase.WithLibrarian;
    if (atDesk) {
      desk.put(consult.id(), view);
    } else {
      desk.remove(consult.id());
    }
    for (var connection : open) {
      var sight = room.sight(connection.caller());
      if (atDesk && sight.concerns(consult)) {
        connection.shown().add(consult.id());
        connection.send(
            new JsonObject().put("type", "consult").put("consult", json.consult(view, sight)));
      } else {
        leave(connection, consult.id());
      }
      if (connection.watch().consult().equals(consult.id())) {
        follow(tx, connection, view, sight);
      }
    }
  }

  private void follow(Tx tx, LiveConnection connection, View view, Sight sight) {
    if (!sight.of(tx, view.consult())) {
      connection.watching(LiveConnection.Watch.NOTHING);
    } else if (connection.watch().version() != view.consult().version()) {
      tellMessages(tx, connection, view);
    }
  }

  private boolean tellMessages(Tx tx, LiveConnection connection, View view) {
    var consult = view.consult();
    var after = connection.watch().after();
    var page =
        after == 0
            ? room.views().before(tx, consult, Long.MAX_VALUE)
            : room.views().after(tx, consult, after);
    var told = new ArrayList<>(page);
    tellMessages(tx, connection, view, page);
    while (page.size() == ConsultViews.MOST_MESSAGES) {
      page = room.views().after(tx, consult, page.getLast().id());
      told.addAll(page);
      tellMessages(tx, connection, view, page);
    }
    connection.watching(connection.watch().told(told, consult.version()));
    return true;
  }

  private void tellMessages(Tx tx, LiveConnection connection, View view, List<Message> messages) {
    connection.send(
        new JsonObject()
            .put("type", "messages")
            .put("consult", json.consult(view, room.sight(connection.caller())))
            .put("messages", json.messages(messages))
            .put("held", json.held(room.views().held(tx, view.consult())))
            .put("window", json.window(view.window(), room.clock().instant())));
  }

  private void tellCalls(Set<String> libraries) {
    open.stream()
        .filter(one -> libraries.contains("*") || libraries.contains(one.caller().library()))
        .forEach(one -> one.send(new JsonObject().put("type", "calls")));
  }

  private void left(String id) {
    desk.remove(id);
    open.forEach(connection -> leave(connection, id));
  }

  private static void leave(LiveConnection connection, String id) {
    if (connection.shown().remove(id)) {
      connection.send(new JsonObject().put("type", "left").put("id", id));
    }
  }

  /** Says that everybody is still there, and ends the connections of those who signed out. */
  private void beat() {
    if (open.isEmpty()) {
      return;
    }
    var now = room.clock().instant();
    for (var connection : List.copyOf(open)) {
      var session = sessions.again(connection.session(), now);
      if (session.isPresent()) {
        connection.session(session.get());
        connection.ping();
      } else {
        closed(connection);
        connection.send(new JsonObject().put("type", "signed-out"));
        connection.close(SIGNED_OUT, "signed out");
      }
    }
    beat(open);
    room.store().read(tx -> tellTickets(tx) && tellHeld(tx));
  }

  private void beat(Collection<LiveConnection> there) {
    var now = room.clock().instant();
    present(tx -> there.forEach(one -> presence.beat(tx, one.id(), one.caller().id(), now)));
  }

  private void present(Consumer<Tx> change) {
    room.store()
        .inTransaction(
            Presence.class,
            tx -> {
              change.accept(tx);
              return true;
            })
        .join();
  }

  private boolean tellTickets(Tx tx) {
    var all = tickets.open(tx);
    var now = room.clock().instant();
    for (var connection : open) {
      var count = TicketsApi.count(all, room.sight(connection.caller()), now);
      if (connection.ticketsTold(count)) {
        connection.send(new JsonObject().put("type", "tickets").put("tickets", count));
      }
    }
    return true;
  }

  private boolean tellHeld(Tx tx) {
    var waiting = held.waiting(tx);
    for (var connection : open) {
      var count = HeldApi.count(waiting, connection.caller());
      if (connection.heldTold(count)) {
        connection.send(new JsonObject().put("type", "held").put("held", count));
      }
    }
    return true;
  }

  private JsonObject ticketCount(Tx tx, Sight sight) {
    return TicketsApi.count(tickets.open(tx), sight, room.clock().instant());
  }

  /** Ends all connections; their librarians count as gone. */
  @Override
  public void close() {
    nudges.unregister();
    callNudges.unregister();
    events.add(new Event.Stop());
    try {
      owner.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
