package org.subjectdesk.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.subjectdesk.conversation.ConsultViews.From;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.handover.Staffing;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * What a reader may see of her own talks, over all her accounts. Stateless; every call belongs to
 * the caller's transaction.
 */
public final class ReaderViews {
  /** What her own messages by the desk's API are called in the store, before her client's id. */
  public static final String BY_CLIENT = "c:";

  private static final String MESSAGE =
      "SELECT id, library, msg_id, part, author, kind, text, body, at FROM message"
          + " WHERE account = ? AND reader = ?";

  private final Conversations conversations;
  private final Staffing staffing;

  /** Reads that store. */
  public ReaderViews(Conversations conversations, Staffing staffing) {
    this.conversations = conversations;
    this.staffing = staffing;
  }

  /**
   * A message.
   *
   * @param id grows with time; a reader's messages are in the order of their ids
   * @param name of the librarian who wrote it, empty for the reader and the desk
   * @param kind {@code text}, {@code menu}, {@code answer}; of what she sent, {@code typed}, {@code
   *     tapped} and others
   * @param text without its choices
   * @param ask what stands between text and choices
   * @param options its choices
   * @param client the id that her client gave it, empty if none did
   */
  public record Message(
      long id,
      From from,
      String name,
      String library,
      String kind,
      String text,
      String ask,
      List<Reply.Option> options,
      Instant at,
      String client) {}

  /**
   * A consult as its reader sees it.
   *
   * @param place how many wait before her; empty unless she waits
   * @param librarian who talks with her; empty unless one does
   */
  public record State(Consult consult, OptionalInt place, Optional<String> librarian) {}

  /** What was said after a message, the oldest first. */
  public List<Message> after(Tx tx, Collection<ReaderId> accounts, long after, int most) {
    return merged(tx, accounts, " AND id > ? ORDER BY id LIMIT " + most, after).stream()
        .limit(most)
        .toList();
  }

  /** What was said before a message, the oldest first. */
  public List<Message> before(Tx tx, Collection<ReaderId> accounts, long before, int most) {
    var found = merged(tx, accounts, " AND id < ? ORDER BY id DESC LIMIT " + most, before);
    return found.subList(Math.max(0, found.size() - most), found.size());
  }

  private List<Message> merged(Tx tx, Collection<ReaderId> accounts, String which, long limit) {
    var found = new ArrayList<Message>();
    for (var account : accounts) {
      found.addAll(
          tx.list(MESSAGE + which, this::message, account.account(), account.openid(), limit));
    }
    found.sort(Comparator.comparingLong(Message::id));
    return found;
  }

  /** A message that her client sent, and what was said to it at once. */
  public List<Message> exchange(Tx tx, ReaderId reader, String client) {
    return tx.list(
        MESSAGE + " AND msg_id = ? ORDER BY id",
        this::message,
        reader.account(),
        reader.openid(),
        BY_CLIENT + client);
  }

  /** Whether she was ever shown a message with this id. */
  public boolean has(Tx tx, Collection<ReaderId> accounts, long id) {
    return accounts.stream()
        .anyMatch(
            account ->
                tx.one(
                        "SELECT id FROM message WHERE id = ? AND account = ? AND reader = ?",
                        row -> row.number("id"),
                        id,
                        account.account(),
                        account.openid())
                    .isPresent());
  }

  /** Which of some readers said or were told something after a message of anybody's. */
  public List<ReaderId> told(Tx tx, long after, int most) {
    return tx
        .list(
            "SELECT account, reader FROM message WHERE id > ? ORDER BY id LIMIT " + most,
            row -> new ReaderId(row.text("account"), row.text("reader")),
            after)
        .stream()
        .distinct()
        .collect(Collectors.toList());
  }

  /** The id of the last message of anybody. */
  public long last(Tx tx) {
    return tx
        .list("SELECT id FROM message ORDER BY id DESC LIMIT 1", row -> row.number("id"))
        .stream()
        .findFirst()
        .orElse(0L);
  }

  /** Her consult: the one that people have to do with, of whatever account, else her last. */
  public Optional<State> consult(Tx tx, List<ReaderId> accounts) {
    var consults =
        accounts.stream()
            .flatMap(account -> conversations.latest(tx, account).stream())
            .map(Conversations.Known::consult)
            .toList();
    return consults.stream()
        .filter(ReaderViews::atDesk)
        .findFirst()
        .or(() -> consults.stream().max(Comparator.comparing(Consult::lastAt)))
        .map(consult -> state(tx, consult));
  }

  private static boolean atDesk(Consult consult) {
    return switch (consult.phase()) {
      case Phase.Waiting _, Phase.WithLibrarian _, Phase.LeavingMessage _ -> true;
      case Phase.WithBot _, Phase.InScript _, Phase.Rating _, Phase.Closed _ -> false;
    };
  }

  private State state(Tx tx, Consult consult) {
    return switch (consult.phase()) {
      case Phase.Waiting(var queue, var since, _) ->
          new State(consult, OptionalInt.of(staffing.ahead(tx, queue, since)), Optional.empty());
      case Phase.WithLibrarian talk ->
          new State(consult, OptionalInt.empty(), Optional.of(staffing.nameOf(talk.librarian())));
      case Phase.WithBot _,
          Phase.InScript _,
          Phase.LeavingMessage _,
          Phase.Rating _,
          Phase.Closed _ ->
          new State(consult, OptionalInt.empty(), Optional.empty());
    };
  }

  /**
   * As whom she speaks: who waits or talks with a librarian at one of her accounts goes on there,
   * whichever she writes from.
   */
  public ReaderId speaker(Tx tx, List<ReaderId> accounts) {
    return accounts.stream()
        .filter(
            account ->
                conversations
                    .latest(tx, account)
                    .filter(known -> atDesk(known.consult()))
                    .isPresent())
        .findFirst()
        .orElse(accounts.getFirst());
  }

  private Message message(Row row) {
    var id = row.text("msg_id");
    var author = row.text("author");
    var name = author.isEmpty() ? "" : staffing.nameOf(author);
    if (ConsultViews.from(row) == From.READER) {
      var client = id.startsWith(BY_CLIENT) ? id.substring(BY_CLIENT.length()) : "";
      return message(row, name, row.text("text"), "", List.of(), client);
    }
    return switch (StoredReply.read(row)) {
      case Reply.Text(var text) -> message(row, name, text, "", List.of(), "");
      case Reply.Menu(var head, var options, var tail) ->
          message(row, name, head, tail, options, "");
      case Reply.Answer(var answer, var ask, var options) ->
          message(row, name, answer, ask, options, "");
    };
  }

  private static Message message(
      Row row, String name, String text, String ask, List<Reply.Option> options, String client) {
    return new Message(
        row.number("id"),
        ConsultViews.from(row),
        name,
        row.text("library"),
        row.text("kind"),
        text,
        ask,
        options,
        row.instant("at"),
        client);
  }
}
