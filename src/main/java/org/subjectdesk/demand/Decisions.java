package org.subjectdesk.demand;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.subjectdesk.store.Tx;

/**
 * What librarians decided about suggestions: the table {@code suggestion_decision}. Stateless;
 * every call belongs to the caller's transaction.
 */
public final class Decisions {
  /** What became of a suggestion. */
  public enum State {
    /** It was followed. */
    DONE,
    /** Not now, or not at all. */
    PUT_OFF,
    /** Nobody decided, or it was taken back. */
    OPEN;

    /** Its name on the wire and in the store. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state with this name. */
    public static State of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * A decision.
   *
   * @param title of the suggestion, as it was
   * @param who of the librarians
   */
  public record Decision(
      String library,
      String id,
      State state,
      String title,
      String reason,
      String who,
      Instant at) {}

  /** Decides, in the place of what was decided before; {@link State#OPEN} takes that back. */
  public void put(Tx tx, Decision decision) {
    if (decision.state() == State.OPEN) {
      tx.update(
          "DELETE FROM suggestion_decision WHERE library = ? AND id = ?",
          decision.library(),
          decision.id());
      return;
    }
    tx.update(
        "INSERT INTO suggestion_decision (library, id, state, title, reason, who, at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (library, id) DO UPDATE SET"
            + " state = excluded.state, title = excluded.title, reason = excluded.reason,"
            + " who = excluded.who, at = excluded.at",
        decision.library(),
        decision.id(),
        decision.state().key(),
        decision.title(),
        decision.reason(),
        decision.who(),
        decision.at());
  }

  /** What was decided in a library, {@code *} = for the alliance; the newest first. */
  public List<Decision> of(Tx tx, String library) {
    return tx.list(
        "SELECT * FROM suggestion_decision WHERE library = ? ORDER BY at DESC, id",
        row ->
            new Decision(
                row.text("library"),
                row.text("id"),
                State.of(row.text("state")),
                row.text("title"),
                row.text("reason"),
                row.text("who"),
                row.instant("at")),
        library);
  }

  /** The decision about one suggestion. */
  public Optional<Decision> find(Tx tx, String library, String id) {
    return of(tx, library).stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** Deletes what is older: its words are as old as readers' questions. */
  public void prune(Tx tx, Instant before) {
    tx.update("DELETE FROM suggestion_decision WHERE at < ?", before);
  }
}
