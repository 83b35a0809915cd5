package org.subjectdesk.project;

import java.time.Instant;
import java.util.List;
import org.subjectdesk.call.Actor;
import org.subjectdesk.store.Tx;

/** What those who take part say to each other. Stateless; within the caller's transaction. */
final class CallComments {
  private static final int MOST = 500;

  /** The comments of a call, the oldest first. */
  List<CallComment> of(Tx tx, String call) {
    return tx.list(
        "SELECT * FROM (SELECT * FROM call_comment WHERE call = ? ORDER BY id DESC LIMIT ?) last"
            + " ORDER BY id",
        row ->
            new CallComment(
                row.text("key"),
                row.text("milestone"),
                row.text("author"),
                row.text("library"),
                row.text("said"),
                row.instant("at")),
        call,
        MOST);
  }

  /** Adds one; false when it is there. */
  boolean add(
      Tx tx, String call, String key, String milestone, Actor who, String text, Instant at) {
    return tx.update(
            "INSERT INTO call_comment (call, key, milestone, author, library, said, at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (call, key) DO NOTHING",
            call,
            key,
            milestone,
            who.id(),
            who.library(),
            text,
            at)
        == 1;
  }
}
