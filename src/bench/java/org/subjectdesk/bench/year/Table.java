package org.subjectdesk.bench.year;

import java.util.Collections;

/** The tables of events, with the columns that are written. */
enum Table {
  CONSULT(
      "consult",
      "id, library, account, reader, phase, offered, version, opened_at, last_at, window_until,"
          + " window_left, subject",
      12),
  HANDOVER("handover", "consult, at, kind, actor, queue, why, note, act", 8),
  TICKET(
      "ticket",
      "id, consult, library, account, reader, subject, text, state, queue, librarian, answer,"
          + " left_at, due_at, answered_at, escalated, version",
      16),
  RATING("rating", "consult, library, librarian, stars, words, at", 6),
  QUESTION(
      "question",
      "library, text, bare, band, hits, outcome, entry, linked, subject, is_open, is_label,"
          + " asked_at",
      12),
  REFERRAL(
      "referral",
      "id, library, platform, need, subject, consult, account, reader, passed, visitor, offered_at,"
          + " clicked_at, ended_at, solved",
      14),
  CONTRIBUTION("contribution", "at, kind, library, who, helped, what, amount", 7),
  AUDIT("audit", "at, librarian, library, action, object, detail", 6);

  /** So many rows go with one statement. */
  static final int TOGETHER = 100;

  private final String insert;
  private final String row;

  Table(String name, String columns, int count) {
    this.insert = "INSERT INTO " + name + " (" + columns + ") VALUES ";
    this.row = "(" + String.join(", ", Collections.nCopies(count, "?")) + ")";
  }

  /** Writes that many rows. */
  String insert(int rows) {
    return insert + String.join(", ", Collections.nCopies(rows, row));
  }
}
