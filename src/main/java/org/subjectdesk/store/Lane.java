package org.subjectdesk.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One thread, one connection, one queue: the only writer of its share of the keys.
 *
 * <p>It takes whatever waits, runs the bodies one after the other in one transaction, commits once
 * and then settles them all. If anything in a group fails, the group is rolled back and each of its
 * bodies is run again in a transaction of its own, in the same order, so that a faulty one fails
 * alone; there, conflicts and lost connections are tried a few times. Only a connection that is
 * lost during the commit itself ends in {@link OutcomeUnknown}, because that commit may be done.
 */
final class Lane extends Thread {
  static final int CAPACITY = 8_192;
  static final int LARGEST_GROUP = 256;

  /** After so long the first bodies of a group have waited enough for their commit. */
  private static final long LONGEST_GROUP_NANOS = 20_000_000;

  static final int ATTEMPTS = 6;
  private static final long FIRST_PAUSE_NANOS = 2_000_000;

  private final Writer writer;
  private final Executor completions;
  private final WaitingLine waiting = new WaitingLine(CAPACITY);
  private final Tally tally;

  Lane(String name, Engine engine, Executor completions, Tally tally) {
    super(name);
    setDaemon(true);
    this.writer = new Writer(engine);
    this.completions = completions;
    this.tally = tally;
  }

  void offer(Job<?> job) {
    waiting.offer(job);
  }

  int waiting() {
    return waiting.size();
  }

  /** Takes nothing more in; the thread ends when everything accepted is settled. */
  void finish() {
    waiting.close();
  }

  @Override
  public void run() {
    while (true) {
      var jobs = waiting.take(LARGEST_GROUP);
      if (jobs.isEmpty()) {
        break;
      }
      for (var rest = jobs.iterator(); rest.hasNext(); ) {
        together(rest);
      }
    }
    writer.disconnect();
  }

  /** Serves the next jobs, at least one, as one group. */
  private void together(Iterator<Job<?>> jobs) {
    var started = System.nanoTime();
    var group = new ArrayList<Job<?>>();
    try {
      do {
        var job = jobs.next();
        group.add(job);
        writer.run(job);
      } while (jobs.hasNext() && System.nanoTime() - started < LONGEST_GROUP_NANOS);
      writer.commit();
      tally.committed(group.size());
      group.forEach(this::settle);
    } catch (Throwable failure) {
      // Whatever a body throws, even an Error, is its caller's; the lane must live on.
      writer.undo();
      var everyones = group.size() == 1 || failure instanceof OutcomeUnknown;
      group.forEach(job -> alone(job, everyones ? failure : null));
    }
  }

  /**
   * Serves a job in its own transaction; the failure is that of its first attempt, if it had one.
   */
  private void alone(Job<?> job, @Nullable Throwable already) {
    var failure = already == null ? attempt(job) : already;
    for (var made = 1; failure != null && made < ATTEMPTS && writer.mayRetry(failure); made++) {
      tally.retried();
      pause(made);
      failure = attempt(job);
    }
    if (failure != null) {
      job.fail(failure);
    }
    settle(job);
  }

  private @Nullable Throwable attempt(Job<?> job) {
    try {
      writer.run(job);
      writer.commit();
      tally.committed(1);
      return null;
    } catch (Throwable failure) {
      writer.undo();
      return failure;
    }
  }

  /** Doubles each time, and differs so that two nodes do not meet again at the same place. */
  private static void pause(int made) {
    LockSupport.parkNanos(
        ThreadLocalRandom.current().nextLong(FIRST_PAUSE_NANOS / 2, FIRST_PAUSE_NANOS << made));
  }

  /** A caller's code runs elsewhere, so that it holds up neither the lane nor a neighbour. */
  private void settle(Job<?> job) {
    try {
      completions.execute(job::settle);
    } catch (RejectedExecutionException e) {
      job.settle();
    }
  }
}
