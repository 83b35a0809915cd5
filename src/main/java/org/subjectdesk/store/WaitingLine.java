package org.subjectdesk.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bounded queue in front of a lane. Not one of the JDK's, because accepting and closing must
 * exclude each other: what was accepted is served, and what comes later is told so.
 */
final class WaitingLine {
  private final int capacity;
  private final ArrayDeque<Job<?>> jobs = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closed;

  WaitingLine(int capacity) {
    this.capacity = capacity;
  }

  /** Takes a job in, or fails it at once. */
  void offer(Job<?> job) {
    lock.lock();
    try {
      if (!closed && jobs.size() < capacity) {
        jobs.add(job);
        changed.signal();
        return;
      }
    } finally {
      lock.unlock();
    }
    job.fail(new StoreBusy("the store takes no more work now"));
    job.settle();
  }

  /** Waits until there is something, then hands it out; empty only when closed and served. */
  List<Job<?>> take(int most) {
    lock.lock();
    try {
      while (jobs.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      var taken = new ArrayList<Job<?>>(Math.min(most, jobs.size()));
      while (taken.size() < most && !jobs.isEmpty()) {
        taken.add(jobs.remove());
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** From now on nothing is taken in. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return jobs.size();
    } finally {
      lock.unlock();
    }
  }
}
