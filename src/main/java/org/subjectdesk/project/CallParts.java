package org.subjectdesk.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.subjectdesk.call.Application;
import org.subjectdesk.call.Call;
import org.subjectdesk.call.Milestone;
import org.subjectdesk.call.Party;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * The rows that belong to a call: its applications with their scores, its agreement, milestones.
 */
final class CallParts {
  private CallParts() {}

  static List<Party> agreement(Tx tx, String call) {
    return tx.list(
        "SELECT * FROM call_party WHERE call = ? ORDER BY place", CallParts::party, call);
  }

  static List<Milestone> milestones(Tx tx, String call) {
    return tx.list(
        "SELECT * FROM call_milestone WHERE call = ? ORDER BY place", CallParts::milestone, call);
  }

  /** Keeps what changed. */
  static void save(Tx tx, Call before, Call after) {
    saveApplications(tx, before, after);
    saveAgreement(tx, before, after);
    saveMilestones(tx, before, after);
  }

  static List<Application> applications(Tx tx, String call) {
    var scores = new HashMap<String, Map<String, List<Integer>>>();
    for (var one : scores(tx, call)) {
      scores
          .computeIfAbsent(one.application(), _ -> new HashMap<>())
          .computeIfAbsent(one.librarian(), _ -> new ArrayList<>())
          .add(one.points());
    }
    return tx.list(
        "SELECT * FROM call_application WHERE call = ? ORDER BY id",
        row ->
            application(row, row.text("material"), scores.getOrDefault(row.text("id"), Map.of())),
        call);
  }

  private record Score(String application, String librarian, int points) {}

  private static List<Score> scores(Tx tx, String call) {
    return tx.list(
        "SELECT * FROM call_score WHERE call = ? ORDER BY application, librarian, criterion",
        row ->
            new Score(row.text("application"), row.text("librarian"), (int) row.number("points")),
        call);
  }

  private static void saveApplications(Tx tx, Call before, Call after) {
    for (var one : after.applications()) {
      if (before.application(one.id()).filter(one::equals).isPresent()) {
        continue;
      }
      tx.update(
          "INSERT INTO call_application (id, call, library, organisation, material, stage, version)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (call, id) DO UPDATE SET"
              + " material = excluded.material, stage = excluded.stage, version = excluded.version",
          one.id(),
          after.id(),
          one.library(),
          one.organisation(),
          one.material(),
          one.stage().key(),
          one.version());
      one.scores().forEach((who, points) -> saveScores(tx, after.id(), one.id(), who, points));
    }
  }

  private static void saveScores(
      Tx tx, String call, String application, String who, List<Integer> points) {
    for (var i = 0; i < points.size(); i++) {
      tx.update(
          "INSERT INTO call_score (call, application, librarian, criterion, points)"
              + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (call, application, librarian, criterion)"
              + " DO UPDATE SET points = excluded.points",
          call,
          application,
          who,
          i,
          points.get(i));
    }
  }

  private static void saveAgreement(Tx tx, Call before, Call after) {
    if (before.agreement().equals(after.agreement())) {
      return;
    }
    tx.update("DELETE FROM call_party WHERE call = ?", after.id());
    for (var i = 0; i < after.agreement().size(); i++) {
      var one = after.agreement().get(i);
      tx.update(
          "INSERT INTO call_party (call, place, application, duty, share, confirmed)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          after.id(),
          i,
          one.application(),
          one.duty(),
          one.share(),
          one.confirmed());
    }
  }

  private static void saveMilestones(Tx tx, Call before, Call after) {
    for (var i = 0; i < after.milestones().size(); i++) {
      var one = after.milestones().get(i);
      if (before.milestone(one.id()).filter(one::equals).isPresent()) {
        continue;
      }
      tx.update(
          "INSERT INTO call_milestone"
              + " (call, id, place, title, deliverable, due, party, stage, note)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (call, id) DO UPDATE SET"
              + " title = excluded.title, deliverable = excluded.deliverable, due = excluded.due,"
              + " party = excluded.party, stage = excluded.stage, note = excluded.note",
          after.id(),
          one.id(),
          i,
          one.title(),
          one.deliverable(),
          one.due().toString(),
          one.party(),
          one.stage().key(),
          one.note());
    }
  }

  static Application application(Row row, String material, Map<String, List<Integer>> scores) {
    return new Application(
        row.text("id"),
        row.text("library"),
        row.text("organisation"),
        material,
        Application.Stage.kept(row.text("stage")),
        scores,
        row.number("version"));
  }

  private static Party party(Row row) {
    return new Party(
        row.text("application"),
        row.text("duty"),
        (int) row.number("share"),
        row.text("confirmed"));
  }

  private static Milestone milestone(Row row) {
    return new Milestone(
        row.text("id"),
        row.text("title"),
        row.text("deliverable"),
        LocalDate.parse(row.text("due")),
        row.text("party"),
        Milestone.Stage.kept(row.text("stage")),
        row.text("note"));
  }
}
