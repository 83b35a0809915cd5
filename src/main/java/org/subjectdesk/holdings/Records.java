package org.subjectdesk.holdings;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.Merging;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * The records of all sources, and which of them have to be compared with others. Owns {@code
 * bib_record}, {@code bib_key} and {@code bib_clock}. Stateless; every call belongs to the caller's
 * transaction.
 */
final class Records {
  private static final String COLUMNS = "id, source, name, library, body, work, dirty, keys";

  /** What became of a record that came in. */
  enum Became {
    ADDED,
    CHANGED,
    SAME
  }

  /**
   * A record that is kept.
   *
   * @param work that it belongs to; empty until it was compared
   * @param dirty the change after which it has to be compared; 0 = it was
   * @param keys what it may be joined by, as hashes
   */
  record Kept(long id, BibRecord entry, String work, long dirty, Set<Long> keys) {}

  /**
   * How records come in.
   *
   * @param run in which they are seen
   * @param change its number
   * @param since when they are news from; 0 = no news
   */
  record Coming(long run, long change, long since) {}

  /** The place of a record that is there. */
  private record Known(long id, String library, String body, String work, Set<Long> keys) {}

  /** The number of another change; changes are committed in the order of their numbers. */
  long change(Tx tx) {
    return tx.one(
            "UPDATE bib_clock SET change = change + 1 WHERE id = 1 RETURNING change",
            row -> row.number("change"))
        .orElseThrow();
  }

  /** Keeps a record in the place of the one with its name. */
  Became put(Tx tx, BibRecord entry, Coming coming) {
    var body = RecordText.of(entry);
    var known = known(tx, entry.key().source(), entry.key().id());
    if (known.isEmpty()) {
      add(tx, entry, body, coming);
      return Became.ADDED;
    }
    var before = known.get();
    if (before.body().equals(body) && before.library().equals(entry.key().library())) {
      tx.update(
          "UPDATE bib_record SET seen = ? WHERE id = ? AND seen < ?",
          coming.run(),
          before.id(),
          coming.run());
      return Became.SAME;
    }
    disturb(tx, before, coming.change());
    removeKeys(tx, before);
    var keys = keys(entry);
    tx.update(
        "UPDATE bib_record SET library = ?, body = ?, keys = ?, dirty = ?,"
            + " seen = CASE WHEN seen > ? THEN seen ELSE ? END WHERE id = ?",
        entry.key().library(),
        body,
        text(keys),
        coming.change(),
        coming.run(),
        coming.run(),
        before.id());
    addKeys(tx, before.id(), keys);
    return Became.CHANGED;
  }

  private static Optional<Known> known(Tx tx, String source, String name) {
    return tx.one(
        "SELECT " + COLUMNS + " FROM bib_record WHERE source = ? AND name = ?",
        Records::known,
        source,
        name);
  }

  private static Known known(Row row) {
    return new Known(
        row.number("id"),
        row.text("library"),
        row.text("body"),
        row.text("work"),
        hashes(row.text("keys")));
  }

  private void add(Tx tx, BibRecord entry, String body, Coming coming) {
    var keys = keys(entry);
    var id =
        tx.one(
                "INSERT INTO bib_record"
                    + " (source, name, library, body, keys, since, work, dirty, seen)"
                    + " VALUES (?, ?, ?, ?, ?, ?, '', ?, ?) RETURNING id",
                row -> row.number("id"),
                entry.key().source(),
                entry.key().id(),
                entry.key().library(),
                body,
                text(keys),
                coming.since(),
                coming.change(),
                coming.run())
            .orElseThrow();
    addKeys(tx, id, keys);
  }

  private static void addKeys(Tx tx, long id, Set<Long> keys) {
    for (var key : keys) {
      tx.update("INSERT INTO bib_key (key, record) VALUES (?, ?) ON CONFLICT DO NOTHING", key, id);
    }
  }

  private static void removeKeys(Tx tx, Known one) {
    for (var key : one.keys()) {
      tx.update("DELETE FROM bib_key WHERE key = ? AND record = ?", key, one.id());
    }
  }

  /** A run has met this record, if it is here. */
  void see(Tx tx, String source, String name, long run) {
    tx.update(
        "UPDATE bib_record SET seen = ? WHERE source = ? AND name = ? AND seen < ?",
        run,
        source,
        name,
        run);
  }

  /** Takes a record away; false when it was not there. */
  boolean remove(Tx tx, String source, String name, long change) {
    var here = known(tx, source, name);
    here.ifPresent(known -> remove(tx, known, change));
    return here.isPresent();
  }

  private void remove(Tx tx, Known one, long change) {
    disturb(tx, one, change);
    if (!one.work().isEmpty()) {
      touch(tx, one.work(), change);
    }
    removeKeys(tx, one);
    tx.update("DELETE FROM bib_record WHERE id = ?", one.id());
  }

  /**
   * Takes some of those away that neither a run nor a later one has seen; how many they were, 0 =
   * all are gone.
   */
  int removeUnseen(Tx tx, String source, long run, long change, int most) {
    var unseen =
        tx.list(
            "SELECT "
                + COLUMNS
                + " FROM bib_record WHERE source = ? AND seen < ?"
                + " ORDER BY id LIMIT ?",
            Records::known,
            source,
            run,
            most);
    unseen.forEach(one -> remove(tx, one, change));
    return unseen.size();
  }

  /** Without this record, or with another text of it, its neighbours may be another work. */
  private void disturb(Tx tx, Known one, long change) {
    // Its own work, too: what joined them may be a key that too many have by now.
    if (!one.work().isEmpty()) {
      tx.update("UPDATE bib_record SET dirty = ? WHERE work = ?", change, one.work());
    }
    for (var key : one.keys()) {
      // One more than that are joined by it when this one has left them.
      if (sharing(tx, key).size() <= Merging.MOST_WITH_ONE_KEY + 1) {
        tx.update(
            "UPDATE bib_record SET dirty = ? WHERE dirty <> ? AND id IN"
                + " (SELECT record FROM bib_key WHERE key = ?)",
            change,
            change,
            key);
      }
    }
  }

  /** Some of those that have to be compared. */
  List<Kept> dirty(Tx tx, int most) {
    return tx.list(
        "SELECT " + COLUMNS + " FROM bib_record WHERE dirty > 0 ORDER BY id LIMIT ?",
        Records::kept,
        most);
  }

  /** How many have to be compared. */
  long dirty(Tx tx) {
    return tx.one(
            "SELECT count(*) AS many FROM bib_record WHERE dirty > 0", row -> row.number("many"))
        .orElse(0L);
  }

  /** Who has a key, of too many only the first few more than too many. */
  List<Long> sharing(Tx tx, long key) {
    return tx.list(
        "SELECT record FROM bib_key WHERE key = ? ORDER BY record LIMIT "
            + (Merging.MOST_WITH_ONE_KEY + 2),
        row -> row.number("record"),
        key);
  }

  /** A record. */
  Optional<Kept> kept(Tx tx, long id) {
    return tx.one("SELECT " + COLUMNS + " FROM bib_record WHERE id = ?", Records::kept, id);
  }

  /** The records of a work. */
  List<BibRecord> of(Tx tx, String work) {
    return tx.list(
        "SELECT " + COLUMNS + " FROM bib_record WHERE work = ?", row -> kept(row).entry(), work);
  }

  private static Kept kept(Row row) {
    var key = new BibRecord.Key(row.text("source"), row.text("name"), row.text("library"));
    return new Kept(
        row.number("id"),
        RecordText.read(key, row.text("body")),
        row.text("work"),
        row.number("dirty"),
        hashes(row.text("keys")));
  }

  private static Set<Long> keys(BibRecord entry) {
    return Merging.keys(entry).stream().map(Records::hash).collect(Collectors.toSet());
  }

  private static String text(Set<Long> hashes) {
    return hashes.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static Set<Long> hashes(String text) {
    return text.isEmpty()
        ? Set.of()
        : Arrays.stream(text.split(" ")).map(Long::valueOf).collect(Collectors.toSet());
  }

  /** How often the outcome of a comparison was kept. */
  long comparisons(Tx tx) {
    return tx.one("SELECT change FROM bib_clock WHERE id = 2", row -> row.number("change"))
        .orElseThrow();
  }

  /** Keeps another outcome; false when somebody has kept one since it was read how often. */
  boolean isNext(Tx tx, long comparisons) {
    return tx.update(
            "UPDATE bib_clock SET change = change + 1 WHERE id = 2 AND change = ?", comparisons)
        == 1;
  }

  /** It was compared and belongs to a work; false when it has changed since it was read. */
  boolean settle(Tx tx, Kept one, String work) {
    return tx.update(
            "UPDATE bib_record SET work = ?, dirty = 0 WHERE id = ? AND dirty = ? AND work = ?",
            work,
            one.id(),
            one.dirty(),
            one.work())
        == 1;
  }

  /** What an index knows of this work has to be read again. */
  void touch(Tx tx, String work, long change) {
    tx.update(
        "INSERT INTO bib_work (id, version) VALUES (?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET version = excluded.version",
        work,
        change);
  }

  /** The number of the last change. */
  long lastChange(Tx tx) {
    return tx.one("SELECT change FROM bib_clock WHERE id = 1", row -> row.number("change"))
        .orElseThrow();
  }

  /** Up to which change about so many works were touched; the same number = none was. */
  long changesUpTo(Tx tx, long after, int most) {
    return tx
        .list(
            "SELECT version FROM bib_work WHERE version > ? ORDER BY version LIMIT ?",
            row -> row.number("version"),
            after,
            most)
        .stream()
        .reduce(after, (_, last) -> last);
  }

  /** The works that were touched by some changes. */
  List<String> changed(Tx tx, long after, long upTo) {
    return tx.list(
        "SELECT id FROM bib_work WHERE version > ? AND version <= ?",
        row -> row.text("id"),
        after,
        upTo);
  }

  /** How many works were touched after a change. */
  long changedAfter(Tx tx, long after) {
    return tx.one(
            "SELECT count(*) AS many FROM bib_work WHERE version > ?",
            row -> row.number("many"),
            after)
        .orElse(0L);
  }

  /** A key in the short form in which the store has it. */
  static long hash(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
