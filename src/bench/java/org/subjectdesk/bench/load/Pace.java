package org.subjectdesk.bench.load;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntToDoubleFunction;

/** Does things at given times, whether those before them are finished or not. */
public final class Pace {
  private Pace() {}

  /** One of the things; must not block. */
  public interface Deed {
    /**
     * Is begun now.
     *
     * @param due when it was to be begun, by {@link System#nanoTime}
     */
    void begin(int index, long due);
  }

  /**
   * Begins one after the other on this thread.
   *
   * @param start by {@link System#nanoTime}
   * @param seconds when each is due, after the start; never earlier than the one before
   */
  public static void keep(long start, int count, IntToDoubleFunction seconds, Deed deed) {
    for (var i = 0; i < count; i++) {
      var due = start + (long) (seconds.applyAsDouble(i) * 1e9);
      for (var early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
        LockSupport.parkNanos(early);
      }
      deed.begin(i, due);
    }
  }
}
