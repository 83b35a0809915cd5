package org.subjectdesk.project;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.call.Application;
import org.subjectdesk.call.Call;
import org.subjectdesk.call.State;
import org.subjectdesk.store.ConflictException;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * Calls with all that belongs to them. Stateless; every call belongs to the caller's transaction.
 */
final class CallTables {
  private static final int MOST_LISTED = 500;

  /**
   * A call as it lies in the store.
   *
   * @param writes how often it was written
   */
  record Kept(Call call, long writes) {}

  /**
   * A call in a list: without what was applied, agreed and planned.
   *
   * @param applicants who applied, without their material
   */
  record Listed(Call call, Instant changed, List<Application> applicants) {}

  Optional<Kept> find(Tx tx, String id) {
    return tx.one(
            "SELECT * FROM project_call WHERE id = ?",
            row -> Map.entry(call(row), row.number("writes")),
            id)
        .map(row -> new Kept(whole(tx, row.getKey()), row.getValue()));
  }

  /** What a call is called. */
  Optional<String> title(Tx tx, String id) {
    return tx.one("SELECT * FROM project_call WHERE id = ?", CallTables::call, id)
        .map(call -> call.terms().title());
  }

  private static Call whole(Tx tx, Call bare) {
    return new Call(
        bare.id(),
        bare.library(),
        bare.author(),
        bare.terms(),
        bare.progress(),
        CallParts.applications(tx, bare.id()),
        CallParts.agreement(tx, bare.id()),
        CallParts.milestones(tx, bare.id()),
        bare.end(),
        bare.version());
  }

  /** The calls that changed last. */
  List<Listed> list(Tx tx) {
    var applicants =
        tx
            .list(
                "SELECT a.id, a.call, a.library, a.organisation, a.stage, a.version"
                    + " FROM call_application a JOIN (SELECT id FROM project_call"
                    + " ORDER BY changed_at DESC, id LIMIT ?) c ON c.id = a.call",
                row -> Map.entry(row.text("call"), CallParts.application(row, "", Map.of())),
                MOST_LISTED)
            .stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    return tx.list(
        "SELECT * FROM project_call ORDER BY changed_at DESC, id LIMIT ?",
        row ->
            new Listed(
                call(row),
                row.instant("changed_at"),
                applicants.getOrDefault(row.text("id"), List.of())),
        MOST_LISTED);
  }

  /** The calls to which somebody may apply at a time, the soonest due first. */
  List<Call> open(Tx tx, Instant now) {
    return tx.list(
        "SELECT * FROM project_call WHERE state = 'open' AND deadline > ? ORDER BY deadline, id"
            + " LIMIT ?",
        CallTables::call,
        now,
        MOST_LISTED);
  }

  /** Adds one; false when there is one with its id. */
  boolean add(Tx tx, Call call, Instant at) {
    return tx.update(
            "INSERT INTO project_call (id, library, author, terms, subject, deadline, state,"
                + " submitter, note, evaluation, version, writes, changed_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, 1, ?) ON CONFLICT (id) DO NOTHING",
            call.id(),
            call.library(),
            call.author(),
            StoredTerms.write(call.terms()),
            call.terms().subject(),
            call.terms().deadline(),
            call.progress().stored().key(),
            call.progress().submitter(),
            call.progress().note(),
            call.version(),
            at)
        == 1;
  }

  /**
   * Keeps what became of one.
   *
   * @throws ConflictException when another node was faster
   */
  void save(Tx tx, Kept before, Call after, Instant at) {
    var written =
        tx.update(
            "UPDATE project_call SET terms = ?, subject = ?, deadline = ?, state = ?,"
                + " submitter = ?, note = ?, published_at = ?, grade = ?, evaluation = ?,"
                + " version = ?, writes = writes + 1, changed_at = ? WHERE id = ? AND writes = ?",
            StoredTerms.write(after.terms()),
            after.terms().subject(),
            after.terms().deadline(),
            after.progress().stored().key(),
            after.progress().submitter(),
            after.progress().note(),
            after.progress().published().orElse(null),
            after.end().map(Call.Evaluation::grade).orElse(null),
            after.end().map(Call.Evaluation::text).orElse(""),
            after.version(),
            at,
            after.id(),
            before.writes());
    if (written == 0) {
      throw new ConflictException("call");
    }
    CallParts.save(tx, before.call(), after);
  }

  private static Call call(Row row) {
    var grade = row.numberOrNull("grade");
    return new Call(
        row.text("id"),
        row.text("library"),
        row.text("author"),
        StoredTerms.read(row.text("terms")),
        new Call.Progress(
            State.kept(row.text("state")),
            row.text("submitter"),
            row.text("note"),
            Optional.ofNullable(row.instantOrNull("published_at"))),
        List.of(),
        List.of(),
        List.of(),
        grade == null
            ? Optional.empty()
            : Optional.of(new Call.Evaluation(grade.intValue(), row.text("evaluation"))),
        row.number("version"));
  }
}
