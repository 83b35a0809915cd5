package org.subjectdesk.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.subjectdesk.catalogue.Lookup.Filter;

class FacetCountsTest {
  @Property(tries = 300)
  void counts_are_those_of_counting_one_by_one(
      @ForAll("batches") List<List<Work>> batches, @ForAll("filters") Filter filter) {
    var works = new LinkedHashMap<String, Work>();
    try (var index = CatalogueIndex.inMemory(Shelves::subjects)) {
      for (var batch : batches) {
        index.apply(batch, List.of(), 1);
        batch.forEach(work -> works.put(work.id(), work));
      }
      var gone = works.keySet().stream().limit(1).toList();
      index.apply(List.of(), gone, 2);
      works.keySet().removeAll(gone);
      for (var words : List.of("", "护理")) {
        var fit = works.values().stream().filter(work -> work.title().contains(words)).toList();
        var hits = index.find(new Lookup(words, filter, 0, 100));
        if (fit.isEmpty() && !words.isEmpty()) {
          assertThat(hits).isEqualTo(Hits.none());
          continue;
        }
        var passing = fit.stream().filter(passes(filter, Set.of(Facet.values()))).toList();
        assertThat(hits.works()).containsExactlyInAnyOrderElementsOf(passing);
        assertThat(hits.total()).isEqualTo(passing.size());
        for (var facet : Facet.values()) {
          assertThat(hits.counts().getOrDefault(facet, List.of()))
              .as(facet + " of " + words)
              .containsExactlyElementsOf(counted(fit, filter, facet));
        }
      }
    }
  }

  private static List<Hits.Count> counted(List<Work> fit, Filter filter, Facet facet) {
    var others =
        Arrays.stream(Facet.values()).filter(one -> one != facet).collect(Collectors.toSet());
    var counts = new HashMap<String, Long>();
    fit.stream()
        .filter(passes(filter, others))
        .forEach(work -> values(work, facet).forEach(value -> counts.merge(value, 1L, Long::sum)));
    return counts.entrySet().stream()
        .map(entry -> new Hits.Count(entry.getKey(), entry.getValue()))
        .sorted(
            (one, other) ->
                one.works() == other.works()
                    ? one.value().compareTo(other.value())
                    : Long.compare(other.works(), one.works()))
        .toList();
  }

  private static Set<String> values(Work work, Facet facet) {
    return switch (facet) {
      case KIND -> work.kinds().stream().map(Kind::word).collect(Collectors.toSet());
      case LIBRARY -> work.libraries();
      case YEAR -> Set.of(String.valueOf(work.imprint().year()));
      case SUBJECT ->
          Shelves.subjects(work.clc()).stream()
              .map(code -> code.substring(0, 2))
              .collect(Collectors.toSet());
    };
  }

  private static Predicate<Work> passes(Filter filter, Set<Facet> facets) {
    return work ->
        facets.stream()
            .allMatch(
                facet ->
                    switch (facet) {
                      case KIND ->
                          filter.kinds().isEmpty()
                              || work.kinds().stream().anyMatch(filter.kinds()::contains);
                      case SUBJECT ->
                          filter.subjects().isEmpty()
                              || Shelves.subjects(work.clc()).stream()
                                  .anyMatch(
                                      code ->
                                          filter.subjects().stream().anyMatch(code::startsWith));
                      case LIBRARY ->
                          filter.libraries().isEmpty()
                              || work.libraries().stream().anyMatch(filter.libraries()::contains);
                      case YEAR ->
                          filter.years().isEmpty()
                              || filter.years().contains(work.imprint().year());
                    });
  }

  @Provide
  Arbitrary<List<List<Work>>> batches() {
    return works().list().ofMaxSize(8).list().ofMinSize(1).ofMaxSize(4);
  }

  private Arbitrary<Work> works() {
    var holdings =
        Combinators.combine(Arbitraries.of("la", "lb", "lc"), Arbitraries.of(Kind.class))
            .as((library, kind) -> Shelves.at(library, "x", kind))
            .list()
            .ofMinSize(1)
            .ofMaxSize(3);
    var clc = Arbitraries.of("R47", "R1", "U469", "U2", "TP3").set().ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.integers().between(0, 20),
            Arbitraries.of("护理学", "急救护理", "会计"),
            Arbitraries.of(0, 2020, 2021),
            clc,
            holdings)
        .as(
            (id, title, year, classes, held) ->
                Shelves.held(
                    Shelves.book("w" + id, title, "", year),
                    classes,
                    held.toArray(Holding[]::new)));
  }

  @Provide
  Arbitrary<Filter> filters() {
    return Combinators.combine(
            Arbitraries.of(Kind.class).set().ofMaxSize(2),
            Arbitraries.of("52", "50", "5002", "99").set().ofMaxSize(2),
            Arbitraries.of("la", "lb", "none").set().ofMaxSize(2),
            Arbitraries.of(0, 2020, 1999).set().ofMaxSize(2))
        .as(Filter::new);
  }
}
