package org.subjectdesk.holdings;

import java.util.List;
import org.subjectdesk.store.Tx;

/**
 * What the catalogue has and what bringing it together came to.
 *
 * @param records of all sources
 * @param works that they are
 * @param shared works that more than one library holds
 * @param waiting records that are still to be compared
 * @param libraries by id
 */
public record Overview(
    long records, long works, long shared, long waiting, List<OfLibrary> libraries) {
  public Overview {
    libraries = List.copyOf(libraries);
  }

  /**
   * What a library brought.
   *
   * @param works that it holds
   * @param alone works that nobody else holds
   */
  public record OfLibrary(String library, long records, long works, long alone) {}

  /** The number of the last change: while it is the same, so is the overview. */
  public static long change(Tx tx) {
    return new Records().lastChange(tx);
  }

  /** Reads it; a fraction of a second with a hundred thousand records. */
  public static Overview of(Tx tx) {
    var waiting = new Records().dirty(tx);
    var totals =
        tx.list(
            "SELECT count(*) AS works, coalesce(sum(records), 0) AS records,"
                + " coalesce(sum(CASE WHEN libraries > 1 THEN 1 ELSE 0 END), 0) AS shared FROM"
                + " (SELECT work, count(*) AS records, count(DISTINCT library) AS libraries"
                + " FROM bib_record WHERE work <> '' GROUP BY work) AS w",
            row ->
                new Overview(
                    row.number("records"),
                    row.number("works"),
                    row.number("shared"),
                    waiting,
                    libraries(tx)));
    return totals.getFirst();
  }

  private static List<OfLibrary> libraries(Tx tx) {
    return tx.list(
        "SELECT r.library, count(*) AS records, count(DISTINCT r.work) AS works,"
            + " count(DISTINCT CASE WHEN w.libraries = 1 THEN r.work END) AS alone"
            + " FROM bib_record r JOIN (SELECT work, count(DISTINCT library) AS libraries"
            + " FROM bib_record WHERE work <> '' GROUP BY work) AS w ON w.work = r.work"
            + " GROUP BY r.library ORDER BY r.library",
        row ->
            new OfLibrary(
                row.text("library"),
                row.number("records"),
                row.number("works"),
                row.number("alone")));
  }
}
