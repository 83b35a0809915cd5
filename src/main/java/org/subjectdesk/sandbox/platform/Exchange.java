package org.subjectdesk.sandbox.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One push and all that came of it. Immutable: each round of tries makes a new one with the same
 * id.
 *
 * @param id the MsgId; unique, also after a restart; events do not show it to the callback
 * @param at when she did it; CreateTime holds its seconds
 * @param xml the message as pushed, before encryption
 * @param tries so far; copies of one try stand together, in order
 */
public record Exchange(
    long id, Reader reader, Act act, Delivery delivery, Instant at, String xml, List<Try> tries) {
  /** The platform tries three times in all. */
  public static final int MAX_TRIES = 3;

  /** What the reader sees when nothing usable came back. */
  public static final String UNAVAILABLE = "该公众号暂时无法提供服务，请稍后再试";

  /** Freezes the tries. */
  public Exchange {
    tries = List.copyOf(tries);
  }

  /** Whether nothing more will happen. */
  public boolean isDone() {
    return answer().isPresent() || rounds() == MAX_TRIES;
  }

  /** How many times the platform has tried. */
  public int rounds() {
    return tries.isEmpty() ? 0 : tries.getLast().number();
  }

  /** The first answer that arrived; of several copies the platform shows one. */
  public Optional<Try.Answered> answer() {
    return tries.stream()
        .map(Try::outcome)
        .filter(Try.Answered.class::isInstance)
        .map(Try.Answered.class::cast)
        .findFirst();
  }

  /** The reply; empty while it is under way and when all tries failed. */
  public Optional<PassiveReply> reply() {
    return answer().map(Try.Answered::reply);
  }

  /** The text that appears on her phone; once she follows no more, nothing does. */
  public Optional<String> shown() {
    if (!isDone() || act instanceof Act.Unsubscribe) {
      return Optional.empty();
    }
    return switch (reply().orElseGet(() -> new PassiveReply.Malformed(""))) {
      case PassiveReply.Text(var content) -> Optional.of(content);
      case PassiveReply.None _ -> Optional.empty();
      case PassiveReply.Other(var kind) -> Optional.of("[" + kind + "]");
      case PassiveReply.Malformed _ -> Optional.of(UNAVAILABLE);
    };
  }

  /** The status of the last try, 0 when it had none. */
  public int status() {
    return tries.isEmpty() ? 0 : tries.getLast().outcome().status();
  }

  /** How long all tries took together. */
  public Duration took() {
    return IntStream.rangeClosed(1, rounds())
        .mapToObj(this::tookIn)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Duration tookIn(int round) {
    return tries.stream()
        .filter(one -> one.number() == round)
        .map(Try::took)
        .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  Exchange with(List<Try> round) {
    var all = new ArrayList<>(tries);
    all.addAll(round);
    return new Exchange(id, reader, act, delivery, at, xml, all);
  }
}
