package org.subjectdesk.sandbox;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.sandbox.platform.Reader;

/**
 * {@code /wxa/msg_sec_check} (文本内容安全识别) in both versions. It finds two fixed words and nothing
 * else: {@value #RISKY} is risky, {@value #REVIEW} should be reviewed. Version 2 wants the openid
 * of somebody who was seen at that mini-program; version 1 knows no readers.
 */
final class SafetyRoute {
  static final String RISKY = "沙箱违规词";
  static final String REVIEW = "沙箱待审词";

  private static final int LONGEST = 2_500;
  private static final int CLEAN_LABEL = 100;
  private static final int OTHER_LABEL = 21_000;

  private final Tokens tokens;
  private final Faults faults;
  private final Dialogues dialogues;
  private final Logins logins;
  private final AtomicLong traces = new AtomicLong();

  SafetyRoute(Tokens tokens, Faults faults, Dialogues dialogues, Logins logins) {
    this.tokens = tokens;
    this.faults = faults;
    this.dialogues = dialogues;
    this.logins = logins;
  }

  void mount(Router router) {
    router
        .post("/wechat/wxa/msg_sec_check")
        .handler(BodyHandler.create(false).setBodyLimit(Sandbox.BODY_LIMIT))
        .handler(request -> request.json(answer(request)));
  }

  private JsonObject answer(RoutingContext request) {
    faults.count("check");
    var checked = tokens.check(request.queryParams().get("access_token"));
    if (checked.appId().isEmpty()) {
      return checked.code().json();
    }
    var body = object(request);
    if (body == null || !(body.getValue("content") instanceof String content)) {
      return ErrorCode.BAD_FORMAT.json();
    }
    if (content.isEmpty() || content.codePointCount(0, content.length()) > LONGEST) {
      return ErrorCode.BAD_PARAMETER.json();
    }
    var version = body.getValue("version");
    if (version == null) {
      return found(content).equals("pass") ? ErrorCode.OK.json() : ErrorCode.RISKY.json();
    }
    if (!(body.getValue("openid") instanceof String openid)
        || !(body.getValue("scene") instanceof Integer)) {
      return ErrorCode.BAD_PARAMETER.json();
    }
    var reader = new Reader(checked.appId().get(), openid);
    return dialogues.knows(reader) || logins.knows(reader)
        ? result(content)
        : ErrorCode.NOT_SEEN_LATELY.json();
  }

  private JsonObject result(String content) {
    var suggest = found(content);
    var label = suggest.equals("pass") ? CLEAN_LABEL : OTHER_LABEL;
    return ErrorCode.OK
        .json()
        .put("trace_id", "sandbox-" + traces.incrementAndGet())
        .put("result", new JsonObject().put("suggest", suggest).put("label", label));
  }

  private static String found(String content) {
    if (content.contains(RISKY)) {
      return "risky";
    }
    return content.contains(REVIEW) ? "review" : "pass";
  }

  private static @Nullable JsonObject object(RoutingContext request) {
    try {
      return request.body().asJsonObject();
    } catch (DecodeException | ClassCastException notAnObject) {
      return null;
    }
  }
}
