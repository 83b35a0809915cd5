package org.subjectdesk.wxapi;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.envelope.Envelope;
import org.subjectdesk.envelope.EnvelopeException;
import org.subjectdesk.envelope.Push;
import org.subjectdesk.envelope.PushQuery;
import org.subjectdesk.http.Problem;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.Reply;
import org.subjectdesk.store.StoreBusy;

/**
 * A route with {@code {appId}} at its end: the platform's address check (GET) and its pushes
 * (POST). Opens and checks the envelope on the event loop, because a refusal should cost next to
 * nothing; the search and the store work elsewhere, see {@link Answering}.
 */
public final class PushRoute {
  private static final int BODY_LIMIT = 64 * 1024;

  /** What tells the platform that there is no reply; an empty body does the same. */
  private static final String NO_REPLY = "success";

  private final String path;
  private final Map<String, ? extends Door> doors;
  private final Answering answering;
  private final int mostUnderWay;
  private final AtomicInteger underWay = new AtomicInteger();
  private final InstantSource clock;
  private final Consumer<Duration> answered;

  /** How one account takes its pushes. Called on event loops, so it must not block. */
  public interface Door {
    /** Opens them. */
    Envelope envelope();

    /** What one means that came at this time. */
    Meaning read(Map<String, String> fields, Instant at);

    /** The sealed XML that hands this reply back; empty where nothing is handed back. */
    Optional<String> handedBack(Push push, Reply reply, Instant at);
  }

  /**
   * Sets up the route.
   *
   * @param path what stands before the appId, such as {@code /wechat/mp/}
   * @param doors by their accounts' appIds
   * @param mostUnderWay more pushes than these at once are turned away
   * @param answered is told how long each answer took
   */
  public PushRoute(
      String path,
      Map<String, ? extends Door> doors,
      Answering answering,
      int mostUnderWay,
      InstantSource clock,
      Consumer<Duration> answered) {
    this.path = path + ":appId";
    this.doors = Map.copyOf(doors);
    this.answering = answering;
    this.mostUnderWay = mostUnderWay;
    this.clock = clock;
    this.answered = answered;
  }

  /** Adds the route. */
  public void mount(Router router) {
    router.get(path).handler(this::echo);
    router.post(path).handler(this::admit);
    router
        .post(path)
        .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
        .handler(this::push);
  }

  private void echo(RoutingContext request) {
    var door = door(request);
    if (door == null) {
      return;
    }
    try {
      var echo = door.envelope().echo(query(request));
      request.response().putHeader("content-type", "text/plain; charset=utf-8").end(echo);
    } catch (EnvelopeException wrong) {
      refuse(request, wrong);
    }
  }

  /**
   * Turns a push away at once when more are under way than can be answered within the platform's
   * patience. The platform sends it again; a reply that comes too late would help nobody.
   */
  private void admit(RoutingContext request) {
    if (underWay.incrementAndGet() > mostUnderWay) {
      underWay.decrementAndGet();
      Problem.busy().send(request);
      return;
    }
    request.addEndHandler(_ -> underWay.decrementAndGet());
    request.next();
  }

  private void push(RoutingContext request) {
    var arrived = clock.instant();
    var door = door(request);
    if (door == null) {
      return;
    }
    try {
      var push = door.envelope().open(query(request), body(request));
      switch (door.read(push.fields(), arrived)) {
        case Meaning.Heard heard -> answer(request, door, push, heard.inbound());
        case Meaning.Silent _ -> request.response().end(NO_REPLY);
        case Meaning.Malformed malformed ->
            Problem.bad(malformed.field() + " is missing or not what the platform sends")
                .send(request);
      }
    } catch (EnvelopeException wrong) {
      refuse(request, wrong);
    }
  }

  private void answer(RoutingContext request, Door door, Push push, Inbound in) {
    answering.answer(
        request.vertx(),
        in,
        (reply, failure) -> {
          answered.accept(Duration.between(in.origin().at(), clock.instant()));
          if (failure != null) {
            fail(request, failure);
          } else {
            hand(request, door, push, reply);
          }
        });
  }

  private void hand(RoutingContext request, Door door, Push push, Optional<Reply> reply) {
    if (request.response().closed()) {
      return; // The platform hung up; its next try gets the stored reply.
    }
    var xml = reply.flatMap(it -> door.handedBack(push, it, clock.instant()));
    if (xml.isEmpty()) {
      request.response().end(NO_REPLY);
      return;
    }
    request.response().putHeader("content-type", "application/xml; charset=utf-8").end(xml.get());
  }

  private @Nullable Door door(RoutingContext request) {
    var door = doors.get(request.pathParam("appId"));
    if (door == null) {
      Problem.unknown("no account of this desk has this appId").send(request);
    }
    return door;
  }

  private static PushQuery query(RoutingContext request) {
    return PushQuery.from(request.request()::getParam);
  }

  private static byte[] body(RoutingContext request) {
    Buffer body = request.body().buffer();
    return body == null ? new byte[0] : body.getBytes();
  }

  private static void refuse(RoutingContext request, EnvelopeException wrong) {
    var status =
        switch (wrong.fault()) {
          case BAD_SIGNATURE, FOREIGN_APP_ID -> 403;
          case EMPTY,
              BAD_ENCODING,
              MALFORMED_XML,
              MALFORMED_JSON,
              TOO_DEEP,
              TOO_MANY,
              NOT_ENCRYPTED,
              NOT_PLAIN,
              BAD_CIPHERTEXT ->
              400;
        };
    new Problem(
            status,
            status == 403 ? "Forbidden" : "Bad request",
            wrong.fault().name() + ": " + wrong.getMessage())
        .send(request);
  }

  private static void fail(RoutingContext request, Throwable failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    if (cause instanceof StoreBusy || failure instanceof StoreBusy) {
      Problem.busy().send(request);
    } else {
      request.fail(cause);
    }
  }
}
