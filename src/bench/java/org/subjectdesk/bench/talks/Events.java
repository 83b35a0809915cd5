package org.subjectdesk.bench.talks;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Events of one turn with consecutive numbers: when each was due, when it was first seen. Safe for
 * any thread.
 */
final class Events {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LOOK_NANOS = 20_000_000;

  private final int first;
  private final AtomicLongArray due;
  private final AtomicLongArray seen;

  /** As many events, the first of which has this number. */
  Events(int first, int count) {
    this.first = first;
    this.due = new AtomicLongArray(count);
    this.seen = new AtomicLongArray(count);
  }

  private int size() {
    return due.length();
  }

  /** Notes when an event is due, by its place in the turn; one without is not counted. */
  void due(int index, long nanos) {
    due.set(index, nanos);
  }

  /** Notes that an event is seen now, by its number; numbers of other turns do not matter. */
  void seen(int number) {
    var index = number - first;
    if (index >= 0 && index < size()) {
      seen.compareAndSet(index, 0, System.nanoTime());
    }
  }

  /** Waits until everything due was seen, but not for long. */
  void settle() {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (lost().findAny().isPresent() && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private IntStream lost() {
    return counted().filter(i -> seen.get(i) == 0);
  }

  private IntStream counted() {
    return IntStream.range(0, size()).filter(i -> due.get(i) != 0);
  }

  /** What came of them. */
  Delays delays() {
    var nanos =
        counted().filter(i -> seen.get(i) != 0).mapToLong(i -> seen.get(i) - due.get(i)).toArray();
    return Delays.of(nanos, (int) lost().count());
  }

  /** The same of those that were seen; for what only some are meant to be seen by. */
  Delays delaysOfSeen() {
    return Delays.of(
        counted().filter(i -> seen.get(i) != 0).mapToLong(i -> seen.get(i) - due.get(i)).toArray(),
        0);
  }
}
