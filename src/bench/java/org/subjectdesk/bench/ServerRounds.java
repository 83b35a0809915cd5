package org.subjectdesk.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import org.subjectdesk.bench.arena.Arena;
import org.subjectdesk.bench.arena.Contest;
import org.subjectdesk.bench.load.Replies;
import org.subjectdesk.bench.servers.Child;
import org.subjectdesk.bench.servers.Ledger;

/** All servers in turn, several times, then the desk alone at half and at three times its best. */
final class ServerRounds {
  private static final Duration AFTERWARDS = Duration.ofSeconds(10);

  private final Settings settings;
  private final Report report;

  ServerRounds(Settings settings, Report report) {
    this.settings = settings;
    this.report = report;
  }

  void run() throws Exception {
    System.out.println("starting the servers");
    try (var arena = new Arena(Path.of(""), Path.of("target", "bench"))) {
      report.check(
          new Check(
              "new questions answered right", arena.rightAnswers(), Check.Bound.AT_LEAST, 0.8));
      for (var contest : arena.contests()) {
        System.out.println("warming up: " + contest.name());
        contest.warmUp(settings.warmUp() / arena.loadsOf(contest));
      }
      rounds(arena);
      for (var contest : arena.contests()) {
        report.server(contest, arena.plain);
      }
      ratios(arena);
      halfSpeed(arena.greeting);
      halfSpeed(arena.warm);
      var normal = halfSpeed(arena.fresh);
      overload(arena.fresh, normal.millis(0.5));
      var memory = arena.peakMemory();
      report.check(
          new Check(
              "desk: peak RSS in MiB, with a heap of " + Child.HEAP_MIB,
              memory,
              Check.Bound.AT_MOST,
              800));
      audit(arena.audit());
    }
  }

  /** Each round begins with another server, so that none always follows the same one. */
  private void rounds(Arena arena) throws Exception {
    for (var round = 0; round < settings.rounds(); round++) {
      var order = new ArrayList<>(arena.contests());
      Collections.rotate(order, -round * 2);
      System.out.println("round " + (round + 1) + " of " + settings.rounds());
      for (var contest : order) {
        contest.turn(settings.round());
      }
      arena.embedding.turn(settings.round());
    }
  }

  private void ratios(Arena arena) {
    atLeast("desk's codec in the server ÷ limit 2", arena.envelope.ratioTo(arena.plain), 0.8);
    atLeast("greeting ÷ limit 2", arena.greeting.ratioTo(arena.plain), 0.45);
    var embedded = arena.embedding.perSecond();
    report.note("embedding alone, all processors: %.0f new questions/s".formatted(embedded));
    atLeast(
        "FAQ, every question new ÷ embedding alone",
        arena.fresh.median().perSecond() / embedded,
        0.7);
    atLeast("FAQ, Zipf over 200 questions ÷ limit 2", arena.warm.ratioTo(arena.plain), 0.35);
  }

  private Replies halfSpeed(Contest contest) throws Exception {
    var rate = contest.median().perSecond() / 2;
    System.out.printf("half speed: %s, %.0f/s%n", contest.name(), rate);
    var count = (int) (rate * settings.half().toSeconds());
    var replies = contest.atTimes(count, i -> i / rate);
    report.note(
        "%s at half speed, %.0f/s: p50 %.2f ms, p99 %.2f ms, unanswered %d"
            .formatted(
                contest.name(),
                rate,
                replies.millis(0.5),
                replies.millis(0.99),
                count - replies.count(Replies.Outcome.ANSWERED)));
    atMost(
        contest.name() + ": p99 ÷ p50 at half speed",
        replies.millis(0.99) / replies.millis(0.5),
        10);
    return replies;
  }

  private void overload(Contest contest, double normalMillis) throws Exception {
    var best = contest.median().perSecond();
    var seconds = settings.overload().toSeconds();
    System.out.printf("overload: %s, %.0f/s for %d s%n", contest.name(), 3 * best, seconds);
    var during = (int) (3 * best * seconds);
    var after = (int) (best / 2 * AFTERWARDS.toSeconds());
    var replies =
        contest.atTimes(
            during + after, i -> i < during ? i / (3 * best) : seconds + (i - during) / (best / 2));
    var storm = new Overload(replies.part(0, during), replies.part(during, during + after));
    report.note(storm.summary());
    atMost("overload: slowest reply of any kind in s", storm.slowestSeconds(), 4.5);
    atMost("overload: requests without any reply, or broken ones", storm.dropped(), 0);
    atMost(
        "overload: seconds until all is normal again",
        storm.secondsToNormal((int) AFTERWARDS.toSeconds(), normalMillis),
        5);
  }

  private void audit(Ledger.Verdict verdict) {
    report.note("acknowledged in all: " + verdict.acknowledged());
    atMost("acknowledged messages that the transcript lacks", verdict.missing(), 0);
    atMost("messages that the transcript has twice", verdict.twice(), 0);
  }

  private void atLeast(String what, double value, double target) {
    report.check(new Check(what, value, Check.Bound.AT_LEAST, target));
  }

  private void atMost(String what, double value, double target) {
    report.check(new Check(what, value, Check.Bound.AT_MOST, target));
  }
}
