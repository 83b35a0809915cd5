package org.subjectdesk.scorecard;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tallies, sorted by what they measure. */
public final class Sheet {
  private final Map<Measure, List<Tally>> byMeasure;

  private Sheet(Map<Measure, List<Tally>> byMeasure) {
    this.byMeasure = byMeasure;
  }

  /** One of these tallies. */
  public static Sheet of(Collection<Tally> tallies) {
    return new Sheet(
        tallies.stream()
            .collect(
                Collectors.groupingBy(
                    Tally::measure, () -> new EnumMap<>(Measure.class), Collectors.toList())));
  }

  /** What of it passes. */
  Sheet where(Predicate<Tally> test) {
    return of(byMeasure.values().stream().flatMap(List::stream).filter(test).toList());
  }

  /** The parts of it by a key. */
  <K> Map<K, Sheet> by(Function<Tally, K> key) {
    return byMeasure.values().stream()
        .flatMap(List::stream)
        .collect(
            Collectors.groupingBy(
                key, Collectors.collectingAndThen(Collectors.toList(), Sheet::of)));
  }

  long sum(Measure measure) {
    return of(measure).mapToLong(Tally::amount).sum();
  }

  /** How many of each key. */
  Map<String, Long> sums(Measure measure, Function<Tally, String> key) {
    return of(measure).collect(Collectors.groupingBy(key, Collectors.summingLong(Tally::amount)));
  }

  /** How many in each bucket. */
  Map<Long, Long> buckets(Measure measure) {
    return of(measure)
        .collect(
            Collectors.groupingBy(
                Tally::bucket, TreeMap::new, Collectors.summingLong(Tally::amount)));
  }

  /** How many different keys have something of these measures; the empty key counts for none. */
  long different(Set<Measure> measures, Function<Tally, String> key) {
    return measures.stream()
        .flatMap(this::of)
        .filter(tally -> tally.amount() > 0)
        .map(key)
        .filter(name -> !name.isEmpty())
        .distinct()
        .count();
  }

  private Stream<Tally> of(Measure measure) {
    return byMeasure.getOrDefault(measure, List.of()).stream();
  }
}
