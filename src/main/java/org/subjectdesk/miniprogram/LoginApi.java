package org.subjectdesk.miniprogram;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import me.chanjar.weixin.common.error.WxErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.reader.Persons;
import org.subjectdesk.reader.ReaderSessions;
import org.subjectdesk.reader.SessionJson;
import org.subjectdesk.reader.Throttle;
import org.subjectdesk.store.Store;
import org.subjectdesk.wxapi.ApiUnavailable;

/**
 * The operation that opens a session for a reader of a mini-program's pages (小程序登录). Who she is,
 * the platform says for the code that {@code wx.login} gave her; the session_key that comes with it
 * is dropped here, because nothing needs it.
 */
public final class LoginApi implements Operations {
  private static final Logger LOG = LoggerFactory.getLogger(LoginApi.class);

  /**
   * Invalid, used already; the platform refuses this reader (40226), which another code may end.
   */
  private static final Set<Integer> BAD_CODES = Set.of(40029, 40163, 40226);

  private final MiniPrograms programs;
  private final Store store;
  private final ReaderSessions sessions;
  private final Throttle throttle;
  private final Map<String, String> libraries;
  private final InstantSource clock;
  private final Persons persons = new Persons();

  /**
   * Prepares.
   *
   * @param libraries the members' names, by their ids
   */
  public LoginApi(
      MiniPrograms programs,
      Store store,
      ReaderSessions sessions,
      Throttle throttle,
      Map<String, String> libraries,
      InstantSource clock) {
    this.programs = programs;
    this.store = store;
    this.sessions = sessions;
    this.throttle = throttle;
    this.libraries = Map.copyOf(libraries);
    this.clock = clock;
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes.getRoute("openMiniProgramSession").addHandler(this::open);
  }

  /** Who somebody is, as the platform says. */
  private record Named(String openid, Optional<String> unionid) {}

  private void open(RoutingContext request) {
    var body = Calls.body(request);
    var program = programs.find(body.getString("appId"));
    if (program.isEmpty()) {
      wrong("appId", "no mini-program of this desk has it").send(request);
      return;
    }
    var library = body.getString("library", program.get().library());
    if (!libraries.containsKey(library)) {
      wrong("library", "no member library has this id").send(request);
      return;
    }
    var code = body.getString("code");
    var address = throttle.address(request);
    Calls.answer(
        request,
        () -> throttle.atTheDoor(address).orElseGet(() -> answer(program.get(), code, library)));
  }

  private Calls.Answer answer(MiniProgram program, String code, String library) {
    Named named;
    try {
      named = name(program, code);
    } catch (ApiUnavailable away) {
      return away(program, away.reason());
    } catch (WxErrorException refused) {
      var errcode = refused.getError().getErrorCode();
      return BAD_CODES.contains(errcode)
          ? Calls.refused(wrong("code", "the platform does not take it; call wx.login again"))
          : away(program, String.valueOf(errcode));
    }
    return Calls.json(session(program, named, library));
  }

  private Named name(MiniProgram program, String code) throws WxErrorException {
    var told = programs.api(program).jsCode2SessionInfo(code);
    var openid = told == null ? null : told.getOpenid();
    if (told == null || openid == null || openid.isBlank()) {
      throw new ApiUnavailable("unreadable answer", Duration.ZERO);
    }
    return new Named(openid, Optional.ofNullable(told.getUnionid()).filter(id -> !id.isBlank()));
  }

  private JsonObject session(MiniProgram program, Named named, String library) {
    var visitor = program.visitor(named.openid());
    var opened =
        store
            .<ReaderSessions.Opened>inTransaction(
                visitor,
                tx -> {
                  persons.join(tx, program.writer(named.openid()), named.unionid());
                  persons.join(tx, visitor, named.unionid());
                  return sessions.open(tx, visitor, library, "", clock.instant());
                })
            .join();
    return SessionJson.of(opened, libraries.getOrDefault(library, library));
  }

  private static Problem wrong(String field, String why) {
    return Problem.bad(field + ": " + why).with(new JsonObject().put("field", field));
  }

  private static Calls.Answer away(MiniProgram program, String reason) {
    LOG.warn("nobody can sign in at {}: {}", program.appId(), reason);
    return Calls.refused(
        new Problem(503, "Platform away", "WeChat does not answer; try again in a while")
            .with(new JsonObject().put("code", "platform-away")));
  }
}
