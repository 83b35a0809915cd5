package org.subjectdesk.sandbox;

/** A request holds something that cannot be used; the message names the field and the cure. */
final class BadField extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadField(String field, String why) {
    super(field + ": " + why, null, false, false);
  }
}
