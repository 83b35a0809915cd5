package org.subjectdesk.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.safety.HeldText;
import org.subjectdesk.safety.HeldTexts;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * What librarians may read of consults. Who may read which is for the caller to check. Stateless;
 * every call belongs to the caller's transaction.
 */
public final class ConsultViews {
  private static final int MOST_FOUND = 30;

  /** How many messages are read at once. */
  public static final int MOST_MESSAGES = 200;

  /** A search goes no further back, so that it ends soon where it finds nothing. */
  private static final Duration OLDEST = Duration.ofDays(400);

  private static final String OF_CONSULT = " WHERE account = ? AND reader = ? AND consult = ?";
  private static final String MESSAGE =
      "SELECT id, msg_id, part, author, kind, text, state, reason, at FROM message" + OF_CONSULT;

  private final HeldTexts held = new HeldTexts();
  private final Conversations conversations;

  /** Reads the consults of that store. */
  public ConsultViews(Conversations conversations) {
    this.conversations = conversations;
  }

  /** Who said something. */
  public enum From {
    READER,
    DESK,
    LIBRARIAN
  }

  /** A consult, how much may still be sent to its reader, and what a person said last. */
  public record View(Consult consult, SendWindow window, Optional<Said> last) {}

  /**
   * What somebody said, in short.
   *
   * @param unseen whether it is a reader's that nobody released; the text is not in here then
   */
  public record Said(From from, String text, boolean unseen) {}

  /**
   * A message of the transcript.
   *
   * @param librarian who wrote it, empty for the reader and the desk
   * @param state {@code pending}, {@code answered}, {@code passive}, {@code queued}, {@code
   *     sending}, {@code held}, {@code sent} or {@code failed}
   * @param key names the act that said it, empty where there was none
   * @param review {@code waiting} or {@code refused} of a reader's words that are not to be read,
   *     and not in here; empty for all others
   */
  public record Message(
      long id,
      From from,
      String librarian,
      String kind,
      String text,
      Instant at,
      String state,
      String reason,
      String key,
      String review) {
    /** Whether nothing about it can change any more. */
    public boolean isSettled() {
      if (!review.isEmpty()) {
        return false;
      }
      return switch (state) {
        case "queued", "sending", "held", "pending" -> false;
        default -> true;
      };
    }
  }

  /**
   * What is looked for.
   *
   * @param library the member library
   * @param words as somebody wrote them, empty = any
   * @param phase the stored name of a phase, empty = any
   * @param before only what was opened before
   */
  public record Search(String library, String words, String phase, Instant before) {}

  /** The ids and versions of all consults that librarians have to do with now. */
  public Map<String, Integer> versions(Tx tx) {
    return conversations.versions(tx);
  }

  /** A consult. */
  public Optional<View> find(Tx tx, String id) {
    return conversations.find(tx, id).map(known -> view(tx, known));
  }

  /** Whether a consult is its reader's last one: only that can be taken up. */
  public boolean isLatest(Tx tx, Consult consult) {
    return conversations.isLatest(tx, consult);
  }

  /** All consults that librarians have to do with now, who has waited longest first. */
  public List<View> atDesk(Tx tx) {
    return conversations.atDesk(tx).stream().map(known -> view(tx, known)).toList();
  }

  private static View view(Tx tx, Conversations.Known known) {
    return new View(known.consult(), known.window(), last(tx, known.consult()));
  }

  private static Optional<Said> last(Tx tx, Consult consult) {
    return tx.one(
        "SELECT msg_id, part, author, kind, text FROM message"
            + OF_CONSULT
            + " AND (part = 0 OR author <> '') ORDER BY id DESC LIMIT 1",
        row -> {
          var unseen = from(row) == From.READER && Unseen.in(tx, consult).has(row.text("msg_id"));
          return new Said(from(row), unseen ? "" : text(row), unseen);
        },
        consult.reader().account(),
        consult.reader().openid(),
        consult.id());
  }

  /** The newest consults of a library that fit. */
  public List<View> search(Tx tx, Search search, Instant now) {
    var sql = new StringBuilder(" WHERE library = ? AND opened_at < ? AND opened_at > ?");
    var given = new ArrayList<@Nullable Object>();
    given.add(search.library());
    given.add(search.before());
    given.add(now.minus(OLDEST));
    if (!search.phase().isEmpty()) {
      sql.append(" AND phase = ?");
      given.add(search.phase());
    }
    if (!search.words().isEmpty()) {
      sql.append(
          " AND EXISTS (SELECT 1 FROM message m WHERE m.account = consult.account AND m.reader ="
              + " consult.reader AND m.consult = consult.id AND lower(m.text) LIKE ? ESCAPE '!')");
      given.add('%' + search.words().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + '%');
    }
    return conversations.newest(tx, sql.toString(), MOST_FOUND, given.toArray()).stream()
        .map(known -> view(tx, known))
        .toList();
  }

  /** Other consults of the same reader at the same library, the newest first. */
  public List<View> history(Tx tx, Consult consult) {
    return conversations
        .newest(
            tx,
            " WHERE account = ? AND reader = ? AND library = ? AND id <> ?",
            MOST_FOUND,
            consult.reader().account(),
            consult.reader().openid(),
            consult.library(),
            consult.id())
        .stream()
        .map(known -> view(tx, known))
        .toList();
  }

  /** What was said after a message, oldest first; at most 200. */
  public List<Message> after(Tx tx, Consult consult, long message) {
    var unseen = Unseen.in(tx, consult);
    return tx.list(
        MESSAGE + " AND id > ? ORDER BY id LIMIT " + MOST_MESSAGES,
        row -> message(row, unseen),
        consult.reader().account(),
        consult.reader().openid(),
        consult.id(),
        message);
  }

  /** The last ones of what was said before a message, oldest first; at most 200. */
  public List<Message> before(Tx tx, Consult consult, long message) {
    var unseen = Unseen.in(tx, consult);
    return tx.list(
            MESSAGE + " AND id < ? ORDER BY id DESC LIMIT " + MOST_MESSAGES,
            row -> message(row, unseen),
            consult.reader().account(),
            consult.reader().openid(),
            consult.id(),
            message)
        .reversed();
  }

  /** What is held of a consult, or was: a librarian sees there what becomes of her words. */
  public List<HeldText> held(Tx tx, Consult consult) {
    return held.ofConsult(tx, consult.id());
  }

  /** The texts of what the reader said last, the latest first. */
  public List<String> lastWords(Tx tx, Consult consult, long before, int most) {
    return before(tx, consult, before).reversed().stream()
        .filter(message -> message.from() == From.READER && !message.text().isBlank())
        .map(Message::text)
        .limit(most)
        .collect(Collectors.toList());
  }

  static From from(Row row) {
    if (row.number("part") == 0) {
      return From.READER;
    }
    return row.text("author").isEmpty() ? From.DESK : From.LIBRARIAN;
  }

  private static String text(Row row) {
    var text = row.text("text");
    return text.isEmpty() ? "[" + row.text("kind") + "]" : text;
  }

  private static Message message(Row row, Unseen unseen) {
    var name = row.text("msg_id");
    var review =
        from(row) == From.READER && unseen.has(name)
            ? Objects.requireNonNull(unseen.states().get(name)).stored()
            : "";
    return new Message(
        row.number("id"),
        from(row),
        row.text("author"),
        row.text("kind"),
        review.isEmpty() ? text(row) : "",
        row.instant("at"),
        row.text("state"),
        row.text("reason"),
        name.startsWith("librarian:") ? name.substring(name.lastIndexOf(':') + 1) : "",
        review);
  }
}
