package org.subjectdesk.project;

import java.util.List;
import java.util.Optional;
import org.subjectdesk.call.FileKind;
import org.subjectdesk.call.Holder;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/** Attachments with their content. Stateless; every call belongs to the caller's transaction. */
final class CallFiles {
  private static final String COLUMNS =
      "SELECT id, call, application, milestone, name, kind, size, author, at FROM call_file";

  /** The most that one thing holds. */
  static final int MOST = 10;

  /** The files of a call and all that belongs to it, in the order in which they came. */
  List<CallFile> of(Tx tx, String call) {
    return tx.list(COLUMNS + " WHERE call = ? ORDER BY at, id", CallFiles::file, call);
  }

  Optional<CallFile> find(Tx tx, String id) {
    return tx.one(COLUMNS + " WHERE id = ?", CallFiles::file, id);
  }

  byte[] content(Tx tx, String id) {
    return tx.one("SELECT content FROM call_file WHERE id = ?", row -> row.bytes("content"), id)
        .orElseThrow();
  }

  /** Adds one; false when it is there. */
  boolean add(Tx tx, CallFile file, byte[] content) {
    return tx.update(
            "INSERT INTO call_file"
                + " (id, call, application, milestone, name, kind, size, author, at, content)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            file.id(),
            file.call(),
            file.holder().application(),
            file.holder().milestone(),
            file.name(),
            file.kind().key(),
            file.size(),
            file.author(),
            file.at(),
            content)
        == 1;
  }

  void remove(Tx tx, String id) {
    tx.update("DELETE FROM call_file WHERE id = ?", id);
  }

  private static CallFile file(Row row) {
    return new CallFile(
        row.text("id"),
        row.text("call"),
        new Holder(row.text("application"), row.text("milestone")),
        row.text("name"),
        FileKind.kept(row.text("kind")),
        row.number("size"),
        row.text("author"),
        row.instant("at"));
  }
}
