package org.subjectdesk.handover;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import org.subjectdesk.learning.Questions;
import org.subjectdesk.ledger.Contributions;
import org.subjectdesk.ledger.Contributions.Deed;
import org.subjectdesk.ledger.Contributions.Kind;
import org.subjectdesk.rounds.Rounds;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * Notes the deeds of days that are over: once a day would do, and a desk that was off looks at the
 * week before. Each day counts once however often it is looked at, on however many nodes. An answer
 * is a deed of the library that wrote the entry, for each other library whose readers it served; a
 * referral that helped is one of the library that runs the platform.
 */
public final class DailyDeeds implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofHours(1);
  private static final int DAYS = 7;

  private final Contributions contributions = new Contributions();
  private final Questions questions = new Questions();
  private final Referrals referrals = new Referrals();
  private final Store store;
  private final Function<String, Optional<String>> providers;
  private final ZoneId zone;
  private final InstantSource clock;
  private final Rounds rounds = new Rounds("deeds", BETWEEN, this::look);

  /**
   * Prepares.
   *
   * @param providers the platform's id → the member that runs it, if one does
   * @param zone where the days begin
   */
  public DailyDeeds(
      Store store, Function<String, Optional<String>> providers, ZoneId zone, InstantSource clock) {
    this.store = store;
    this.providers = providers;
    this.zone = zone;
    this.clock = clock;
  }

  /** Begins to look. To be called once. */
  public void start() {
    rounds.start();
  }

  /** One look at the days that are over; returns when what they gave is committed. Blocking. */
  public void look() {
    var today = LocalDate.ofInstant(clock.instant(), zone);
    for (var day = today.minusDays(DAYS); day.isBefore(today); day = day.plusDays(1)) {
      var its = day;
      store.inTransaction(DailyDeeds.class, tx -> note(tx, its)).join();
    }
  }

  private boolean note(Tx tx, LocalDate day) {
    var from = day.atStartOfDay(zone).toInstant();
    var until = day.plusDays(1).atStartOfDay(zone).toInstant();
    for (var served : questions.served(tx, from, until)) {
      contributions
          .author(tx, served.entry())
          .filter(author -> !author.library().equals(served.library()))
          .ifPresent(author -> answers(tx, author, served, day, until));
    }
    for (var helped : referrals.solved(tx, from, until)) {
      providers
          .apply(helped.platform())
          .filter(library -> !library.equals(helped.library()))
          .ifPresent(library -> referral(tx, library, helped));
    }
    return true;
  }

  private void answers(
      Tx tx, Contributions.Author author, Questions.Served served, LocalDate day, Instant until) {
    var what = served.entry() + "/" + served.library() + "/" + day;
    var at = until.minusMillis(1);
    var deed =
        new Deed(Kind.FAQ_ANSWER, author.library(), author.who(), served.library(), what, at);
    contributions.add(tx, deed, served.times());
  }

  private void referral(Tx tx, String library, Referrals.Solved helped) {
    contributions.add(
        tx, new Deed(Kind.REFERRAL, library, "", helped.library(), helped.id(), helped.at()));
  }

  @Override
  public void close() {
    rounds.close();
  }
}
