package org.subjectdesk.wxapi;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.conversation.MessageFlow;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.Reply;

/**
 * Gets the reply to a message within the platform's patience. WeChat waits five seconds and then
 * sends the message again; when the answer is not there in time, the message is postponed and an
 * empty reply goes out, and the answer follows by itself.
 */
public final class Answering {
  private final MessageFlow flow;
  private final Duration patience;

  /**
   * Sets up the race.
   *
   * @param patience how long an answer may take before it is postponed
   */
  public Answering(MessageFlow flow, Duration patience) {
    this.flow = flow;
    this.patience = patience;
  }

  /**
   * Answers a message.
   *
   * @param then is called once, on the calling event loop, with the reply or the failure
   */
  public void answer(
      Vertx vertx, Inbound in, BiConsumer<Optional<Reply>, @Nullable Throwable> then) {
    var once = new Once(vertx.getOrCreateContext(), then);
    var timer = vertx.setTimer(patience.toMillis(), _ -> once.completeWith(flow.postpone(in)));
    once.completeWith(flow.receive(in).whenComplete((_, _) -> vertx.cancelTimer(timer)));
  }

  /** Lives on one event loop, so it needs no lock. */
  private static final class Once {
    private final Context loop;
    private final BiConsumer<Optional<Reply>, @Nullable Throwable> then;
    private boolean done;

    Once(Context loop, BiConsumer<Optional<Reply>, @Nullable Throwable> then) {
      this.loop = loop;
      this.then = then;
    }

    void completeWith(CompletableFuture<Optional<Reply>> outcome) {
      var _ =
          outcome.whenComplete(
              (reply, failure) -> complete(failure == null ? reply : Optional.empty(), failure));
    }

    private void complete(Optional<Reply> reply, @Nullable Throwable failure) {
      loop.runOnContext(
          _ -> {
            if (!done) {
              done = true;
              then.accept(reply, failure);
            }
          });
    }
  }
}
