package org.subjectdesk.figures;

import java.util.HashMap;
import java.util.Map;
import org.subjectdesk.store.Tx;

/**
 * What members and the alliance want to reach (table {@code figure_target}). Stateless; every call
 * belongs to the caller's transaction.
 */
public final class Targets {
  /** The alliance, where a library's id would stand. */
  public static final String ALLIANCE = "*";

  /**
   * Sets a target.
   *
   * @param thousandths of the indicator's unit; of a count what 30 days should bring
   */
  public void set(Tx tx, String indicator, String library, long thousandths) {
    tx.update(
        "INSERT INTO figure_target (indicator, library, amount) VALUES (?, ?, ?)"
            + " ON CONFLICT (indicator, library) DO UPDATE SET amount = excluded.amount",
        indicator,
        library,
        thousandths);
  }

  /** Takes a target away, if there is one. */
  public void clear(Tx tx, String indicator, String library) {
    tx.update("DELETE FROM figure_target WHERE indicator = ? AND library = ?", indicator, library);
  }

  /** The targets of a library, or of the alliance: indicator → thousandths. */
  public Map<String, Long> of(Tx tx, String library) {
    var found = new HashMap<String, Long>();
    tx.list(
            "SELECT indicator, amount FROM figure_target WHERE library = ?",
            row -> Map.entry(row.text("indicator"), row.number("amount")),
            library)
        .forEach(target -> found.put(target.getKey(), target.getValue()));
    return found;
  }
}
