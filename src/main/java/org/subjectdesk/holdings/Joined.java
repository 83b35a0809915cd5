package org.subjectdesk.holdings;

import java.util.List;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.store.Tx;

/**
 * A work that records of several members were found to be.
 *
 * @param records of it
 */
public record Joined(List<BibRecord> records) {
  public Joined {
    records = List.copyOf(records);
  }

  /** Those that were joined or changed last, the newest first. */
  public static List<Joined> last(Tx tx, int most) {
    var records = new Records();
    return tx
        .list(
            "SELECT id FROM bib_work w WHERE"
                + " (SELECT count(DISTINCT library) FROM bib_record r WHERE r.work = w.id) > 1"
                + " ORDER BY version DESC LIMIT ?",
            row -> row.text("id"),
            most)
        .stream()
        .map(work -> new Joined(records.of(tx, work)))
        .toList();
  }
}
