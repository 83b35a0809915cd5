package org.subjectdesk.bench.load;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What became of a series of requests. Each request's cells are written once, by the thread of its
 * connection; read only when all is over.
 */
public final class Replies {
  /** How a request ended. */
  public enum Outcome {
    /** No reply until the end. */
    NONE,
    /** Never sent: there was no connection to be had. */
    TURNED_AWAY,
    /** 200 with a reply. */
    ANSWERED,
    /** 200 without a reply: the answer is to follow. */
    POSTPONED,
    /** 503: the platform will ask again. */
    REFUSED,
    /** Any other status, or the connection broke. */
    BROKEN
  }

  private final Outcome[] outcomes;
  private final long[] dueNanos;
  private final long[] begunNanos;
  private final long[] endNanos;

  Replies(int size) {
    outcomes = new Outcome[size];
    Arrays.fill(outcomes, Outcome.NONE);
    dueNanos = new long[size];
    begunNanos = new long[size];
    endNanos = new long[size];
  }

  /**
   * Notes an end, which is now.
   *
   * @param due when it was to be sent, by {@link System#nanoTime}
   * @param begun when it was sent, or a connection for it was begun
   */
  void note(int index, Outcome outcome, long due, long begun) {
    dueNanos[index] = due;
    begunNanos[index] = begun;
    endNanos[index] = System.nanoTime();
    outcomes[index] = outcome;
  }

  static Outcome outcome(int status, int bodyLength) {
    return switch (status) {
      case 200 -> bodyLength > "success".length() ? Outcome.ANSWERED : Outcome.POSTPONED;
      case 503 -> Outcome.REFUSED;
      default -> Outcome.BROKEN;
    };
  }

  /** Whether the sender may take the message as received. */
  public boolean acknowledged(int index) {
    return outcomes[index] == Outcome.ANSWERED || outcomes[index] == Outcome.POSTPONED;
  }

  /** How many requests there were. */
  public int size() {
    return outcomes.length;
  }

  /** How many ended like this. */
  public int count(Outcome wanted) {
    return (int) Arrays.stream(outcomes).filter(outcome -> outcome == wanted).count();
  }

  /** Answers a second, from the first request to the last answer. */
  public double perSecond() {
    var answered = answered().toArray();
    var first = Arrays.stream(answered).mapToLong(i -> dueNanos[i]).min().orElse(0);
    var last = Arrays.stream(answered).mapToLong(i -> endNanos[i]).max().orElse(0);
    return answered.length / Math.max(1e-9, (last - first) / 1e9);
  }

  /**
   * The time within which this share of the answers came, in milliseconds. Counts from when each
   * was due, so that nothing that holds a request up is left out.
   */
  public double millis(double share) {
    var took = answered().mapToLong(i -> endNanos[i] - dueNanos[i]).sorted().toArray();
    return took.length == 0 ? 0 : took[(int) Math.ceil(share * took.length) - 1] / 1e6;
  }

  /**
   * The latest reply of any kind, in milliseconds. Counts from when its request was sent: an
   * overloaded load generator is not the server's fault.
   */
  public double slowestMillis() {
    return IntStream.range(0, size())
            .filter(i -> acknowledged(i) || outcomes[i] == Outcome.REFUSED)
            .mapToLong(i -> endNanos[i] - begunNanos[i])
            .max()
            .orElse(0)
        / 1e6;
  }

  private IntStream answered() {
    return IntStream.range(0, size()).filter(i -> outcomes[i] == Outcome.ANSWERED);
  }

  /** The replies from this position on, up to another. */
  public Replies part(int from, int to) {
    var part = new Replies(to - from);
    System.arraycopy(outcomes, from, part.outcomes, 0, to - from);
    System.arraycopy(dueNanos, from, part.dueNanos, 0, to - from);
    System.arraycopy(begunNanos, from, part.begunNanos, 0, to - from);
    System.arraycopy(endNanos, from, part.endNanos, 0, to - from);
    return part;
  }
}
