package org.subjectdesk.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.sandbox.SandboxSettings.Windows;
import org.subjectdesk.sandbox.platform.Act;
import org.subjectdesk.sandbox.platform.Exchange;

/**
 * What the platform knows of one reader: whether she follows, when the account may write to her,
 * and what appeared on her phone. Not thread-safe: {@link Dialogues} guards it.
 */
final class Dialogue {
  private static final int MAX_ENTRIES = 300;
  private static final Duration TYPING_ALLOWED = Duration.ofSeconds(30);
  private static final Duration TYPING_SHOWN = Duration.ofSeconds(15);

  private final Deque<Entry> entries = new ArrayDeque<>();
  private final Windows windows;
  private boolean following = true;
  private @Nullable Instant lastAct;
  private Instant typingUntil = Instant.MIN;
  private Window messages = Window.CLOSED;
  private Window events = Window.CLOSED;

  Dialogue(Windows windows) {
    this.windows = windows;
  }

  private record Window(Instant until, int left) {
    static final Window CLOSED = new Window(Instant.MIN, 0);

    boolean isOpen(Instant at) {
      return at.isBefore(until);
    }
  }

  boolean isFollowing() {
    return following;
  }

  /** Whether she has never done anything here. */
  boolean isStranger() {
    return lastAct == null;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  int weight() {
    return entries.stream().mapToInt(Entry::weight).sum();
  }

  /** She did something. Whoever writes follows: the platform lets nobody else write. */
  void began(Act act, Instant at) {
    following = !(act instanceof Act.Unsubscribe);
    lastAct = at;
    switch (act.opens()) {
      case MESSAGE_WINDOW ->
          messages = new Window(at.plus(windows.messageFor()), windows.messageCount());
      case EVENT_WINDOW -> events = new Window(at.plus(windows.eventFor()), windows.eventCount());
      case NOTHING -> {
        if (!following) {
          messages = Window.CLOSED;
          events = Window.CLOSED;
        }
      }
    }
  }

  /** Puts the entry in its place. */
  void put(Entry entry) {
    // Looked for from the end, where it nearly always is.
    if (!entries.isEmpty() && entries.peekLast().seq() >= entry.seq()) {
      var all = List.copyOf(entries);
      entries.clear();
      all.forEach(one -> entries.add(one.seq() == entry.seq() ? entry : one));
      return;
    }
    entries.add(entry);
    while (entries.size() > MAX_ENTRIES) {
      entries.removeFirst();
    }
  }

  /** The seq of this exchange's entry, 0 when it has none. */
  long seqOf(Exchange exchange) {
    for (var newest = entries.descendingIterator(); newest.hasNext(); ) {
      if (newest.next() instanceof Entry.Pushed(var seq, var known)
          && known.id() == exchange.id()) {
        return seq;
      }
    }
    return 0;
  }

  /** Takes one message off what may be sent. */
  ErrorCode spend(Instant at) {
    if (!following) {
      return ErrorCode.NOT_FOLLOWING;
    }
    if (isStranger()) {
      return ErrorCode.OK;
    }
    if (events.isOpen(at) && events.left() > 0) {
      events = new Window(events.until(), events.left() - 1);
    } else if (messages.isOpen(at) && messages.left() > 0) {
      messages = new Window(messages.until(), messages.left() - 1);
    } else {
      return events.isOpen(at) || messages.isOpen(at)
          ? ErrorCode.COUNT_EXCEEDED
          : ErrorCode.WINDOW_CLOSED;
    }
    typingUntil = Instant.MIN;
    return ErrorCode.OK;
  }

  /** Shows or hides 对方正在输入 (客服输入状态). */
  ErrorCode typing(boolean on, Instant at) {
    if (!following) {
      return ErrorCode.NOT_FOLLOWING;
    }
    if (on && lastAct != null && at.isAfter(lastAct.plus(TYPING_ALLOWED))) {
      return ErrorCode.TYPING_TOO_LATE;
    }
    if (on && at.isBefore(typingUntil)) {
      return ErrorCode.TYPING_ALREADY;
    }
    typingUntil = on ? at.plus(TYPING_SHOWN) : Instant.MIN;
    return ErrorCode.OK;
  }
}
