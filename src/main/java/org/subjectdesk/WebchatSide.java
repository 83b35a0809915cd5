package org.subjectdesk;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.List;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.config.Configuration.Launch;
import org.subjectdesk.conversation.MessageFlow;
import org.subjectdesk.conversation.MyData;
import org.subjectdesk.conversation.ReaderViews;
import org.subjectdesk.http.ContractRoutes;
import org.subjectdesk.http.Operations;
import org.subjectdesk.metrics.Metrics;
import org.subjectdesk.push.Consents;
import org.subjectdesk.reader.Persons;
import org.subjectdesk.reader.ReaderSessions;
import org.subjectdesk.reader.Throttle;
import org.subjectdesk.store.Store;
import org.subjectdesk.webchat.ChatPage;
import org.subjectdesk.webchat.LaunchRoute;
import org.subjectdesk.webchat.LiveChat;
import org.subjectdesk.webchat.MeApi;
import org.subjectdesk.webchat.MessagesApi;
import org.subjectdesk.webchat.ReaderGate;
import org.subjectdesk.webchat.ReaderRoom;
import org.subjectdesk.webchat.Seen;
import org.subjectdesk.webchat.SessionsApi;

/** Wires the readers' own API. */
final class WebchatSide implements AutoCloseable {
  private final ReaderRoom room;
  private final MyData data;
  private final Consents consents;
  private final List<Launch> launches;
  private final Seen seen;
  private final LiveChat live;
  private final ChatPage page;

  private WebchatSide(
      ReaderRoom room,
      MyData data,
      Consents consents,
      List<Launch> launches,
      Seen seen,
      LiveChat live,
      ChatPage page) {
    this.room = room;
    this.data = data;
    this.consents = consents;
    this.launches = launches;
    this.seen = seen;
    this.live = live;
    this.page = page;
  }

  /** Sets it up. Blocking. */
  static WebchatSide of(
      Configuration config,
      Store store,
      Vertx vertx,
      MessageFlow flow,
      ReaderViews views,
      MyData data,
      Consents consents,
      InstantSource clock) {
    var limits = config.rules().limits();
    var sessions = store.inTransaction(ReaderSessions.class, ReaderSessions::of).join();
    var room =
        new ReaderRoom(
            store,
            sessions,
            new Persons(),
            views,
            flow,
            new Throttle(store.buckets(), limits),
            config.libraryNames(),
            clock);
    var seen = new Seen(store, views, consents);
    return new WebchatSide(
        room,
        data,
        consents,
        config.rules().launches(),
        seen,
        new LiveChat(vertx, room, seen, limits.connections()),
        new ChatPage(config.libraries(), config.listen().publicUrl()));
  }

  /** Adds what is not in the contract; has to come before that. */
  void mount(Router router, Metrics metrics) {
    live.mount(router);
    new LaunchRoute(room, launches).mount(router);
    page.mount(router);
    metrics.watch("desk.readers.connected", live, LiveChat::connections);
  }

  /** Their sessions. */
  ReaderSessions sessions() {
    return room.sessions();
  }

  /** How fast they may ask. */
  Throttle throttle() {
    return room.throttle();
  }

  /** Decides who of them may come in. */
  ContractRoutes.Guard gate() {
    return new ReaderGate(room);
  }

  /** Its operations of the contract. */
  List<Operations> operations() {
    return List.of(
        new SessionsApi(room), new MessagesApi(room, seen), new MeApi(room, data, consents));
  }

  @Override
  public void close() {
    live.close();
  }
}
