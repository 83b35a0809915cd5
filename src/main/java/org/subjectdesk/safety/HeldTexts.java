package org.subjectdesk.safety;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.safety.HeldText.Fate;
import org.subjectdesk.safety.HeldText.Kind;
import org.subjectdesk.safety.HeldText.Place;
import org.subjectdesk.safety.HeldText.State;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * What waits for review, and what was decided: the table {@code held}. Stateless; every call
 * belongs to the caller's transaction.
 */
public final class HeldTexts {
  private static final String COLUMNS =
      "id, kind, library, account, reader, consult, msg_id, object, version, author, text,"
          + " found_by, found, trace, at, state, decided_by, decided_at, reason";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM held";

  /** Keeps one. */
  public void add(Tx tx, HeldText held) {
    var place = held.place();
    tx.update(
        "INSERT INTO held ("
            + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        held.id(),
        held.kind().stored(),
        held.library(),
        place.reader().map(ReaderId::account).orElse(""),
        place.reader().map(ReaderId::openid).orElse(""),
        place.consult(),
        place.message(),
        place.object(),
        place.version(),
        held.author(),
        held.text(),
        held.hit().by().stored(),
        held.hit().what(),
        held.hit().trace(),
        held.at(),
        held.fate().state().stored(),
        held.fate().by(),
        held.fate().at(),
        held.fate().reason());
  }

  /** One of them. */
  public Optional<HeldText> find(Tx tx, String id) {
    return tx.one(SELECT + " WHERE id = ?", HeldTexts::read, id);
  }

  /** Everything that waits, the oldest first. */
  public List<HeldText> waiting(Tx tx) {
    return tx.list(SELECT + " WHERE state = 'waiting' ORDER BY at, id", HeldTexts::read);
  }

  /** What was decided or withdrawn last, the latest first. */
  public List<HeldText> decided(Tx tx, int most) {
    return tx.list(
        SELECT + " WHERE state <> 'waiting' ORDER BY decided_at DESC, id LIMIT " + most,
        HeldTexts::read);
  }

  /** Everything of a consult, the oldest first. */
  public List<HeldText> ofConsult(Tx tx, String consult) {
    return tx.list(SELECT + " WHERE consult = ? ORDER BY at, id", HeldTexts::read, consult);
  }

  /** Of tickets, by their ids, what nobody released: their texts, and answers to them. */
  public Map<String, List<HeldText>> ofTickets(Tx tx) {
    return tx
        .list(
            SELECT + " WHERE kind IN ('ticket', 'answer') AND state <> 'released' ORDER BY at, id",
            HeldTexts::read)
        .stream()
        .collect(Collectors.groupingBy(it -> it.place().object()));
  }

  /** Whether an act of a librarian with this key is held, or was. */
  public boolean has(Tx tx, String consult, String key) {
    return !tx.list(
            "SELECT id FROM held WHERE consult = ? AND msg_id = ? AND kind = 'reply'",
            row -> row.text("id"),
            consult,
            key)
        .isEmpty();
  }

  /** The drafts of a layer that wait, by their ids. */
  public Map<String, HeldText> drafts(Tx tx, String library) {
    return tx
        .list(
            SELECT + " WHERE state = 'waiting' AND kind = 'entry' AND library = ?",
            HeldTexts::read,
            library)
        .stream()
        .collect(Collectors.toMap(it -> it.place().object(), it -> it, (_, later) -> later));
  }

  /**
   * The draft, or what is to be in the file, is another one now, or gone: what waited of it does
   * not any more.
   */
  public void withdraw(Tx tx, Kind kind, String library, String object, Instant at) {
    tx.update(
        "UPDATE held SET state = 'withdrawn', decided_at = ?"
            + " WHERE kind = ? AND library = ? AND object = ? AND state = 'waiting'",
        at,
        kind.stored(),
        library,
        object);
  }

  /** Decides; true for exactly one caller. */
  public boolean decide(Tx tx, String id, Fate fate) {
    return tx.update(
            "UPDATE held SET state = ?, decided_by = ?, decided_at = ?, reason = ?"
                + " WHERE id = ? AND state = 'waiting'",
            fate.state().stored(),
            fate.by(),
            fate.at(),
            fate.reason(),
            id)
        == 1;
  }

  /** Deletes what a reader wrote, and what was to be sent to her. */
  public void forget(Tx tx, ReaderId reader) {
    tx.update(
        "DELETE FROM held WHERE account = ? AND reader = ?", reader.account(), reader.openid());
  }

  private static HeldText read(Row row) {
    var account = row.text("account");
    var reader =
        account.isEmpty()
            ? Optional.<ReaderId>empty()
            : Optional.of(new ReaderId(account, row.text("reader")));
    return new HeldText(
        row.text("id"),
        Kind.of(row.text("kind")),
        row.text("library"),
        new Place(
            reader,
            row.text("consult"),
            row.text("msg_id"),
            row.text("object"),
            row.number("version")),
        row.text("author"),
        row.text("text"),
        new Hit(Hit.By.of(row.text("found_by")), row.text("found"), row.text("trace")),
        row.instant("at"),
        new Fate(
            State.of(row.text("state")),
            row.text("decided_by"),
            row.instant("decided_at"),
            row.text("reason")));
  }
}
