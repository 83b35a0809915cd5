package org.subjectdesk.bench.talks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the consoles hear: every frame of each, of which only those about a librarian's own talks
 * matter. Called on many event loops.
 */
final class Ears {
  private static final String MINE = "\"mine\":true";
  private static final String MESSAGES = "{\"type\":\"messages\"";
  private static final Events NOTHING = new Events(0, 0);

  private final Map<Integer, Talk> talks = new ConcurrentHashMap<>();
  private final LongAdder frames = new LongAdder();
  private final LongAdder ownBytes = new LongAdder();
  private final int size;
  private volatile Heard now = new Heard(NOTHING, NOTHING, NOTHING);

  /**
   * What is listened for in one turn.
   *
   * @param announced readers' messages, as the list of consults shows them
   * @param shown the same in the talk that is watched
   * @param replied librarians' messages, as the list shows them
   */
  record Heard(Events announced, Events shown, Events replied) {}

  /** Of as many talks: the messages with numbers below this tell which talk is which. */
  Ears(int size) {
    this.size = size;
  }

  void listen(Heard next) {
    now = next;
  }

  void hear(int librarian, String frame) {
    frames.increment();
    if (!frame.contains(MINE)) {
      return;
    }
    var heard = now;
    if (frame.startsWith(MESSAGES)) {
      Mark.all(frame, heard.shown()::seen);
    } else {
      Mark.all(
          frame,
          number -> {
            if (number < size && !talks.containsKey(number)) {
              learn(librarian, number, frame);
            }
            heard.announced().seen(number);
            heard.replied().seen(number);
          });
    }
  }

  private void learn(int librarian, int reader, String frame) {
    var consult = new JsonObject(frame).getJsonObject("consult");
    if (consult != null) {
      talks.put(reader, new Talk(librarian, consult.getString("id")));
      ownBytes.add(frame.getBytes(UTF_8).length);
    }
  }

  /** By reader's number. */
  Map<Integer, Talk> talks() {
    return talks;
  }

  /** Of all consoles, so far. */
  long frames() {
    return frames.sum();
  }

  /** The usual size of a frame that announces a message. */
  int bytes() {
    return talks.isEmpty() ? 0 : (int) (ownBytes.sum() / talks.size());
  }
}
