package org.subjectdesk.figures;

import java.util.List;
import org.subjectdesk.figures.Source.Counted;
import org.subjectdesk.figures.Source.Keys;
import org.subjectdesk.scorecard.Measure;

/** All sources. The tables are described in their migrations. */
final class Sources {
  /** A consult of the same reader before this one, never looked for among the later ones. */
  private static final String EARLIER =
      "SELECT 1 FROM consult e WHERE e.account = c.account AND e.reader = c.reader"
          + " AND e.opened_at <= c.opened_at AND (e.opened_at < c.opened_at OR e.id < c.id)";

  private static final String SAME_DAY =
      " AND e.opened_at >= c.opened_at - (c.opened_at + 28800000) % 86400000";

  /** From when she began to wait until this step. */
  private static final String WAITED =
      "(h.at - COALESCE((SELECT MAX(b.at) FROM handover b WHERE b.consult = h.consult AND b.id <"
          + " h.id AND b.kind IN ('asked', 'missed', 'passed', 'released')), h.at)) / 1000";

  /** A later step of the same consult. */
  private static final String LATER =
      " (SELECT 1 FROM handover l WHERE l.consult = h.consult AND l.id > h.id AND l.kind IN ";

  /** A counter-entry is by who takes back; what it takes back was another's. */
  private static final String GIVER =
      "COALESCE((SELECT o.who FROM contribution o WHERE o.id = c.corrects), c.who)";

  /** Every other question got no answer. */
  private static final String ANSWER =
      "q.outcome IN ('answered', 'chosen', 'helpful', 'not-helpful')";

  /** Their events are deleted when they are too old. */
  static final String QUESTIONS = "questions";

  static final List<Source> ALL =
      List.of(
          consults(),
          waits(),
          wishes(),
          tickets(),
          ratings(),
          offers(),
          ends(),
          digests(),
          subscriptions(),
          questions(),
          entries(),
          gifts(),
          receipts(),
          runs(),
          signIns());

  private Sources() {}

  private static Source consults() {
    return new Source(
        "consults",
        "consult c WHERE 1 = 1",
        "c.opened_at",
        new Keys("c.library", "c.subject", "''"),
        List.of(
            Counted.all(Measure.CONSULTS),
            Counted.of(Measure.VISITS, "NOT EXISTS (" + EARLIER + SAME_DAY + ")"),
            Counted.of(Measure.NEW_READERS, "NOT EXISTS (" + EARLIER + ")"),
            Counted.of(
                Measure.HANDED,
                // Of EXISTS PostgreSQL would make a hash of all steps that there are.
                "(SELECT COUNT(*) FROM handover h WHERE h.consult = c.id"
                    + " AND h.kind IN ('asked', 'missed', 'stepped-in')) > 0")));
  }

  private static Source waits() {
    return new Source(
        "waits",
        "handover h JOIN consult c ON c.id = h.consult WHERE h.kind = 'taken'",
        "h.at",
        new Keys("c.library", "c.subject", "h.actor", WAITED),
        List.of(Counted.all(Measure.TAKEN)));
  }

  private static Source wishes() {
    return new Source(
        "wishes",
        "handover h JOIN consult c ON c.id = h.consult WHERE h.kind IN ('asked', 'missed')",
        "h.at",
        new Keys("c.library", "c.subject", "''"),
        List.of(
            Counted.all(Measure.ASKED),
            Counted.of(
                Measure.UNTAKEN,
                "NOT EXISTS"
                    + LATER
                    + "('taken')) AND EXISTS"
                    + LATER
                    + "('ticket', 'cancelled'))")));
  }

  private static Source tickets() {
    return new Source(
        "tickets",
        "ticket t WHERE t.state = 'answered'",
        "t.answered_at",
        new Keys("t.library", "t.subject", "t.librarian", "(t.answered_at - t.left_at) / 1000"),
        List.of(
            Counted.all(Measure.TICKETS),
            Counted.of(Measure.IN_TIME, "t.escalated = 0 AND t.answered_at <= t.due_at")));
  }

  private static Source ratings() {
    return new Source(
        "ratings",
        "rating r LEFT JOIN consult c ON c.id = r.consult WHERE r.stars > 0",
        "r.at",
        new Keys("r.library", "COALESCE(c.subject, '')", "r.librarian"),
        List.of(Counted.all(Measure.RATINGS), new Counted(Measure.STARS, "SUM(r.stars)")));
  }

  private static Source offers() {
    return new Source(
        "referral-offers",
        "referral r WHERE 1 = 1",
        "r.offered_at",
        new Keys("r.library", "r.subject", "''"),
        List.of(
            Counted.all(Measure.REFERRALS), new Counted(Measure.CLICKED, "COUNT(r.clicked_at)")));
  }

  private static Source ends() {
    return new Source(
        "referral-ends",
        "referral r WHERE r.ended_at IS NOT NULL",
        "r.ended_at",
        new Keys("r.library", "r.subject", "''"),
        List.of(Counted.all(Measure.ENDED), Counted.of(Measure.SOLVED, "r.solved = 1")));
  }

  private static Source digests() {
    return new Source(
        "digests",
        "digest d WHERE d.told_at IS NOT NULL",
        "d.told_at",
        new Keys("d.library", "''", "''"),
        List.of(Counted.all(Measure.DIGESTS)));
  }

  private static Source subscriptions() {
    return new Source(
        "subscriptions",
        "subscription s WHERE 1 = 1",
        "s.since",
        new Keys("s.library", "s.subject", "''"),
        List.of(Counted.all(Measure.SUBSCRIPTIONS)));
  }

  private static Source questions() {
    return new Source(
        QUESTIONS,
        "question q WHERE 1 = 1",
        "q.asked_at",
        new Keys("q.library", "''", "''"),
        List.of(
            Counted.all(Measure.QUESTIONS),
            Counted.of(Measure.ANSWERED, ANSWER),
            Counted.of(Measure.UNANSWERED, "NOT " + ANSWER),
            Counted.of(Measure.JUDGED, "q.outcome IN ('helpful', 'not-helpful')"),
            Counted.of(Measure.HELPFUL, "q.outcome = 'helpful'")));
  }

  private static Source entries() {
    return new Source(
        "entries",
        "faq_revision f WHERE f.kind IN ('edit', 'import', 'restore')",
        "f.at",
        new Keys("f.library", "CASE WHEN f.subject = '*' THEN '' ELSE f.subject END", "''"),
        List.of(
            Counted.of(Measure.ENTRIES_NEW, "f.number = 1"),
            Counted.of(Measure.ENTRIES_RENEWED, "f.number > 1")));
  }

  private static Source gifts() {
    return new Source(
        "gifts",
        "contribution c WHERE 1 = 1",
        "c.at",
        new Keys("c.library", "''", GIVER),
        List.of(
            amounts(Measure.GIVEN, "c.kind IN ('consult', 'ticket')"),
            amounts(Measure.GIVEN_ENTRIES, "c.kind = 'faq-entry'"),
            amounts(Measure.GIVEN_RECORDS, "c.kind = 'records'")));
  }

  private static Counted amounts(Measure measure, String condition) {
    return new Counted(measure, "SUM(CASE WHEN " + condition + " THEN c.amount ELSE 0 END)");
  }

  private static Source receipts() {
    return new Source(
        "receipts",
        "contribution c WHERE c.helped NOT IN ('', '*') AND c.kind IN ('consult', 'ticket')",
        "c.at",
        new Keys("c.helped", "''", "''"),
        List.of(new Counted(Measure.RECEIVED, "SUM(c.amount)")));
  }

  private static Source runs() {
    return new Source(
        "runs",
        "bib_run b WHERE b.state IN ('done', 'failed') AND b.ended_at IS NOT NULL",
        "b.ended_at",
        new Keys("b.library", "''", "''"),
        List.of(Counted.all(Measure.RUNS), Counted.of(Measure.RUNS_DONE, "b.state = 'done'")));
  }

  private static Source signIns() {
    return new Source(
        "sign-ins",
        "audit a WHERE a.action = 'sign-in'",
        "a.at",
        new Keys("a.library", "''", "a.librarian"),
        List.of(Counted.all(Measure.SIGN_INS)));
  }
}
