package org.subjectdesk.store;

/**
 * The connection was lost while the commit was under way, so nobody here knows whether it was done.
 * The body is <b>not</b> run again: that is the caller's choice, who can look (by the unique key
 * that it writes) or let the platform send the message again.
 */
public final class OutcomeUnknown extends StoreFailure {
  private static final long serialVersionUID = 1;

  OutcomeUnknown(Throwable cause) {
    super("connection lost during a commit: it may or may not be done", cause);
  }
}
