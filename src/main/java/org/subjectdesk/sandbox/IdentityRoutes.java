package org.subjectdesk.sandbox;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.subjectdesk.config.Secret;
import org.subjectdesk.sandbox.platform.Platform;
import org.subjectdesk.sandbox.platform.Reader;

/**
 * Who readers are, of the API that the desk's WeChat client calls: {@code /sns/jscode2session} for
 * a mini-program's code, {@code /cgi-bin/user/info} for an Official Account's reader.
 */
final class IdentityRoutes {
  private final Platform platform;
  private final Tokens tokens;
  private final Logins logins;

  IdentityRoutes(Platform platform, Tokens tokens, Logins logins) {
    this.platform = platform;
    this.tokens = tokens;
    this.logins = logins;
  }

  void mount(Router router) {
    router.get("/wechat/sns/jscode2session").handler(request -> request.json(session(request)));
    router.get("/wechat/cgi-bin/user/info").handler(request -> request.json(info(request)));
  }

  private JsonObject session(RoutingContext request) {
    var query = request.queryParams();
    if (!"authorization_code".equals(query.get("grant_type"))) {
      return ErrorCode.BAD_GRANT_TYPE.json();
    }
    var appId = query.get("appid");
    var account = platform.accounts().stream().filter(it -> it.appId().equals(appId)).findFirst();
    if (account.isEmpty()) {
      return ErrorCode.BAD_APP_ID.json();
    }
    var expected = account.get().appSecret();
    var secret = query.get("secret");
    if (secret == null || (expected != null && !expected.equals(new Secret(secret)))) {
      return ErrorCode.BAD_SECRET.json();
    }
    return switch (logins.spend(appId, query.get("js_code"))) {
      case Logins.Spent.Wrong(var code) -> code.json();
      case Logins.Spent.Of(var code) -> {
        var json =
            new JsonObject()
                .put("openid", code.reader().openid())
                .put("session_key", "c2FuZGJveC1zZXNzaW9uLWtleQ==");
        code.unionid().ifPresent(unionid -> json.put("unionid", unionid));
        yield json;
      }
    };
  }

  private JsonObject info(RoutingContext request) {
    var checked = tokens.check(request.queryParams().get("access_token"));
    if (checked.appId().isEmpty()) {
      return checked.code().json();
    }
    try {
      var openid = Readers.openid(request.queryParams().get("openid"));
      var reader = new Reader(checked.appId().get(), openid);
      return new JsonObject()
          .put("subscribe", 1)
          .put("openid", openid)
          .put("language", "zh_CN")
          .put("unionid", logins.unionid(reader));
    } catch (BadField _) {
      return ErrorCode.BAD_OPENID.json();
    }
  }
}
