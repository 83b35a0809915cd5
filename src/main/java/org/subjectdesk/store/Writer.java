package org.subjectdesk.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A lane's connection: opened when it is needed, given up when it is broken. Belongs to the lane's
 * thread.
 */
final class Writer {
  /** How long one failed attempt to connect answers for the next ones. */
  private static final long PAUSE_NANOS = 500_000_000;

  private final Engine engine;
  private @Nullable Session session;
  private @Nullable Unreachable unreachable;
  private long triedAt;

  Writer(Engine engine) {
    this.engine = engine;
  }

  /** Runs a body in the transaction that is open or that its first statement opens. */
  void run(Job<?> job) throws Exception {
    try {
      job.run(session());
    } finally {
      // A body may have interrupted this thread; its neighbours must not feel it.
      Thread.interrupted();
    }
  }

  /**
   * Commits whatever was run.
   *
   * @throws OutcomeUnknown if the connection was lost meanwhile
   */
  void commit() {
    try {
      session().commit();
    } catch (SQLException e) {
      throw engine.isLost(e) ? new OutcomeUnknown(e) : new StoreFailure("commit refused", e);
    }
  }

  /** Takes back whatever was run and not committed; never throws. */
  void undo() {
    if (session == null) {
      return;
    }
    try {
      session.rollback();
    } catch (SQLException e) {
      // Nothing of the open transaction can survive its connection.
      disconnect();
    }
  }

  /** Whether the same body may do better when it is run again. */
  boolean mayRetry(Throwable failure) {
    return switch (failure) {
      case OutcomeUnknown e -> false;
      case Unreachable e -> false;
      case ConflictException e -> true;
      default -> Engine.cameFrom(failure, e -> engine.isConflict(e) || engine.isLost(e));
    };
  }

  void disconnect() {
    if (session != null) {
      session.close();
      session = null;
    }
  }

  private Session session() {
    if (session == null) {
      session = connect();
    }
    return session;
  }

  private Session connect() {
    if (unreachable != null && System.nanoTime() - triedAt < PAUSE_NANOS) {
      throw unreachable;
    }
    try {
      var connection = engine.connect();
      connection.setAutoCommit(false);
      unreachable = null;
      return new Session(connection);
    } catch (SQLException e) {
      triedAt = System.nanoTime();
      unreachable = new Unreachable(e);
      throw unreachable;
    }
  }

  private static final class Unreachable extends StoreFailure {
    private static final long serialVersionUID = 1;

    Unreachable(SQLException cause) {
      super("the database cannot be reached", cause);
    }
  }
}
