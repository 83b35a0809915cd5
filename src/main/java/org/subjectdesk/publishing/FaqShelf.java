package org.subjectdesk.publishing;

import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/** The FAQ entries in the store. Stateless; every call belongs to the caller's transaction. */
public final class FaqShelf {
  private static final String NOT_SHIPPED = "";
  private static final String PUT =
      "INSERT INTO faq_entry"
          + " (library, id, subject, question, variants, answer, shipped, changed_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (library, id) DO UPDATE SET"
          + " subject = excluded.subject, question = excluded.question,"
          + " variants = excluded.variants, answer = excluded.answer,"
          + " changed_at = excluded.changed_at";
  private static final String PUT_IF_FILE_CHANGED =
      PUT + ", shipped = excluded.shipped WHERE faq_entry.shipped <> excluded.shipped";

  /** The number of the edition on the shelf, 0 before the first. */
  public long edition(Tx tx) {
    return tx.one(
            "SELECT number FROM faq_edition ORDER BY number DESC LIMIT 1",
            row -> row.number("number"))
        .orElse(0L);
  }

  /** Everything, the alliance's entries first. */
  public List<FaqEntry> all(Tx tx) {
    return tx.list(
        "SELECT library, id, subject, question, variants, answer FROM faq_entry"
            + " ORDER BY library, id",
        FaqShelf::entry);
  }

  /** One entry of a layer. */
  public Optional<FaqEntry> entry(Tx tx, String library, String id) {
    return tx.one(
        "SELECT library, id, subject, question, variants, answer FROM faq_entry"
            + " WHERE library = ? AND id = ?",
        FaqShelf::entry,
        library,
        id);
  }

  /** Puts entries on the shelf, each in the place of the one with its library and id. */
  public void put(Tx tx, Collection<FaqEntry> entries, Instant at) {
    for (var entry : entries) {
      write(tx, PUT, entry, NOT_SHIPPED, at);
    }
    newEdition(tx, at);
  }

  /**
   * Takes over entries from the files of {@code faq-data}: those that are new, and those whose file
   * changed since it was last taken over. An entry that a librarian changed stays hers until then.
   *
   * @return how many were taken
   */
  public int takeShipped(Tx tx, Collection<FaqEntry> entries, Instant at) {
    var taken = 0;
    for (var entry : entries) {
      taken += write(tx, PUT_IF_FILE_CHANGED, entry, fingerprint(entry), at);
    }
    if (taken > 0) {
      newEdition(tx, at);
    }
    return taken;
  }

  private static int write(Tx tx, String sql, FaqEntry entry, String shipped, Instant at) {
    return tx.update(
        sql,
        entry.library(),
        entry.id(),
        entry.subject(),
        entry.question(),
        new JsonArray(entry.variants()).encode(),
        entry.answer(),
        shipped,
        at);
  }

  private void newEdition(Tx tx, Instant at) {
    tx.update("INSERT INTO faq_edition (number, changed_at) VALUES (?, ?)", edition(tx) + 1, at);
  }

  private static FaqEntry entry(Row row) {
    var variants = new JsonArray(row.text("variants"));
    return new FaqEntry(
        row.text("library"),
        row.text("id"),
        row.text("subject"),
        row.text("question"),
        variants.stream().map(String.class::cast).toList(),
        row.text("answer"));
  }

  private static String fingerprint(FaqEntry entry) {
    try {
      var content =
          new JsonArray()
              .add(entry.subject())
              .add(entry.question())
              .add(new JsonArray(entry.variants()))
              .add(entry.answer())
              .encode();
      var digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
