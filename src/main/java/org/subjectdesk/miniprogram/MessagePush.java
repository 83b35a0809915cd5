package org.subjectdesk.miniprogram;

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
import org.subjectdesk.message.Reply;
import org.subjectdesk.wxapi.Answering;
import org.subjectdesk.wxapi.Meaning;
import org.subjectdesk.wxapi.PushRoute;

/** The route {@code /wechat/ma/{appId}} of the mini-programs' pushes; see {@link PushRoute}. */
public final class MessagePush {
  private final PushRoute route;

  /**
   * Sets up the route.
   *
   * @param mostUnderWay more pushes than these at once are turned away
   * @param answered is told how long each answer took
   */
  public MessagePush(
      Collection<MiniProgram> programs,
      Answering answering,
      int mostUnderWay,
      InstantSource clock,
      Consumer<Duration> answered) {
    var doors =
        programs.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    MiniProgram::appId, it -> new Door(it, it.envelope())));
    this.route = new PushRoute("/wechat/ma/", doors, answering, mostUnderWay, clock, answered);
  }

  /** Adds the route. */
  public void mount(Router router) {
    route.mount(router);
  }

  private record Door(MiniProgram program, Envelope envelope) implements PushRoute.Door {
    @Override
    public Meaning read(Map<String, String> fields, Instant at) {
      return Pushes.read(program, fields, at);
    }

    /** The platform takes no reply here; what there is to say lies in the outbox. */
    @Override
    public Optional<String> handedBack(Push push, Reply reply, Instant at) {
      return Optional.empty();
    }
  }
}
