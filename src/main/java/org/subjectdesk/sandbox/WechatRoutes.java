package org.subjectdesk.sandbox;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.config.Secret;
import org.subjectdesk.sandbox.platform.Platform;
import org.subjectdesk.sandbox.platform.Reader;

/**
 * The API that the desk's WeChat client calls, with {@code /sandbox/wechat} as its host. As the
 * platform has it, an error is status 200 with an {@code errcode}.
 */
final class WechatRoutes {
  private static final Pattern OPENID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final Platform platform;
  private final Dialogues dialogues;
  private final Tokens tokens;
  private final Faults faults;
  private final ConsentRoutes consents;

  WechatRoutes(
      Platform platform,
      Dialogues dialogues,
      Tokens tokens,
      Faults faults,
      ConsentRoutes consents) {
    this.platform = platform;
    this.dialogues = dialogues;
    this.tokens = tokens;
    this.faults = faults;
    this.consents = consents;
  }

  void mount(Router router) {
    router.get("/wechat/cgi-bin/token").handler(this::token);
    router.post("/wechat/cgi-bin/stable_token").handler(body()).handler(this::stableToken);
    router.post("/wechat/cgi-bin/message/custom/send").handler(body()).handler(this::send);
    router.post("/wechat/cgi-bin/message/custom/typing").handler(body()).handler(this::typing);
    router.post("/wechat/cgi-bin/message/template/subscribe").handler(body()).handler(this::notice);
    router
        .post("/wechat/cgi-bin/message/subscribe/send")
        .handler(body())
        .handler(this::subscribeMessage);
  }

  private static BodyHandler body() {
    return BodyHandler.create(false).setBodyLimit(Sandbox.BODY_LIMIT);
  }

  private void token(RoutingContext request) {
    faults.count("token");
    var query = request.queryParams();
    var wrong = refusal(query.get("grant_type"), query.get("appid"), query.get("secret"));
    if (wrong != ErrorCode.OK) {
      request.json(wrong.json());
      return;
    }
    answer(request, tokens.fresh(query.get("appid")));
  }

  private void stableToken(RoutingContext request) {
    faults.count("token");
    var body = object(request);
    if (body == null) {
      request.json(ErrorCode.BAD_FORMAT.json());
      return;
    }
    var appId = string(body, "appid");
    var wrong = refusal(string(body, "grant_type"), appId, string(body, "secret"));
    if (wrong != ErrorCode.OK || appId == null) {
      request.json(wrong.json());
      return;
    }
    var force = Boolean.TRUE.equals(body.getValue("force_refresh"));
    answer(request, tokens.stable(appId, force));
  }

  private ErrorCode refusal(
      @Nullable String grantType, @Nullable String appId, @Nullable String secret) {
    if (!"client_credential".equals(grantType)) {
      return ErrorCode.BAD_GRANT_TYPE;
    }
    var account = platform.accounts().stream().filter(one -> one.appId().equals(appId)).findFirst();
    if (account.isEmpty()) {
      return ErrorCode.BAD_APP_ID;
    }
    var expected = account.get().appSecret();
    if (secret == null || (expected != null && !expected.equals(new Secret(secret)))) {
      return ErrorCode.BAD_SECRET;
    }
    return ErrorCode.OK;
  }

  private void answer(RoutingContext request, Tokens.Grant grant) {
    request.json(
        new JsonObject()
            .put("access_token", grant.token())
            .put("expires_in", tokens.secondsLeft(grant)));
  }

  private void send(RoutingContext request) {
    faults.count("send");
    var plan = faults.next();
    if (plan.drop()) {
      later(request, plan, () -> request.request().connection().close());
      return;
    }
    var answer =
        plan.errcode() == 0 ? call(request, this::show).json() : ErrorCode.json(plan.errcode());
    faults.count(answer.getInteger("errcode") == 0 ? "sent" : "refused");
    later(request, plan, () -> request.json(answer));
  }

  private void typing(RoutingContext request) {
    faults.count("typing");
    request.json(call(request, this::type).json());
  }

  private void notice(RoutingContext request) {
    faults.count("notice");
    request.json(call(request, this::notify).json());
  }

  private ErrorCode notify(Reader reader, JsonObject body) {
    return switch (CustomMessage.notice(body)) {
      case CustomMessage.Parsed.Bad(var code) -> code;
      case CustomMessage.Parsed.Good(var message) -> {
        var spent = consents.spend(reader, body);
        yield spent == ErrorCode.OK ? dialogues.notify(reader, message) : spent;
      }
    };
  }

  private void subscribeMessage(RoutingContext request) {
    faults.count("notice");
    request.json(call(request, this::notifyOnce).json());
  }

  private ErrorCode notifyOnce(Reader reader, JsonObject body) {
    return switch (CustomMessage.subscribe(body)) {
      case CustomMessage.Parsed.Bad(var code) -> code;
      case CustomMessage.Parsed.Good(var message) -> {
        var spent = consents.spend(reader, String.valueOf(body.getValue("template_id")));
        yield spent == ErrorCode.OK ? dialogues.notify(reader, message) : spent;
      }
    };
  }

  /** What a call does once its token, body and reader are known. */
  private interface Call {
    ErrorCode on(Reader reader, JsonObject body);
  }

  private ErrorCode call(RoutingContext request, Call call) {
    var checked = tokens.check(request.queryParams().get("access_token"));
    if (checked.appId().isEmpty()) {
      return checked.code();
    }
    var body = object(request);
    if (body == null) {
      return ErrorCode.BAD_FORMAT;
    }
    var openid = string(body, "touser");
    return openid == null || !OPENID.matcher(openid).matches()
        ? ErrorCode.BAD_OPENID
        : call.on(new Reader(checked.appId().get(), openid), body);
  }

  private ErrorCode show(Reader reader, JsonObject body) {
    return switch (CustomMessage.parse(body)) {
      case CustomMessage.Parsed.Good(var message) -> dialogues.send(reader, message);
      case CustomMessage.Parsed.Bad(var code) -> code;
    };
  }

  private ErrorCode type(Reader reader, JsonObject body) {
    return switch (string(body, "command")) {
      case "Typing" -> dialogues.typing(reader, true);
      case "CancelTyping" -> dialogues.typing(reader, false);
      case null, default -> ErrorCode.BAD_COMMAND;
    };
  }

  private static void later(RoutingContext request, Faults.Plan plan, Runnable action) {
    if (plan.delay().isZero()) {
      action.run();
      return;
    }
    request
        .vertx()
        .setTimer(
            plan.delay().toMillis(),
            _ -> {
              if (!request.response().closed()) {
                action.run();
              }
            });
  }

  private static @Nullable JsonObject object(RoutingContext request) {
    try {
      return request.body().asJsonObject();
    } catch (DecodeException | ClassCastException notAnObject) {
      return null;
    }
  }

  private static @Nullable String string(JsonObject object, String name) {
    return object.getValue(name) instanceof String text ? text : null;
  }
}
