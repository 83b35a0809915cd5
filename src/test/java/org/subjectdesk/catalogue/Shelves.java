package org.subjectdesk.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.subjectdesk.catalogue.BibRecord.Imprint;
import org.subjectdesk.catalogue.BibRecord.Numbers;

/** Works and indexes for tests. */
final class Shelves {
  private Shelves() {}

  /** A printed book at demo-a. */
  static Work book(String id, String title, String person, int year) {
    return new Work(
        id,
        title,
        person.isEmpty() ? List.of() : List.of(person),
        new Imprint("江海大学出版社", year, ""),
        Numbers.none(),
        Set.of(),
        List.of(at("demo-a", id, Kind.BOOK)));
  }

  static Holding at(String library, String id, Kind kind) {
    return new Holding(new BibRecord.Key(library, id, library), kind, "", "");
  }

  static Work numbered(Work work, Numbers numbers) {
    return new Work(
        work.id(),
        work.title(),
        work.persons(),
        work.imprint(),
        numbers,
        work.clc(),
        work.holdings());
  }

  static Work held(Work work, Set<String> clc, Holding... holdings) {
    return new Work(
        work.id(),
        work.title(),
        work.persons(),
        work.imprint(),
        work.numbers(),
        clc,
        List.of(holdings));
  }

  /** Classes that begin with R are medicine, those with U are transport; U4 is 5002. */
  static Set<String> subjects(Set<String> clc) {
    return clc.stream()
        .map(one -> one.startsWith("R") ? "52" : one.startsWith("U4") ? "5002" : "51")
        .collect(Collectors.toSet());
  }

  static CatalogueIndex index(Work... works) {
    var index = CatalogueIndex.inMemory(Shelves::subjects);
    index.apply(Arrays.asList(works), List.of(), 1);
    return index;
  }

  static Hits find(CatalogueIndex index, String words) {
    return index.find(new Lookup(words, Lookup.Filter.none(), 0, 10));
  }

  /** Titles, best first. */
  static List<String> titles(CatalogueIndex index, String words) {
    return find(index, words).works().stream().map(Work::title).toList();
  }
}
