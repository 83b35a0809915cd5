package org.subjectdesk.message;

/** Something that a reader said or did. */
public sealed interface Inbound {
  /** Where it comes from. */
  Origin origin();

  /** Her words, or those of the line or button that she tapped; empty when it has none. */
  default String words() {
    return switch (this) {
      case Typed typed -> typed.text();
      case Spoken spoken -> spoken.text();
      case Tapped tapped -> tapped.text();
      case Clicked clicked -> clicked.key();
      case Followed _, Scanned _, Left _, Unreadable _ -> "";
    };
  }

  /** A text that she typed. */
  record Typed(Origin origin, String text) implements Inbound {}

  /** A voice message with what the platform recognised in it; the text may be empty. */
  record Spoken(Origin origin, String text) implements Inbound {}

  /** A line of a menu in the chat that she tapped: the line's number and its text. */
  record Tapped(Origin origin, String option, String text) implements Inbound {}

  /** A button of the account's menu bar. */
  record Clicked(Origin origin, String key) implements Inbound {}

  /** She follows the account now; the scene is empty unless she came by a QR code. */
  record Followed(Origin origin, String scene) implements Inbound {}

  /** She follows already and scanned one of the account's QR codes. */
  record Scanned(Origin origin, String scene) implements Inbound {}

  /** She follows no more: whatever is kept about her must be deleted. */
  record Left(Origin origin) implements Inbound {}

  /** Something that the desk cannot read: a picture, a film, a place, a link. */
  record Unreadable(Origin origin, String kind) implements Inbound {}
}
