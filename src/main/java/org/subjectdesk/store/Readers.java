package org.subjectdesk.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;

/** The pool of connections that only read. */
final class Readers implements AutoCloseable {
  private static final int MOST = 4;
  private static final int WAIT_MILLIS = 3_000;

  private final Engine engine;
  private final HikariDataSource pool;

  Readers(Engine engine) {
    this.engine = engine;
    var config = new HikariConfig();
    config.setPoolName("desk-readers");
    config.setDataSource(engine.readers());
    config.setMaximumPoolSize(MOST);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setReadOnly(true);
    config.setAutoCommit(false);
    // All statements of one reading see the same state, on both databases.
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    pool = new HikariDataSource(config);
  }

  /** Reads; once more if the connection turns out to be dead, as all are after a restart. */
  <T> T read(Work<T> work) {
    try {
      return once(work);
    } catch (StoreFailure e) {
      if (!Engine.cameFrom(e, engine::isLost)) {
        throw e;
      }
      pool.getHikariPoolMXBean().softEvictConnections();
      return once(work);
    }
  }

  private <T> T once(Work<T> work) {
    // Giving the connection back ends the transaction.
    try (var session = new Session(pool.getConnection())) {
      return session.run(work);
    } catch (SQLException e) {
      throw new StoreFailure("the database cannot be read now", e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new StoreFailure("reading failed", e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
