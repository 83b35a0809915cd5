package org.subjectdesk.store;

/**
 * Thrown by a body that found a row in another version than the one it had read: another node was
 * faster. The body is rolled back and run again a few times; only then does its caller see this.
 */
public final class ConflictException extends StoreFailure {
  private static final long serialVersionUID = 1;

  /**
   * Tells what changed meanwhile.
   *
   * @param what the kind of thing, for the log; no reader's data
   */
  public ConflictException(String what) {
    super(what);
  }
}
