package org.subjectdesk;

import io.vertx.core.json.JsonObject;
import java.net.http.WebSocket;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Collects the frames of a live connection; its end is one of the type closed. */
final class Frames implements WebSocket.Listener {
  private static final long PATIENCE_S = 20;

  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final StringBuilder text = new StringBuilder();

  /** The next frame of a type that fits; others before it are dropped. */
  JsonObject next(String type, Predicate<JsonObject> fits) {
    try {
      while (true) {
        var frame = frames.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (frame == null) {
          throw new AssertionError("no frame " + type + " came that fits");
        }
        if (frame.getString("type").equals(type) && fits.test(frame)) {
          return frame;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** The type of the next frame that has one of these. */
  String nextOf(Set<String> types) {
    try {
      while (true) {
        var frame = frames.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (frame == null) {
          throw new AssertionError("none came of " + types);
        }
        if (types.contains(frame.getString("type"))) {
          return frame.getString("type");
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** The code with which the server ends the connection. */
  int closed() {
    return next("closed", _ -> true).getInteger("code");
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      frames.add(new JsonObject(text.toString()));
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    frames.add(new JsonObject().put("type", "closed").put("code", code));
    return null;
  }
}
