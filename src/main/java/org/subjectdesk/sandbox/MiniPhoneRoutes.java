package org.subjectdesk.sandbox;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.subjectdesk.sandbox.platform.Platform;
import org.subjectdesk.sandbox.platform.SandboxAccount;

/** What a mini-program asks of the phone that it runs on, below {@code /sandbox/api/}. */
final class MiniPhoneRoutes {
  private final Readers readers;
  private final Logins logins;
  private final ConsentRoutes consents;

  MiniPhoneRoutes(Platform platform, Logins logins, ConsentRoutes consents) {
    this.readers = new Readers(platform);
    this.logins = logins;
    this.consents = consents;
  }

  void mount(Router router) {
    PageRoutes.post(router, "/api/codes", this::code);
    PageRoutes.post(router, "/api/consents", this::consent);
  }

  private SandboxAccount program(Fields fields) {
    var account = readers.account("account", fields.text("account"));
    if (account.kind() != SandboxAccount.Kind.MINI_PROGRAM) {
      throw new BadField("account", "must be a mini-program");
    }
    return account;
  }

  /** What {@code wx.login} gives her: {@code {"code": …}}, good for one login. */
  private void code(RoutingContext request) {
    var fields = Fields.of(request);
    var reader = PageRoutes.reader(fields, program(fields), logins);
    var unbound = fields.flag("unbound");
    fields.rejectOthers();
    request.json(new JsonObject().put("code", logins.code(reader, !unbound)));
  }

  /** She taps 允许 in {@code wx.requestSubscribeMessage}: good for one message. */
  private void consent(RoutingContext request) {
    var fields = Fields.of(request);
    var reader = PageRoutes.reader(fields, program(fields), logins);
    var template = fields.text("template");
    fields.rejectOthers();
    consents.tapped(reader, template);
    request.json(new JsonObject());
  }
}
