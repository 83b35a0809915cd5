package org.subjectdesk.wechat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.conversation.MessageFlow;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.Reply;

/**
 * Gets the reply to a message within the platform's patience. WeChat waits five seconds and then
 * sends the message again; when the answer is not there in time, the message is postponed and an
 * empty reply goes out, and the answer follows by itself.
 */
final class Answering {
  private final MessageFlow flow;
  private final Executor workers;
  private final Duration patience;

  /**
   * Sets up the race.
   *
   * @param workers where the search may run; not an event loop
   * @param patience how long an answer may take before it is postponed
   */
  Answering(MessageFlow flow, Executor workers, Duration patience) {
    this.flow = flow;
    this.workers = workers;
    this.patience = patience;
  }

  /**
   * Answers a message.
   *
   * @param then is called once, on the calling event loop, with the reply or the failure
   */
  void answer(Vertx vertx, Inbound in, BiConsumer<Optional<Reply>, @Nullable Throwable> then) {
    var once = new Once(vertx.getOrCreateContext(), then);
    var timer =
        vertx.setTimer(
            patience.toMillis(), _ -> flow.postpone(in).whenComplete(once::complete));
    CompletableFuture.supplyAsync(() -> flow.receive(in), workers)
        .thenCompose(Function.identity())
        .whenComplete(
            (reply, failure) -> {
              vertx.cancelTimer(timer);
              once.complete(reply, failure);
            });
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

    void complete(@Nullable Optional<Reply> reply, @Nullable Throwable failure) {
      loop.runOnContext(
          _ -> {
            if (!done) {
              done = true;
              then.accept(reply == null ? Optional.empty() : reply, failure);
            }
          });
    }
  }
}
