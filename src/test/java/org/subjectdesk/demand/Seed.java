package org.subjectdesk.demand;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.Found;
import org.subjectdesk.handover.Handovers;
import org.subjectdesk.handover.Referrals;
import org.subjectdesk.learning.MissedWishes;
import org.subjectdesk.learning.Outcome;
import org.subjectdesk.learning.Questions;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/** What readers did at times of a test's choice. */
public final class Seed {
  private static final Found NOTHING = new Found(Band.DECLINE, List.of(), false);
  private final Questions questions = new Questions();
  private final Store store;
  private int consults;

  /** In this store. */
  public Seed(Store store) {
    this.store = store;
  }

  /** Somebody asks what nobody answers. */
  public void asks(String library, String subject, String text, Instant at, int times) {
    does(
        tx -> {
          for (var i = 0; i < times; i++) {
            ask(tx, library, subject, text, Outcome.DECLINED, "", at);
          }
        });
  }

  /** Somebody is answered. */
  public void answered(String library, String subject, Instant at, int times) {
    does(
        tx -> {
          for (var i = 0; i < times; i++) {
            ask(tx, library, subject, "几点关门", Outcome.ANSWERED, "hours", at);
          }
        });
  }

  /** An answer, and what she says of it. */
  public void rates(String library, String entry, boolean helpful, Instant at, int times) {
    does(
        tx -> {
          for (var i = 0; i < times; i++) {
            var id = ask(tx, library, "", "那个怎么预约", Outcome.ANSWERED, entry, at);
            questions.rated(tx, id, helpful);
          }
        });
  }

  /** Somebody looks for what her library does not have. */
  public void misses(String library, String words, MissedWishes.Held held, Instant at, int times) {
    does(
        tx -> {
          for (var i = 0; i < times; i++) {
            var wish = new Questions.Asked(library, "", words);
            new MissedWishes().missed(tx, wish, held, at);
          }
        });
  }

  /** Somebody wants a person. */
  public void handed(String library, String subject, Instant at, Handovers.Kind... steps) {
    does(
        tx -> {
          var consult = consult(tx, library, subject, at);
          for (var kind : steps) {
            var step = new Handovers.Step(kind, "", Optional.empty(), List.of(), "", at);
            new Handovers().add(tx, consult.id(), step);
          }
        });
  }

  /** Somebody is led to a platform, and tells how it went. */
  public void led(String library, String platform, boolean solved, Instant at) {
    does(
        tx -> {
          var consult = consult(tx, library, "", at);
          var referrals = new Referrals();
          var id = referrals.offer(tx, consult, platform, "novelty", Map.of(), at);
          referrals.accept(tx, id, consult.reader(), at);
          referrals.click(tx, id, "browser", at);
          referrals.end(tx, id, solved, at);
        });
  }

  private Consult consult(Tx tx, String library, String subject, Instant at) {
    var number = ++consults;
    var reader = new ReaderId("seed", "reader-" + number);
    var consult = Consult.open("seed-" + number, library, reader, subject, at);
    tx.update(
        "INSERT INTO consult (id, library, account, reader, subject, phase, offered, version,"
            + " opened_at, last_at, window_until, window_left)"
            + " VALUES (?, ?, ?, ?, ?, 'closed', '[]', 1, ?, ?, ?, 0)",
        consult.id(),
        library,
        reader.account(),
        reader.openid(),
        subject,
        at,
        at,
        at);
    return consult;
  }

  private long ask(
      Tx tx,
      String library,
      String subject,
      String text,
      Outcome outcome,
      String entry,
      Instant at) {
    return questions.asked(
        tx, new Questions.Asked(library, subject, text), NOTHING, outcome, entry, at);
  }

  private void does(Consumer<Tx> work) {
    store
        .inTransaction(
            Seed.class,
            tx -> {
              work.accept(tx);
              return true;
            })
        .join();
  }
}
