package org.subjectdesk.sandbox.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subjectdesk.envelope.Envelope;
import org.subjectdesk.envelope.EnvelopeException;
import org.subjectdesk.envelope.MessageCipher;
import org.subjectdesk.envelope.Push;
import org.subjectdesk.envelope.PushQuery;
import org.subjectdesk.envelope.ReplyXml;

/**
 * The callback of {@link Accounts#A}, with a strict envelope and with answers that a test lays out.
 */
public final class Callback {
  private static final Instant REPLIED_AT = Instant.parse("2026-11-23T08:00:01Z");

  /** What came, oldest first. */
  public final List<Received> received = new CopyOnWriteArrayList<>();

  private final Envelope envelope;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private volatile Answer otherwise = text("好的");

  /** Answers 好的 to everything at first. */
  public Callback() {
    this(Accounts.A);
  }

  Callback(SandboxAccount account) {
    var cipher = new MessageCipher(account.encodingAesKey().reveal(), account.appId());
    envelope = new Envelope(Envelope.Mode.COMPATIBLE, account.token().reveal(), cipher);
  }

  /** One request. */
  public record Received(
      HttpServerRequest request, MultiMap query, SocketAddress peer, String body, Push push) {
    String field(String name) {
      return String.valueOf(push.fields().get(name));
    }
  }

  /** One way to answer. */
  public interface Answer {
    void to(Received received, Envelope envelope);
  }

  /** The next requests get these answers, one each. */
  public void next(Answer... inOrder) {
    answers.addAll(List.of(inOrder));
  }

  /** Every request that has no answer of its own gets this one. */
  public void always(Answer answer) {
    otherwise = answer;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    var path = "/wechat/mp/" + Accounts.A.appId();
    router.get(path).handler(this::echo);
    router.post(path).handler(BodyHandler.create(false)).handler(this::push);
  }

  private void echo(RoutingContext request) {
    try {
      request.end(envelope.echo(query(request)));
    } catch (EnvelopeException wrong) {
      request.response().setStatusCode(403).end();
    }
  }

  private void push(RoutingContext request) {
    var body = request.body().asString("UTF-8");
    try {
      var push = envelope.open(query(request), body.getBytes(UTF_8));
      var http = request.request();
      var one = new Received(http, request.queryParams(), http.remoteAddress(), body, push);
      received.add(one);
      var answer = answers.poll();
      (answer == null ? otherwise : answer).to(one, envelope);
    } catch (EnvelopeException wrong) {
      request.response().setStatusCode(403).end();
    }
  }

  private static PushQuery query(RoutingContext request) {
    return PushQuery.from(request.queryParams()::get);
  }

  /** A proper text. */
  public static Answer text(String content) {
    return (received, envelope) -> {
      var reply = reply(received, content);
      received.request().response().end(envelope.seal(received.push(), reply, REPLIED_AT));
    };
  }

  /** These very bytes. */
  public static Answer body(String body) {
    return (received, _) -> received.request().response().end(body);
  }

  /** This status. */
  public static Answer status(int status) {
    return (received, _) -> received.request().response().setStatusCode(status).end("broken");
  }

  /** Nothing, ever. */
  public static Answer silence() {
    return (_, _) -> {};
  }

  /** A broken connection. */
  public static Answer drop() {
    return (received, _) -> received.request().connection().close();
  }

  static String reply(Received to, String content) {
    return ReplyXml.text(to.field("FromUserName"), to.field("ToUserName"), REPLIED_AT, content);
  }
}
