package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.call.Deadline;
import org.subjectdesk.call.Share;
import org.subjectdesk.call.Terms;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.http.Problem;

/** Reads what a call says out of a body that the contract has checked. */
record CallForm(Subjects subjects) {
  /** What came of it. */
  sealed interface Read {
    record As(Terms terms) implements Read {}

    record Faulty(Problem problem) implements Read {}
  }

  Read read(JsonObject body) {
    var subject = body.getString("subject").strip();
    if (!subject.equals(Terms.ANY_SUBJECT) && subjects.withCode(subject).isEmpty()) {
      return faulty(
          "subject", "call-subject", "no subject of the catalogue has this code; * = all");
    }
    var deadline = Deadline.of(body.getString("deadline").strip());
    if (deadline.isEmpty()) {
      return faulty(
          "deadline", "call-deadline", "write a day such as 2026-12-20, or 2026-12-20T17:00");
    }
    var kind = Terms.Initiator.Kind.of(body.getString("kind"));
    return kind.<Read>map(
            it ->
                new Read.As(
                    new Terms(
                        text(body, "title"),
                        subject,
                        new Terms.Initiator(it, text(body, "initiator")),
                        text(body, "items"),
                        text(body, "cooperation"),
                        text(body, "goals"),
                        body.getLong("budget"),
                        shares(body.getJsonArray("split")),
                        text(body, "talent"),
                        deadline.get(),
                        shares(body.getJsonArray("criteria")))))
        .orElseGet(() -> faulty("kind", "call-kind", "take one of the contract's"));
  }

  private static Read faulty(String field, String code, String what) {
    return new Read.Faulty(
        Problem.bad(field + ": " + what)
            .with(new JsonObject().put("code", code).put("field", field)));
  }

  static String text(JsonObject body, String name) {
    return Optional.ofNullable(body.getString(name)).orElse("").strip();
  }

  private static List<Share> shares(JsonArray all) {
    return all.stream()
        .map(JsonObject.class::cast)
        .map(one -> new Share(text(one, "name"), one.getInteger("points")))
        .toList();
  }
}
