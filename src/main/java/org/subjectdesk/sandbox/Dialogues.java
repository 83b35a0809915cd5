package org.subjectdesk.sandbox;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.sandbox.platform.Exchange;
import org.subjectdesk.sandbox.platform.Reader;

/**
 * The dialogues of all readers. Thread-safe. Bounded: when there are too many readers or their
 * dialogues grow too heavy together, those that were quiet the longest are forgotten.
 */
final class Dialogues {
  private final int maxReaders;
  private final long maxWeight;
  private final SandboxSettings settings;
  private final InstantSource clock;
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

  /** In the order of their last change, because a changed one is put in anew. */
  private final Map<Reader, Dialogue> dialogues = new LinkedHashMap<>();

  private long weight;
  private long lastSeq;

  Dialogues(SandboxSettings settings, InstantSource clock) {
    this(settings, clock, 10_000, 16_000_000);
  }

  /**
   * @param maxWeight in characters, all dialogues together
   */
  Dialogues(SandboxSettings settings, InstantSource clock, int maxReaders, long maxWeight) {
    this.settings = settings;
    this.clock = clock;
    this.maxReaders = maxReaders;
    this.maxWeight = maxWeight;
  }

  /** Is told of every change, in order; called under the lock, so it must only pass it on. */
  interface Watcher {
    /** An entry is new or has changed. */
    void changed(Reader reader, Entry entry, boolean following);

    /** 对方正在输入 begins or ends. */
    void typing(Reader reader, boolean on);
  }

  /** A dialogue at one moment. */
  record Snapshot(boolean following, List<Entry> entries) {}

  void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  /** Whether this reader was ever seen at this account. */
  synchronized boolean knows(Reader reader) {
    return dialogues.containsKey(reader);
  }

  /** Takes in an exchange that has begun or has come further. */
  synchronized void record(Exchange exchange) {
    var reader = exchange.reader();
    var dialogue = dialogue(reader);
    var seq = dialogue.seqOf(exchange);
    if (seq == 0) {
      dialogue.began(exchange.act(), exchange.at());
      seq = ++lastSeq;
    }
    put(reader, dialogue, new Entry.Pushed(seq, exchange));
  }

  /** Shows a message that the desk sends, unless the platform would refuse it. */
  synchronized ErrorCode send(Reader reader, CustomMessage message) {
    if (isUnknown(reader)) {
      return ErrorCode.BAD_OPENID;
    }
    var dialogue = dialogue(reader);
    var now = clock.instant();
    var verdict = dialogue.spend(now);
    if (verdict == ErrorCode.OK) {
      put(reader, dialogue, new Entry.Sent(++lastSeq, now, reader, message));
    }
    return verdict;
  }

  /**
   * Shows a subscribe message: it needs no window and spends none, and not even that she follows.
   */
  synchronized ErrorCode notify(Reader reader, CustomMessage message) {
    if (isUnknown(reader)) {
      return ErrorCode.BAD_OPENID;
    }
    put(reader, dialogue(reader), new Entry.Sent(++lastSeq, clock.instant(), reader, message));
    return ErrorCode.OK;
  }

  /** Shows or hides 对方正在输入. */
  synchronized ErrorCode typing(Reader reader, boolean on) {
    var dialogue = dialogues.get(reader);
    if (dialogue == null) {
      return isUnknown(reader) ? ErrorCode.BAD_OPENID : ErrorCode.OK;
    }
    var verdict = dialogue.typing(on, clock.instant());
    if (verdict == ErrorCode.OK) {
      watchers.forEach(watcher -> watcher.typing(reader, on));
    }
    return verdict;
  }

  /** As {@link #of}, with nothing changing until {@code then} is done; it must be quick. */
  synchronized void subscribe(Reader reader, Consumer<Snapshot> then) {
    then.accept(of(reader));
  }

  /** What this reader has on her phone; asking makes nobody known. */
  synchronized Snapshot of(Reader reader) {
    var dialogue = dialogues.get(reader);
    return dialogue == null
        ? new Snapshot(true, List.of())
        : new Snapshot(dialogue.isFollowing(), dialogue.entries());
  }

  /** What was sent to this openid through the API, oldest first. */
  synchronized List<Entry.Sent> sentTo(String openid) {
    return dialogues.entrySet().stream()
        .filter(one -> one.getKey().openid().equals(openid))
        .flatMap(one -> one.getValue().entries().stream())
        .flatMap(entry -> entry instanceof Entry.Sent sent ? Stream.of(sent) : Stream.empty())
        .toList();
  }

  private boolean isUnknown(Reader reader) {
    return !settings.strangers() && !dialogues.containsKey(reader);
  }

  private Dialogue dialogue(Reader reader) {
    var known = dialogues.get(reader);
    return known == null ? new Dialogue(settings.windows()) : known;
  }

  private void put(Reader reader, Dialogue dialogue, Entry entry) {
    if (dialogues.remove(reader) != null) {
      weight -= dialogue.weight();
    }
    dialogue.put(entry);
    dialogues.put(reader, dialogue);
    weight += dialogue.weight();
    while (dialogues.size() > maxReaders || (weight > maxWeight && dialogues.size() > 1)) {
      forgetOldest();
    }
    watchers.forEach(watcher -> watcher.changed(reader, entry, dialogue.isFollowing()));
  }

  private void forgetOldest() {
    var oldest = Objects.requireNonNull(firstKey());
    var gone = Objects.requireNonNull(dialogues.remove(oldest));
    weight -= gone.weight();
  }

  private @Nullable Reader firstKey() {
    return dialogues.isEmpty() ? null : dialogues.keySet().iterator().next();
  }
}
