package org.subjectdesk.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/** One file in a folder that this process holds alone; one writer, readers beside it. */
final class SqliteEngine implements Engine {
  private static final int BUSY_MILLIS = 5_000;
  private static final int CACHE_KIB = 16 * 1024;

  /** 16 MB of log between two checkpoints; at SQLite's own 4 MB the lane did half as much here. */
  private static final String CHECKPOINT_PAGES = "4000";

  private final FolderLock lock;
  private final String url;

  SqliteEngine(StoreSettings.Embedded settings) {
    lock = FolderLock.hold(settings.folder());
    url = "jdbc:sqlite:" + file(settings.folder());
  }

  static Path file(Path folder) {
    return folder.resolve("desk.db").toAbsolutePath();
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public Connection connect() throws SQLException {
    return source(config()).getConnection();
  }

  @Override
  public DataSource readers() {
    var config = config();
    config.setReadOnly(true);
    return source(config);
  }

  @Override
  public DataSource migrations() {
    return source(config());
  }

  @Override
  public Optional<DataSource> shared() {
    return Optional.empty();
  }

  @Override
  public Map<String, String> dialect() {
    return Map.of(
        "serial",
        "INTEGER PRIMARY KEY AUTOINCREMENT",
        "bytes",
        "BLOB",
        "text",
        "TEXT",
        // V19: a record's keys in one text; a table that is its primary key's tree and nothing
        // else.
        "joined",
        "group_concat(key, ' ')",
        "clustered",
        "WITHOUT ROWID");
  }

  @Override
  public boolean isConflict(SQLException failure) {
    var code = failure.getErrorCode() & 0xff;
    return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code;
  }

  @Override
  public boolean isLost(SQLException failure) {
    return false;
  }

  @Override
  public void close() {
    lock.close();
  }

  private SQLiteDataSource source(SQLiteConfig config) {
    var source = new SQLiteDataSource(config);
    source.setUrl(url);
    return source;
  }

  /** FULL, because NORMAL may lose acknowledged commits with the power and gained nothing. */
  static SQLiteConfig config() {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setCacheSize(-CACHE_KIB);
    config.setPragma(Pragma.WAL_AUTOCHECKPOINT, CHECKPOINT_PAGES);
    // Asking for them would cost every INSERT a query; RETURNING is there for who needs them.
    config.setGetGeneratedKeys(false);
    return config;
  }
}
