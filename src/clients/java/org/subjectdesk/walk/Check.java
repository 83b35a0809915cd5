package org.subjectdesk.walk;

/** What this program relies on. */
final class Check {
  private Check() {}

  static void that(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("missing: " + what);
    }
  }
}
