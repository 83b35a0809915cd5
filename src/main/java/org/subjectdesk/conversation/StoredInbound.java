package org.subjectdesk.conversation;

import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.MessageId;
import org.subjectdesk.message.Origin;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.store.Row;

/** How a reader's message lies in the columns {@code kind}, {@code text} and {@code body}. */
record StoredInbound(String kind, String text, String body) {
  static StoredInbound of(Inbound in) {
    return switch (in) {
      case Inbound.Typed typed -> new StoredInbound("typed", typed.text(), "");
      case Inbound.Spoken spoken -> new StoredInbound("spoken", spoken.text(), "");
      case Inbound.Tapped tapped -> new StoredInbound("tapped", tapped.text(), tapped.option());
      case Inbound.Clicked clicked -> new StoredInbound("clicked", clicked.key(), "");
      case Inbound.Followed followed -> new StoredInbound("followed", "", followed.scene());
      case Inbound.Scanned scanned -> new StoredInbound("scanned", "", scanned.scene());
      case Inbound.Left _ -> new StoredInbound("left", "", "");
      case Inbound.Unreadable unreadable -> new StoredInbound("unreadable", "", unreadable.kind());
    };
  }

  static Inbound read(Row row) {
    var origin =
        new Origin(
            row.text("library"),
            new ReaderId(row.text("account"), row.text("reader")),
            new MessageId(row.text("msg_id")),
            row.instant("at"));
    var text = row.text("text");
    var body = row.text("body");
    return switch (row.text("kind")) {
      case "typed" -> new Inbound.Typed(origin, text);
      case "spoken" -> new Inbound.Spoken(origin, text);
      case "tapped" -> new Inbound.Tapped(origin, body, text);
      case "clicked" -> new Inbound.Clicked(origin, text);
      case "followed" -> new Inbound.Followed(origin, body);
      case "scanned" -> new Inbound.Scanned(origin, body);
      case "left" -> new Inbound.Left(origin);
      case "unreadable" -> new Inbound.Unreadable(origin, body);
      default -> throw new IllegalStateException("unknown message kind: " + row.text("kind"));
    };
  }
}
