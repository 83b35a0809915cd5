package org.subjectdesk.dialogue;

/**
 * Whether a reader lets her consult leave her library, for a librarian of another member or the
 * shared desk of the alliance. Until she agreed, it stays at home.
 */
public enum Away {
  /** Nobody has asked her. */
  UNASKED,
  /** A librarian asked; she has not said. */
  ASKED,
  /** She agreed. */
  AGREED,
  /** She wants it to stay. */
  REFUSED
}
