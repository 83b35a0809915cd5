package org.subjectdesk.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.handover.Staffing;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.ledger.Contributions;
import org.subjectdesk.message.Reply;
import org.subjectdesk.message.TextParts;
import org.subjectdesk.push.Purpose;
import org.subjectdesk.push.Wishes;
import org.subjectdesk.routing.Librarian;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.store.Tx;

/**
 * What a librarian's word comes to: rows for the reader, and the credit of her library. The same
 * for what is said at once and for what was released later.
 */
public final class Speech {
  private static final int LONGEST_QUOTE = 60;

  private final Outbox outbox = new Outbox();
  private final Tickets tickets = new Tickets();
  private final Contributions contributions = new Contributions();
  private final Conversations conversations;
  private final Staffing staffing;
  private final Wishes wishes;
  private final Function<String, LibraryTexts> libraries;

  /**
   * Wires it.
   *
   * @param wishes of the readers, who may be told of what they have not seen
   * @param libraries a library's id → its texts
   */
  public Speech(
      Conversations conversations,
      Staffing staffing,
      Wishes wishes,
      Function<String, LibraryTexts> libraries) {
    this.conversations = conversations;
    this.staffing = staffing;
    this.wishes = wishes;
    this.libraries = libraries;
  }

  LibraryTexts texts(Consult consult) {
    return libraries.apply(consult.library());
  }

  String nameOf(String librarian) {
    return staffing.nameOf(librarian);
  }

  /**
   * She says something in a consult.
   *
   * @param name of the act among all that is sent to this reader
   */
  void say(Tx tx, Consult consult, String name, String librarian, List<Reply> replies, Instant at) {
    outbox.push(tx, consult, name, librarian, pieces(replies), at);
    wishes.unlessSeen(tx, consult.reader(), Purpose.ANSWER, at);
    credit(tx, Contributions.Kind.CONSULT, consult.library(), librarian, consult.id(), at);
  }

  /** Answers or closes a ticket; whether this call ended it. */
  boolean answer(Tx tx, Tickets.Ticket ticket, String librarian, String answer, Instant at) {
    if (!tickets.end(tx, ticket, librarian, answer, at)) {
      return false;
    }
    if (!answer.isEmpty()) {
      credit(tx, Contributions.Kind.TICKET, ticket.library(), librarian, ticket.id(), at);
      conversations
          .find(tx, ticket.consult())
          .ifPresent(known -> tell(tx, known.consult(), ticket, librarian, answer, at));
    }
    return true;
  }

  private void tell(
      Tx tx, Consult consult, Tickets.Ticket ticket, String librarian, String answer, Instant at) {
    var head = texts(consult).say(Line.ANSWER_TO_MESSAGE, Map.of("now.asked", quote(ticket)));
    var replies = pieces(List.of(new Reply.Text(head + "\n" + answer)));
    outbox.push(tx, consult, "ticket:" + ticket.id(), librarian, replies, at);
    wishes.unlessSeen(tx, consult.reader(), Purpose.ANSWER, at);
  }

  /** How a ticket begins. */
  static String quote(Tickets.Ticket ticket) {
    var asked = ticket.text().strip().replaceAll("\\s+", " ");
    return asked.length() > LONGEST_QUOTE ? asked.substring(0, LONGEST_QUOTE) + "…" : asked;
  }

  /** Replies in pieces that the platform takes. */
  List<Reply> pieces(List<Reply> replies) {
    return replies.stream()
        .flatMap(
            reply ->
                reply instanceof Reply.Text(var text)
                    ? TextParts.split(text, conversations.rules().textBytes()).stream()
                        .<Reply>map(Reply.Text::new)
                    : Stream.of(reply))
        .toList();
  }

  /** What her library did for a reader of another one. */
  private void credit(
      Tx tx, Contributions.Kind kind, String helped, String librarian, String what, Instant at) {
    staffing
        .roster()
        .librarian(librarian)
        .map(Librarian::library)
        .filter(home -> !home.equals(helped))
        .ifPresent(
            home ->
                contributions.add(
                    tx, new Contributions.Deed(kind, home, librarian, helped, what, at)));
  }
}
