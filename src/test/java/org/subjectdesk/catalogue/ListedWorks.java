package org.subjectdesk.catalogue;

import java.util.List;
import java.util.Map;
import org.subjectdesk.catalogue.BibRecord.Access;
import org.subjectdesk.catalogue.BibRecord.Imprint;
import org.subjectdesk.catalogue.BibRecord.Numbers;
import org.subjectdesk.faq.Normaliser;

/**
 * A catalogue that is a list: a work fits when its title has the words in it, or it has the number.
 */
public record ListedWorks(List<Work> all) implements CatalogueSearch {
  /** A record of an invented source. */
  public static BibRecord entry(String library, Kind kind, String title, String isbn) {
    return new BibRecord(
        new BibRecord.Key("test", library + "-" + kind + "-" + title, library),
        title,
        List.of("李明 主编"),
        new Imprint("机械工业出版社", 2023, ""),
        new Numbers(isbn.isEmpty() ? List.of() : List.of(isbn), List.of(), List.of()),
        kind,
        new Access(
            "U469",
            "chi",
            kind == Kind.EBOOK ? "https://read.example/" + library + "?a=1&b=2" : "",
            kind == Kind.EBOOK ? "" : "U469.7/L12"));
  }

  @Override
  public Hits find(Lookup lookup) {
    var words = Normaliser.bare(lookup.words());
    var kinds = lookup.filter().kinds();
    var fitting =
        all.stream()
            .filter(
                work ->
                    Normaliser.bare(work.title()).contains(words)
                        || work.numbers().isbn().contains(words))
            .filter(work -> kinds.isEmpty() || work.kinds().stream().anyMatch(kinds::contains))
            .toList();
    return new Hits(
        fitting.size(),
        fitting.stream().skip(lookup.from()).limit(lookup.size()).toList(),
        Map.of());
  }
}
