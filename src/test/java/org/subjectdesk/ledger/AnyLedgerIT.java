package org.subjectdesk.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.subjectdesk.benefit.Formula;
import org.subjectdesk.ledger.Contributions.Counter;
import org.subjectdesk.ledger.Contributions.Deed;
import org.subjectdesk.ledger.Contributions.Entry;
import org.subjectdesk.ledger.Contributions.Kind;
import org.subjectdesk.ledger.Contributions.Sum;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.FreshDatabase;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/** Told twice, told late, taken back in any order: the ledger balances. */
class AnyLedgerIT {
  private static final FreshDatabase DATABASE = Database.SQLITE.fresh();
  private static final Store STORE = Store.open(DATABASE.settings());
  private static final List<String> LIBRARIES = List.of("a", "b", "c");
  private static final int DAYS = 10;
  private static final int MOST = 1_000;
  private static final Contributions LEDGER = new Contributions();

  /** Each history has days of its own. */
  private static Instant begin = Instant.parse("2026-01-01T00:00:00Z");

  /**
   * Something that happens.
   *
   * @param back whether it is taken back rather than told
   * @param day on which it was, in whatever order it is told
   */
  record Step(boolean back, Kind kind, String library, int what, int amount, int day) {
    String key() {
      return kind.key() + "/" + library + "/" + what;
    }
  }

  @AfterContainer
  static void close() {
    STORE.close();
    DATABASE.close();
  }

  @Property(tries = 100)
  void the_ledger_balances_whatever_happens(@ForAll("histories") List<Step> history) {
    begin = begin.plus(Duration.ofDays(DAYS));
    var left = new HashMap<String, Long>();
    var numbers = new HashMap<String, Long>();
    var rows = 0;
    for (var step : history) {
      rows += step.back() ? takenBack(step, left, numbers) : told(step, left, numbers);
    }

    var entries = entries();
    assertThat(entries).as("told twice, it stands once").hasSize(rows);
    for (var deed : numbers.entrySet()) {
      long so = left.getOrDefault(deed.getKey(), 0L);
      assertThat(so).isNotNegative();
      long kept = read(tx -> LEDGER.left(tx, deed.getValue()));
      assertThat(kept).as(deed.getKey()).isEqualTo(so);
    }
    assertThat(total(sums(0, DAYS))).isEqualTo(left.values().stream().mapToLong(it -> it).sum());
    var byDays = 0L;
    for (var day = 0; day < DAYS; day++) {
      byDays += total(sums(day, day + 1));
    }
    assertThat(byDays).as("no day is counted twice or left out").isEqualTo(total(sums(0, DAYS)));
    shared(sums(0, DAYS));
  }

  private static int told(Step step, Map<String, Long> left, Map<String, Long> numbers) {
    var at = begin.plus(Duration.ofDays(step.day()));
    var deed = new Deed(step.kind(), step.library(), "who", "", begin + step.key(), at);
    change(
        tx -> {
          LEDGER.add(tx, deed, step.amount());
          return true;
        });
    if (numbers.containsKey(step.key())) {
      return 0;
    }
    var number = entries().getFirst().number();
    numbers.put(step.key(), number);
    left.put(step.key(), (long) step.amount());
    return 1;
  }

  private static int takenBack(Step step, Map<String, Long> left, Map<String, Long> numbers) {
    var number = numbers.getOrDefault(step.key(), Long.MAX_VALUE);
    var at = begin.plus(Duration.ofDays(step.day()));
    var done = change(tx -> LEDGER.takeBack(tx, number, step.amount(), "who", "误记", at));
    var known = left.getOrDefault(step.key(), -1L);
    if (known < 0) {
      assertThat(done).isEqualTo(Counter.UNKNOWN);
      return 0;
    }
    assertThat(done).isEqualTo(step.amount() <= known ? Counter.DONE : Counter.TOO_MUCH);
    if (done != Counter.DONE) {
      return 0;
    }
    left.put(step.key(), known - step.amount());
    return 1;
  }

  private static void shared(List<Sum> sums) {
    var parts =
        sums.stream()
            .map(sum -> new Formula.Part(sum.library(), sum.kind().key(), sum.deeds()))
            .toList();
    var formula =
        new Formula(20, Map.of("consult", BigDecimal.valueOf(3), "project", BigDecimal.TEN));
    var shares = formula.share(LIBRARIES, parts, 100_001);
    assertThat(shares.stream().mapToLong(Formula.Share::cents).sum()).isEqualTo(100_001);
    assertThat(shares.stream().mapToInt(Formula.Share::basisPoints).sum()).isEqualTo(10_000);
  }

  private static List<Entry> entries() {
    return read(tx -> LEDGER.last(tx, begin, begin.plus(Duration.ofDays(DAYS)), MOST));
  }

  private static List<Sum> sums(int from, int until) {
    return read(
        tx ->
            LEDGER.sums(tx, begin.plus(Duration.ofDays(from)), begin.plus(Duration.ofDays(until))));
  }

  private static long total(List<Sum> sums) {
    return sums.stream().mapToLong(Sum::deeds).sum();
  }

  private static <T> T read(Function<Tx, T> question) {
    return STORE.read(question::apply);
  }

  private static <T> T change(Function<Tx, T> work) {
    return STORE.inTransaction(AnyLedgerIT.class, work::apply).join();
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    return Combinators.combine(
            Arbitraries.of(true, false, false),
            Arbitraries.of(Kind.CONSULT, Kind.RECORDS, Kind.PROJECT),
            Arbitraries.of(LIBRARIES),
            Arbitraries.integers().between(1, 2),
            Arbitraries.integers().between(1, 6),
            Arbitraries.integers().between(0, DAYS - 1))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }
}
