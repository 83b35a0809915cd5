package org.subjectdesk.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.subjectdesk.catalogue.BibRecord.Numbers;

/**
 * One title of the alliance with everybody who has it.
 *
 * @param id the {@linkplain BibRecord.Key#name name} of its first record
 * @param title as its fullest record writes it
 * @param persons who is responsible, likewise
 * @param imprint who brought it out, likewise
 * @param numbers those of all its records
 * @param clc the classes that its records are put into
 * @param holdings one for each record, by library; never empty
 */
public record Work(
    String id,
    String title,
    List<String> persons,
    BibRecord.Imprint imprint,
    Numbers numbers,
    Set<String> clc,
    List<Holding> holdings) {
  public Work {
    persons = List.copyOf(persons);
    clc = Set.copyOf(clc);
    holdings = List.copyOf(holdings);
  }

  /** The work that these records, at least one, describe; the same in whatever order they come. */
  public static Work of(Collection<BibRecord> records) {
    var sorted = records.stream().sorted(Comparator.comparing(BibRecord::key)).toList();
    var fullest = sorted.stream().max(Comparator.comparingInt(Work::fullness)).orElseThrow();
    return new Work(
        sorted.getFirst().key().name(),
        fullest.title(),
        fullest.persons(),
        fullest.imprint(),
        new Numbers(
            all(sorted, Numbers::isbn), all(sorted, Numbers::issn), all(sorted, Numbers::doi)),
        sorted.stream()
            .map(one -> one.access().clc())
            .filter(clc -> !clc.isEmpty())
            .collect(Collectors.toSet()),
        sorted.stream()
            .map(Holding::of)
            .sorted(Comparator.comparing(Holding::library).thenComparing(Holding::key))
            .toList());
  }

  private static List<String> all(
      List<BibRecord> records, Function<Numbers, List<String>> numbers) {
    return List.copyOf(
        records.stream()
            .flatMap(one -> numbers.apply(one.numbers()).stream())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static int fullness(BibRecord one) {
    return (one.persons().isEmpty() ? 0 : 4)
        + (one.imprint().year() == 0 ? 0 : 2)
        + (one.imprint().publisher().isEmpty() ? 0 : 2)
        + (one.numbers().equals(Numbers.none()) ? 0 : 2)
        + (one.access().clc().isEmpty() ? 0 : 1)
        + (one.title().contains(":") ? 1 : 0);
  }

  /** In which forms it is there. */
  public Set<Kind> kinds() {
    return holdings.stream().map(Holding::kind).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The libraries that have it. */
  public Set<String> libraries() {
    return holdings.stream().map(Holding::library).collect(Collectors.toCollection(TreeSet::new));
  }
}
