package org.subjectdesk.webchat;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.conversation.ReaderViews;
import org.subjectdesk.conversation.ReaderViews.Message;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.MessageId;
import org.subjectdesk.message.Origin;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.reader.ReaderSessions.Session;
import org.subjectdesk.store.Tx;

/**
 * The operations that ask and that read what was said. A message has an id that its client made up:
 * the same id again, however often, gives the same answer and stores nothing.
 */
public final class MessagesApi implements Operations {
  private static final int PAGE = 50;

  private final ReaderRoom room;
  private final Seen seen;

  /** Talks in that room. */
  public MessagesApi(ReaderRoom room, Seen seen) {
    this.room = room;
    this.seen = seen;
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes.getRoute("sendMessage").addHandler(this::send);
    routes.getRoute("myMessages").addHandler(this::read);
    routes.getRoute("myConsult").addHandler(this::consult);
    routes.getRoute("escalateConsult").addHandler(request -> act(request, _ -> Optional.of("人工")));
    routes.getRoute("cancelConsult").addHandler(request -> act(request, MessagesApi::cancelling));
    routes.getRoute("rateConsult").addHandler(this::rate);
  }

  private void send(RoutingContext request) {
    var body = Calls.body(request);
    var text = body.getString("text");
    if ((text == null) == !body.containsKey("option")) {
      field("text", "send either text or option").send(request);
    } else if (text != null && text.isBlank()) {
      field("text", "it has no letter").send(request);
    } else {
      say(request, origin -> said(origin, body, text));
    }
  }

  private static Inbound said(Origin origin, JsonObject body, @Nullable String text) {
    if (text != null) {
      return new Inbound.Typed(origin, text);
    }
    var option = body.getJsonObject("option");
    return new Inbound.Tapped(
        origin, String.valueOf(option.getInteger("number")), option.getString("label"));
  }

  private void say(RoutingContext request, Function<Origin, Inbound> said) {
    var client = Calls.body(request).getString("id");
    writing(request, session -> say(session, client, said));
  }

  /** Does what a reader may do, unless she does it too often. */
  private void writing(RoutingContext request, Function<Session, Calls.Answer> act) {
    var session = ReaderGate.session(request);
    var address = room.throttle().address(request);
    Calls.answer(
        request,
        () -> room.throttle().writing(address, session).orElseGet(() -> act.apply(session)));
  }

  /** Blocking. */
  private Calls.Answer say(Session session, String client, Function<Origin, Inbound> said) {
    // Her message may be there already, at whichever of her accounts she spoke then.
    var speaker =
        room.store()
            .<ReaderId>read(
                tx -> {
                  var accounts = room.accounts(tx, session);
                  return accounts.stream()
                      .filter(account -> !room.views().exchange(tx, account, client).isEmpty())
                      .findFirst()
                      .orElseGet(() -> room.views().speaker(tx, accounts));
                });
    var origin =
        new Origin(
            session.library(),
            speaker,
            new MessageId(ReaderViews.BY_CLIENT + client),
            room.clock().instant());
    room.flow().receive(said.apply(origin)).join();
    return Calls.json(
        room.store()
            .<JsonObject>read(
                tx ->
                    new JsonObject()
                        .put(
                            "messages",
                            ReaderJson.messages(room.views().exchange(tx, speaker, client)))
                        .put("consult", state(tx, session))));
  }

  private JsonObject state(Tx tx, Session session) {
    return ReaderJson.consult(room.views().consult(tx, room.accounts(tx, session)));
  }

  private void read(RoutingContext request) {
    var session = ReaderGate.session(request);
    var after = cursor(request, "after");
    var before = cursor(request, "before");
    if (after.isPresent() && before.isPresent()) {
      field("before", "ask for what is after or before a message, not both").send(request);
      return;
    }
    var most = Calls.number(request, "limit", PAGE);
    Calls.answer(
        request,
        () ->
            room.store()
                .<Optional<Page>>read(tx -> page(tx, session, after, before, most))
                .map(page -> shown(page, before.isEmpty()))
                .orElseGet(
                    () -> Calls.refused(unknownCursor(after.isPresent() ? "after" : "before"))));
  }

  /** Her page has what it asked for; the newest, if these are. */
  private Calls.Answer shown(Page page, boolean newest) {
    if (newest && !page.messages().isEmpty()) {
      seen.upTo(page.accounts(), page.messages().getLast().id());
    }
    return Calls.json(page.json());
  }

  private static Optional<Long> cursor(RoutingContext request, String name) {
    return Calls.optional(request, name).map(Long::valueOf);
  }

  /** Some of her messages; whether there are others in that direction. */
  private record Page(List<ReaderId> accounts, List<Message> messages, boolean more, long from) {
    JsonObject json() {
      var last = messages.isEmpty() ? from : messages.getLast().id();
      return new JsonObject()
          .put("messages", ReaderJson.messages(messages))
          .put("more", more)
          .put("cursor", String.valueOf(last));
    }
  }

  /** Empty when she has no such place. */
  private Optional<Page> page(
      Tx tx, Session session, Optional<Long> after, Optional<Long> before, int most) {
    var accounts = room.accounts(tx, session);
    var from = after.or(() -> before).orElse(0L);
    if (from != 0 && !room.views().has(tx, accounts, from)) {
      return Optional.empty();
    }
    var found =
        after.isPresent()
            ? room.views().after(tx, accounts, from, most + 1)
            : room.views().before(tx, accounts, before.orElse(Long.MAX_VALUE), most + 1);
    var more = found.size() > most;
    return Optional.of(
        new Page(accounts, more ? cut(found, most, after.isPresent()) : found, more, from));
  }

  private static List<Message> cut(List<Message> found, int most, boolean first) {
    return first ? found.subList(0, most) : found.subList(found.size() - most, found.size());
  }

  /** A place in her messages that is not there. */
  static Problem unknownCursor(String field) {
    return Problem.bad(field + ": you have no message with this id; read from the beginning")
        .with(new JsonObject().put("field", field).put("code", "cursor-unknown"));
  }

  private static Problem field(String name, String what) {
    return Problem.bad(name + ": " + what).with(new JsonObject().put("field", name));
  }

  private void consult(RoutingContext request) {
    var session = ReaderGate.session(request);
    Calls.answer(
        request, () -> Calls.json(room.store().<JsonObject>read(tx -> state(tx, session))));
  }

  /** Says for her what a button means, where it means something or was pressed before. */
  private void act(RoutingContext request, Function<Phase, Optional<String>> words) {
    var client = Calls.body(request).getString("id");
    writing(
        request,
        session -> {
          var text = words.apply(room.store().<Phase>read(tx -> phase(tx, session)));
          return text.isEmpty() && !room.store().<Boolean>read(tx -> said(tx, session, client))
              ? Calls.refused(
                  Problem.conflict("there is nothing to do this with now")
                      .with(new JsonObject().put("code", "not-now")))
              : say(session, client, origin -> new Inbound.Typed(origin, text.orElse("")));
        });
  }

  private Phase phase(Tx tx, Session session) {
    return room.views()
        .consult(tx, room.accounts(tx, session))
        .map(state -> state.consult().phase())
        .orElseGet(() -> new Phase.WithBot(List.of()));
  }

  private boolean said(Tx tx, Session session, String client) {
    return room.accounts(tx, session).stream()
        .anyMatch(one -> !room.views().exchange(tx, one, client).isEmpty());
  }

  private static Optional<String> cancelling(Phase phase) {
    return switch (phase) {
      case Phase.WithLibrarian _ -> Optional.of("结束咨询");
      case Phase.Waiting _, Phase.LeavingMessage _, Phase.InScript _ -> Optional.of("取消");
      case Phase.WithBot _, Phase.Rating _, Phase.Closed _ -> Optional.empty();
    };
  }

  private void rate(RoutingContext request) {
    var stars = Calls.body(request).getInteger("stars");
    act(
        request,
        phase ->
            phase instanceof Phase.Rating(_, var given) && given == Phase.Rating.NO_STARS
                ? Optional.of(String.valueOf(stars))
                : Optional.empty());
  }
}
