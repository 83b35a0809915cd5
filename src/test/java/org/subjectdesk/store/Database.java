package org.subjectdesk.store;

/** The databases that the desk runs on. */
public enum Database {
  /** A file in a new folder. */
  SQLITE,
  /** A new database on the server that {@link PostgresServer} starts on first use. */
  POSTGRES;

  /** An empty database of this kind; close it to be rid of it. */
  public FreshDatabase fresh() {
    return switch (this) {
      case SQLITE -> FreshDatabase.folder();
      case POSTGRES -> PostgresServer.database();
    };
  }
}
