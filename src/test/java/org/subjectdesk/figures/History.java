package org.subjectdesk.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/** Events at random, written into their tables, with what a reader of these lines would count. */
final class History {
  static final long DAY = 86_400_000;

  /** Midnight in the readers' zone. */
  static final long BEGIN = 20_000 * DAY - 8 * 3_600_000;

  static final List<String> LIBRARIES = List.of("a", "b", "c");
  private static final List<String> SUBJECTS = List.of("", "41", "53", "5307");
  private static final List<String> LIBRARIANS = List.of("lin", "fang", "shen");
  private static final List<String> OUTCOMES =
      List.of(
          "answered",
          "clarified",
          "declined",
          "not-held",
          "chosen",
          "none-of-these",
          "helpful",
          "not-helpful");

  private final Random random;
  private int number;
  final List<Consult> consults = new ArrayList<>();
  final List<Question> questions = new ArrayList<>();

  History(long seed) {
    this.random = new Random(seed);
  }

  /** {@code waited} in seconds; below 0 when nobody took it. */
  record Consult(
      String id,
      String library,
      String subject,
      String reader,
      long at,
      boolean asked,
      long waited) {}

  record Question(long id, String library, long at, String outcome) {}

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A day on which that many things happen, and some of what was before ends differently. */
  void live(Store store, int day, int events) {
    store
        .inTransaction(
            "history",
            tx -> {
              for (var i = 0; i < events; i++) {
                var at = BEGIN + day * DAY + random.nextInt((int) (DAY - 3_600_000));
                if (random.nextBoolean()) {
                  consult(tx, at);
                } else {
                  question(tx, at);
                }
              }
              judgeLate(tx, day);
              return true;
            })
        .join();
  }

  private void consult(Tx tx, long at) {
    var library = any(LIBRARIES);
    var reader = "r" + random.nextInt(12);
    var asked = random.nextInt(3) > 0;
    var waited = asked && random.nextInt(4) > 0 ? random.nextInt(900) : -1;
    var one = new Consult("c" + number++, library, any(SUBJECTS), reader, at, asked, waited);
    consults.add(one);
    tx.update(
        "INSERT INTO consult (id, library, account, reader, phase, offered, version, opened_at,"
            + " last_at, window_until, window_left, subject) VALUES (?, ?, ?, ?, 'closed', '', 1,"
            + " ?, ?, 0, 0, ?)",
        one.id(),
        library,
        "wx-" + library,
        reader,
        at,
        at,
        one.subject());
    if (asked) {
      step(tx, one.id(), at + 1_000, random.nextBoolean() ? "asked" : "missed", "");
      if (waited >= 0) {
        step(tx, one.id(), at + 1_000 + waited * 1_000L, "taken", any(LIBRARIANS));
      } else {
        step(tx, one.id(), at + 60_000, random.nextBoolean() ? "cancelled" : "ticket", "");
      }
    }
  }

  private static void step(Tx tx, String consult, long at, String kind, String actor) {
    tx.update(
        "INSERT INTO handover (consult, at, kind, actor, queue, why, note, act)"
            + " VALUES (?, ?, ?, ?, '', '', '', '')",
        consult,
        at,
        kind,
        actor);
  }

  private void question(Tx tx, long at) {
    var library = any(LIBRARIES);
    var outcome = any(OUTCOMES);
    var id =
        tx.one(
                "INSERT INTO question (library, text, bare, band, hits, outcome, entry, linked,"
                    + " is_open, is_label, asked_at) VALUES (?, 'q', 'q', 'answer', '[]', ?, '',"
                    + " '', 0, 0, ?) RETURNING id",
                row -> row.number("id"),
                library,
                outcome,
                at)
            .orElseThrow();
    questions.add(new Question(id, library, at, outcome));
  }

  private void judgeLate(Tx tx, int day) {
    for (var i = 0; i < questions.size(); i++) {
      var one = questions.get(i);
      if (one.at() >= BEGIN + (day - 7L) * DAY && random.nextInt(5) == 0) {
        var late = new Question(one.id(), one.library(), one.at(), "helpful");
        tx.update("UPDATE question SET outcome = 'helpful' WHERE id = ?", one.id());
        questions.set(i, late);
      }
    }
  }
}
