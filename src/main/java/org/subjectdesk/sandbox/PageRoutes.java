package org.subjectdesk.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.subjectdesk.envelope.Envelope.Format;
import org.subjectdesk.envelope.Envelope.Mode;
import org.subjectdesk.http.Problem;
import org.subjectdesk.sandbox.platform.Delivery;
import org.subjectdesk.sandbox.platform.Exchange;
import org.subjectdesk.sandbox.platform.Platform;
import org.subjectdesk.sandbox.platform.Reader;
import org.subjectdesk.sandbox.platform.SandboxAccount;

/**
 * The JSON API {@code /sandbox/api/…} of the page and of tests. Bad input is answered with problem
 * details that name the field.
 */
final class PageRoutes {
  private static final int MAX_DELAY_MS = 60_000;

  private final Platform platform;
  private final Readers readers;
  private final Dialogues dialogues;
  private final Tokens tokens;
  private final Faults faults;
  private final Logins logins;
  private final Live live;
  private final ExecutorService threads;

  /**
   * @param threads where pushes wait for their answers
   */
  PageRoutes(
      Platform platform,
      Dialogues dialogues,
      Tokens tokens,
      Faults faults,
      Logins logins,
      Live live,
      ExecutorService threads) {
    this.platform = platform;
    this.readers = new Readers(platform);
    this.dialogues = dialogues;
    this.tokens = tokens;
    this.faults = faults;
    this.logins = logins;
    this.live = live;
    this.threads = threads;
  }

  void mount(Router router) {
    get(router, "/api/accounts", request -> request.json(accounts()));
    get(router, "/api/dialogue", request -> request.json(dialogue(asked(request))));
    get(router, "/api/live", request -> live.open(request, asked(request)));
    get(router, "/api/outbox", this::outbox);
    get(router, "/api/faults", request -> request.json(faults.json()));
    post(router, "/api/faults", this::changeFaults);
    post(router, "/api/messages", this::message);
    post(router, "/api/address-checks", this::addressCheck);
  }

  private static void get(Router router, String path, Handler<RoutingContext> handler) {
    router.get(path).handler(request -> guarded(request, handler));
  }

  static void post(Router router, String path, Handler<RoutingContext> handler) {
    router
        .post(path)
        .handler(BodyHandler.create(false).setBodyLimit(Sandbox.BODY_LIMIT))
        .handler(request -> guarded(request, handler));
  }

  private static void guarded(RoutingContext request, Handler<RoutingContext> handler) {
    try {
      request.response().putHeader("cache-control", "no-store");
      handler.handle(request);
    } catch (BadField wrong) {
      Problem.bad(String.valueOf(wrong.getMessage())).send(request);
    }
  }

  private JsonArray accounts() {
    var all = new JsonArray();
    for (var account : platform.accounts()) {
      // The page is the phone of an Official Account's reader.
      if (account.kind() != SandboxAccount.Kind.OFFICIAL_ACCOUNT) {
        continue;
      }
      all.add(
          new JsonObject()
              .put("library", account.library())
              .put("name", account.name())
              .put("appId", account.appId())
              .put("userName", account.userName())
              .put("callback", platform.callback(account)));
    }
    return all;
  }

  private Reader asked(RoutingContext request) {
    var query = request.queryParams();
    var account = readers.account("appId", query.get("appId"));
    return Readers.reader(account, query.get("reader"), query.get("openid"));
  }

  private JsonObject dialogue(Reader reader) {
    return dialogue(reader, dialogues.of(reader));
  }

  static JsonObject dialogue(Reader reader, Dialogues.Snapshot snapshot) {
    var entries = new JsonArray();
    snapshot.entries().forEach(entry -> entries.add(EntryJson.of(entry)));
    return new JsonObject()
        .put("appId", reader.appId())
        .put("openid", reader.openid())
        .put("following", snapshot.following())
        .put("entries", entries);
  }

  private void outbox(RoutingContext request) {
    var sent = new JsonArray();
    dialogues
        .sentTo(Readers.openid(request.queryParams().get("openid")))
        .forEach(one -> sent.add(EntryJson.sent(one)));
    request.json(sent);
  }

  private void message(RoutingContext request) {
    var fields = Fields.of(request);
    var account = readers.account("account", fields.text("account"));
    var reader = reader(fields, account, logins);
    var act = ActJson.read(fields);
    var delivery =
        new Delivery(
            mode(fields),
            format(fields, account),
            fields.whole("copies", 1, Delivery.MAX_COPIES, 1),
            fields.whole("lost", 0, Exchange.MAX_TRIES, 0));
    fields.rejectOthers();
    elsewhere(request, () -> EntryJson.exchange(platform.push(reader, act, delivery)));
  }

  static Reader reader(Fields fields, SandboxAccount account, Logins logins) {
    var nickname = fields.optional("reader").orElse(null);
    var reader = Readers.reader(account, nickname, fields.optional("openid").orElse(null));
    logins.met(reader, nickname);
    return reader;
  }

  private static Format format(Fields fields, SandboxAccount account) {
    var given = fields.optional("format").orElse("xml");
    if (given.equals("xml")) {
      return Format.XML;
    }
    if (given.equals("json") && account.kind() == SandboxAccount.Kind.MINI_PROGRAM) {
      return Format.JSON;
    }
    throw new BadField("format", "must be xml, or for a mini-program xml or json");
  }

  private static Mode mode(Fields fields) {
    return switch (fields.optional("mode").orElse("secure")) {
      case "plain" -> Mode.PLAIN;
      case "compatible" -> Mode.COMPATIBLE;
      case "secure" -> Mode.SECURE;
      default -> throw new BadField("mode", "must be plain, compatible or secure");
    };
  }

  private void addressCheck(RoutingContext request) {
    var fields = Fields.of(request);
    var account = readers.account("account", fields.text("account"));
    fields.rejectOthers();
    elsewhere(
        request,
        () -> {
          var check = platform.verify(account);
          return new JsonObject().put("passed", check.passed()).put("status", check.status());
        });
  }

  private void changeFaults(RoutingContext request) {
    var fields = Fields.of(request);
    var clear = fields.flag("clear");
    var expire = fields.flag("expireTokens");
    var drop = fields.whole("drop", 0, Faults.MAX_PLANNED, 0);
    var delay = fields.whole("delayMs", 0, MAX_DELAY_MS, -1);
    var errcode = fields.whole("errcode", -1, 9_999_999, 0);
    var times = fields.whole("times", 1, Faults.MAX_PLANNED, 1);
    fields.rejectOthers();
    if (clear) {
      faults.clear();
    }
    if (expire) {
      tokens.expireAll();
    }
    faults.drop(drop);
    if (delay >= 0) {
      faults.delay(Duration.ofMillis(delay));
    }
    if (errcode != 0) {
      faults.fail(errcode, times);
    }
    request.json(faults.json());
  }

  /** Waits off the event loop, answers on it. */
  private void elsewhere(RoutingContext request, Supplier<JsonObject> work) {
    Future.fromCompletionStage(
            CompletableFuture.supplyAsync(work, threads), request.vertx().getOrCreateContext())
        .onSuccess(
            answer -> {
              if (!request.response().closed()) {
                request.json(answer);
              }
            })
        .onFailure(request::fail);
  }
}
