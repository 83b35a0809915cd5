package org.subjectdesk.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the database whether it is there, and does not wait long for the answer. */
final class Pulse {
  private static final int LONGEST_MILLIS = 1_000;
  private static final String QUESTION = "SELECT COUNT(*) AS migrations FROM flyway_schema_history";

  private final Readers readers;
  private CompletableFuture<Boolean> question = CompletableFuture.completedFuture(true);

  Pulse(Readers readers) {
    this.readers = readers;
  }

  boolean beats() {
    try {
      return asked().get(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** At most one question is under way, so that a silent database collects no threads. */
  private synchronized CompletableFuture<Boolean> asked() {
    if (question.isDone()) {
      question = CompletableFuture.supplyAsync(this::answer, Thread::startVirtualThread);
    }
    return question;
  }

  private boolean answer() {
    return readers.read(tx -> tx.one(QUESTION, row -> row.number("migrations")).isPresent());
  }
}
