package org.subjectdesk.store;

import java.nio.file.Path;

/** Where the data lives. */
public sealed interface StoreSettings {
  /**
   * SQLite, in the file {@code desk.db} of a folder that belongs to one process at a time.
   *
   * @param folder made if it is missing, then for its owner only
   */
  record Embedded(Path folder) implements StoreSettings {}

  /**
   * A PostgreSQL database, which several nodes may share.
   *
   * @param url {@code jdbc:postgresql://host:port/database}
   * @param user its role
   * @param password what never prints
   * @param lanes how many writers this node has; a reader's work always meets the same one
   */
  record Postgres(String url, String user, Password password, int lanes) implements StoreSettings {
    /** How many writers are right unless a measurement says otherwise. */
    public static final int DEFAULT_LANES = 4;

    public Postgres {
      if (lanes < 1) {
        throw new IllegalArgumentException("lanes must be at least 1, not " + lanes);
      }
    }

    /** With the default number of lanes. */
    public Postgres(String url, String user, Password password) {
      this(url, user, password, DEFAULT_LANES);
    }

    /** Without the parameters of the address, for somebody may have put a password there. */
    @Override
    public String toString() {
      return "Postgres[" + url.replaceFirst("\\?.*", "") + ", lanes=" + lanes + "]";
    }
  }

  /** A word that must not be printed. */
  record Password(String value) {
    @Override
    public String toString() {
      return "***";
    }
  }
}
