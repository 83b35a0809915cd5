package org.subjectdesk.benefit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a benefit is shared: a part of it equally among all members, the rest by points. A library's
 * points are the amounts of what it did, each times the weight of its kind.
 *
 * <pre>share = base ÷ members + (1 − base) × points ÷ all points</pre>
 *
 * @param basePercent what is shared equally, 0 to 100
 * @param weights kind of contribution → points for one; a kind that is missing gives none
 */
public record Formula(int basePercent, Map<String, BigDecimal> weights) {
  private static final int HUNDRED = 100;
  private static final int BASIS_POINTS = 10_000;

  public Formula {
    if (basePercent < 0 || basePercent > HUNDRED) {
      throw new IllegalArgumentException("base: 0 to 100, not " + basePercent);
    }
    weights = Map.copyOf(weights);
  }

  /**
   * So much of a kind.
   *
   * @param library who did it
   */
  public record Part(String library, String kind, long amount) {}

  /**
   * What a library is proposed to get.
   *
   * @param points never less than 0, whatever was taken back
   * @param basisPoints its share; those of all make 10,000
   * @param cents its share of the sum to be shared; those of all make that sum
   */
  public record Share(String library, BigDecimal points, int basisPoints, long cents) {}

  /** The points for so much of a kind. */
  public BigDecimal points(String kind, long amount) {
    return weights.getOrDefault(kind, BigDecimal.ZERO).multiply(BigDecimal.valueOf(amount));
  }

  /**
   * Shares a sum among members, in their order. What is left over by rounding down goes, a cent
   * each, to those who lost most by it. Where nobody has points all get the same.
   *
   * @param cents 0 or more
   */
  public List<Share> share(Collection<String> members, Collection<Part> parts, long cents) {
    var points = new LinkedHashMap<String, BigDecimal>();
    members.forEach(member -> points.put(member, BigDecimal.ZERO));
    for (var part : parts) {
      points.computeIfPresent(
          part.library(), (_, so) -> so.add(points(part.kind(), part.amount())));
    }
    points.replaceAll((_, so) -> so.max(BigDecimal.ZERO));
    var each = List.copyOf(points.values());
    var shares = fractions(each);
    var basis = portions(shares, each, BASIS_POINTS);
    var money = portions(shares, each, cents);
    var found = new ArrayList<Share>();
    for (var library : points.entrySet()) {
      var i = found.size();
      found.add(
          new Share(
              library.getKey(), library.getValue(), Math.toIntExact(basis.get(i)), money.get(i)));
    }
    return found;
  }

  /** Whole numbers in the proportion of the shares: exact, unlike any decimals. */
  private List<BigInteger> fractions(List<BigDecimal> points) {
    var scale = points.stream().mapToInt(BigDecimal::scale).max().orElse(0);
    var whole = points.stream().map(so -> so.setScale(scale, RoundingMode.UNNECESSARY)).toList();
    var all =
        whole.stream().map(BigDecimal::unscaledValue).reduce(BigInteger.ZERO, BigInteger::add);
    if (all.signum() == 0) {
      return points.stream().map(_ -> BigInteger.ONE).toList();
    }
    var base = all.multiply(BigInteger.valueOf(basePercent));
    var rest = BigInteger.valueOf((long) (HUNDRED - basePercent) * points.size());
    return whole.stream().map(so -> base.add(rest.multiply(so.unscaledValue()))).toList();
  }

  /**
   * The largest remainders get what is left (Hamilton's method); of equal ones who has more points.
   */
  private static List<Long> portions(
      List<BigInteger> fractions, List<BigDecimal> points, long whole) {
    var all = fractions.stream().reduce(BigInteger.ZERO, BigInteger::add);
    var portions = new ArrayList<Long>();
    var remainders = new ArrayList<BigInteger>();
    for (var fraction : fractions) {
      var divided = fraction.multiply(BigInteger.valueOf(whole)).divideAndRemainder(all);
      portions.add(divided[0].longValueExact());
      remainders.add(divided[1]);
    }
    var left = whole - portions.stream().mapToLong(Long::longValue).sum();
    IntStream.range(0, portions.size())
        .boxed()
        .sorted(
            Comparator.<Integer, BigInteger>comparing(remainders::get)
                .thenComparing(points::get)
                .reversed()
                // Of equal ones the first.
                .thenComparing(Comparator.naturalOrder()))
        .limit(left)
        .forEach(i -> portions.set(i, portions.get(i) + 1));
    return portions;
  }
}
