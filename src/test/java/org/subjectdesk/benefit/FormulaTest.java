package org.subjectdesk.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.subjectdesk.benefit.Formula.Part;
import org.subjectdesk.benefit.Formula.Share;

class FormulaTest {
  private static final List<String> MEMBERS = List.of("a", "b", "c");
  private static final Map<String, BigDecimal> WEIGHTS =
      Map.of("consult", new BigDecimal("3"), "records", new BigDecimal("0.01"));

  @Test
  void a_base_for_all_and_the_rest_by_points() {
    var parts =
        List.of(
            new Part("a", "consult", 10),
            new Part("a", "records", 1_000),
            new Part("b", "consult", 20));
    var shares = new Formula(20, WEIGHTS).share(MEMBERS, parts, 10_000_00);

    assertThat(shares)
        .extracting(share -> share.points().stripTrailingZeros().toPlainString())
        .containsExactly("40", "60", "0");
    // 20 % ÷ 3 each, and 80 % in the proportion 40 : 60 : 0.
    assertThat(shares).extracting(Share::basisPoints).containsExactly(3_867, 5_467, 666);
    assertThat(shares).extracting(Share::cents).containsExactly(386_667L, 546_667L, 66_666L);
  }

  @Test
  void where_nobody_did_anything_all_get_the_same_and_no_cent_is_lost() {
    assertThat(new Formula(0, WEIGHTS).share(MEMBERS, List.of(), 100))
        .extracting(Share::cents)
        .containsExactly(34L, 33L, 33L);
    assertThat(new Formula(0, WEIGHTS).share(List.of(), List.of(), 100)).isEmpty();
  }

  @Test
  void what_was_taken_back_later_makes_nobody_owe_anything() {
    var parts = List.of(new Part("a", "consult", -5), new Part("b", "consult", 1));
    assertThat(new Formula(0, WEIGHTS).share(MEMBERS, parts, 900))
        .extracting(Share::cents)
        .containsExactly(0L, 900L, 0L);
  }

  @Test
  void what_has_no_weight_and_who_is_no_member_counts_nothing() {
    var parts =
        List.of(
            new Part("gone", "consult", 50),
            new Part("a", "hours", 50),
            new Part("c", "consult", 1));
    assertThat(new Formula(0, WEIGHTS).share(MEMBERS, parts, 7))
        .extracting(Share::cents)
        .containsExactly(0L, 0L, 7L);
  }

  @Property
  void shares_make_the_whole_and_who_gives_more_gets_no_less(
      @ForAll("parts") List<Part> parts,
      @ForAll @IntRange(max = 100) int base,
      @ForAll @LongRange(max = 1_000_000_000_000L) long cents) {
    var formula = new Formula(base, WEIGHTS);
    var shares = formula.share(MEMBERS, parts, cents);

    assertThat(shares.stream().mapToLong(Share::cents).sum()).isEqualTo(cents);
    assertThat(shares.stream().mapToInt(Share::basisPoints).sum()).isEqualTo(10_000);
    for (var one : shares) {
      assertThat(one.cents()).isGreaterThanOrEqualTo(cents * base / 100 / 3);
      for (var other : shares) {
        if (one.points().compareTo(other.points()) > 0) {
          assertThat(one.cents()).isGreaterThanOrEqualTo(other.cents());
          assertThat(one.basisPoints()).isGreaterThanOrEqualTo(other.basisPoints());
        }
      }
    }
    assertThat(formula.share(MEMBERS, parts, cents)).as("always the same").isEqualTo(shares);
  }

  @Property
  void no_share_is_further_than_a_cent_from_the_formula(
      @ForAll("parts") List<Part> parts, @ForAll @IntRange(max = 100) int base) {
    var shares = new Formula(base, WEIGHTS).share(MEMBERS, parts, 1_000_000);
    var all = shares.stream().mapToDouble(share -> share.points().doubleValue()).sum();
    for (var share : shares) {
      var byPoints = all == 0 ? 1.0 / 3 : share.points().doubleValue() / all;
      var equally = all == 0 ? byPoints : 1.0 / 3;
      var exact = 1_000_000 * (base / 100.0 * equally + (1 - base / 100.0) * byPoints);
      assertThat((double) share.cents()).isCloseTo(exact, within(1.0));
    }
  }

  @Provide
  Arbitrary<List<Part>> parts() {
    return Combinators.combine(
            Arbitraries.of("a", "b", "c", "gone"),
            Arbitraries.of("consult", "records", "hours"),
            Arbitraries.longs().between(-1_000, 1_000_000))
        .as(Part::new)
        .list()
        .ofMaxSize(12);
  }
}
