package org.subjectdesk.wechat;

import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.subjectdesk.envelope.Envelope;
import org.subjectdesk.envelope.Push;
import org.subjectdesk.envelope.ReplyXml;
import org.subjectdesk.message.Reply;
import org.subjectdesk.wxapi.Answering;
import org.subjectdesk.wxapi.Meaning;
import org.subjectdesk.wxapi.PassiveText;
import org.subjectdesk.wxapi.PushRoute;

/** The route {@code /wechat/mp/{appId}} of the Official Accounts; see {@link PushRoute}. */
public final class Callback {
  private final PushRoute route;

  /**
   * Sets up the route.
   *
   * @param maxTextBytes the longest text that the platform takes
   * @param mostUnderWay more pushes than these at once are turned away
   * @param answered is told how long each answer took
   */
  public Callback(
      Collection<Account> accounts,
      Answering answering,
      int maxTextBytes,
      int mostUnderWay,
      InstantSource clock,
      Consumer<Duration> answered) {
    var rendering = new PassiveText(maxTextBytes);
    var doors =
        accounts.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Account::appId, it -> new Door(it, it.envelope(), rendering)));
    this.route = new PushRoute("/wechat/mp/", doors, answering, mostUnderWay, clock, answered);
  }

  /** Adds the route. */
  public void mount(Router router) {
    route.mount(router);
  }

  private record Door(Account account, Envelope envelope, PassiveText rendering)
      implements PushRoute.Door {
    @Override
    public Meaning read(Map<String, String> fields, Instant at) {
      return Pushes.read(account, fields, at);
    }

    @Override
    public Optional<String> handedBack(Push push, Reply reply, Instant at) {
      var reader = push.fields().getOrDefault("FromUserName", "");
      var self = push.fields().getOrDefault("ToUserName", "");
      var text = rendering.of(reply, account.abilities().tappableMenus());
      return Optional.of(envelope.seal(push, ReplyXml.text(reader, self, at, text), at));
    }
  }
}
