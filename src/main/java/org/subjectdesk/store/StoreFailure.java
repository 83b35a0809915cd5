package org.subjectdesk.store;

import org.jspecify.annotations.Nullable;

/**
 * The database refused or could not be reached. Its message names the statement and the database's
 * own words, never the values that were bound: those are readers' data.
 */
public class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** For outcomes that are ordinary under load: without the price of a stack trace. */
  StoreFailure(String message) {
    super(message, null, false, false);
  }
}
