package org.subjectdesk.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Decides which records are one work. The same whatever the order of the records. Pure.
 *
 * <p>Records that share a {@linkplain #keys key} are looked at together. Those with the same ISBN,
 * ISSN (of a journal; a book's ISSN is that of its series) or DOI are one work unless their titles
 * are clearly different, as in sets whose volumes share a number. Those without such a number in
 * common are one work when title proper, first author and year agree. Volumes and editions that are
 * both named and differ, companion volumes, and books of two publishers with two ISBN stay apart. A
 * record that names no volume, or no year, goes with the only one there is, and with none when
 * there are two.
 */
public final class Merging {
  /** A number on more records than this says nothing: somebody filled it in everywhere. */
  public static final int MOST_WITH_ONE_KEY = 300;

  private static final Comparator<Compared> PRECISE_FIRST =
      Comparator.comparingInt((Compared one) -> one.entry().imprint().year() == 0 ? 1 : 0)
          .thenComparingInt(one -> -one.title().detail())
          .thenComparing(one -> one.entry().key());

  private Merging() {}

  /** What a record may be joined by; none of them means that it stays alone. */
  public static List<String> keys(BibRecord entry) {
    return keys(Compared.of(entry));
  }

  private static List<String> keys(Compared one) {
    var numbers = one.entry().numbers();
    var serial = one.entry().kind() == Kind.JOURNAL;
    return Stream.of(
            numbers.isbn().stream().map(isbn -> "1isbn " + isbn),
            serial ? numbers.issn().stream().map(issn -> "1issn " + issn) : Stream.<String>of(),
            numbers.doi().stream().map(doi -> "1doi " + doi),
            one.print().key().stream().map(print -> "2" + print),
            one.print().textKey().stream().map(print -> "3" + print))
        .flatMap(keys -> keys)
        .distinct()
        .toList();
  }

  /**
   * Brings records together.
   *
   * @param records each with a key of its own, and with every record of the catalogue that shares a
   *     key with one of them, directly or through others
   * @return every record in exactly one work, by the works' ids
   */
  public static List<Work> works(Collection<BibRecord> records) {
    return works(records, _ -> false);
  }

  /**
   * The same for a part of the catalogue.
   *
   * @param common the keys that say nothing, because more than {@value #MOST_WITH_ONE_KEY} records
   *     of the whole catalogue have them
   */
  public static List<Work> works(Collection<BibRecord> records, Predicate<String> common) {
    var compared =
        records.stream().sorted(Comparator.comparing(BibRecord::key)).map(Compared::of).toList();
    var clusters = new Clusters(compared);
    // Numbers sort before titles: what they join comes first.
    byKey(compared, common).forEach((key, some) -> join(clusters, key, some));
    return clusters.all().stream()
        .map(some -> Work.of(some.stream().map(Compared::entry).toList()))
        .sorted(Comparator.comparing(Work::id))
        .toList();
  }

  private static Map<String, List<Compared>> byKey(
      List<Compared> records, Predicate<String> common) {
    var byKey = new TreeMap<String, List<Compared>>();
    for (var one : records) {
      keys(one).forEach(key -> byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(one));
    }
    byKey.values().removeIf(some -> some.size() < 2 || some.size() > MOST_WITH_ONE_KEY);
    byKey.keySet().removeIf(common);
    return byKey;
  }

  private static void join(Clusters clusters, String key, List<Compared> records) {
    BiPredicate<Compared, Compared> alike =
        switch (key.charAt(0)) {
          case '1' -> (one, other) -> one.goesWith(other) && one.titledLike(other);
          case '2' -> (one, other) -> one.goesWith(other) && one.datedLike(other);
          default ->
              (one, other) ->
                  one.goesWith(other) && one.datedLike(other) && !one.publishedElsewhere(other);
        };
    for (var group : groups(records, alike)) {
      group.forEach(one -> clusters.join(group.getFirst(), one));
    }
  }

  /** The precise ones first; a vaguer one joins the group like itself, or the only one it fits. */
  private static List<List<Compared>> groups(
      List<Compared> records, BiPredicate<Compared, Compared> alike) {
    var groups = new ArrayList<List<Compared>>();
    for (var one : records.stream().sorted(PRECISE_FIRST).toList()) {
      var fitting =
          groups.stream()
              .filter(group -> group.stream().allMatch(other -> alike.test(one, other)))
              .toList();
      var same = fitting.stream().filter(group -> samePart(group.getFirst(), one)).findFirst();
      if (same.isPresent()) {
        same.get().add(one);
      } else if (fitting.size() == 1) {
        fitting.getFirst().add(one);
      } else {
        groups.add(new ArrayList<>(List.of(one)));
      }
    }
    return groups;
  }

  private static boolean samePart(Compared one, Compared other) {
    return one.entry().imprint().year() == other.entry().imprint().year()
        && one.title().sub().equals(other.title().sub())
        && one.title().volume().equals(other.title().volume())
        && one.title().edition().equals(other.title().edition());
  }
}
