package org.subjectdesk.editing;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.publishing.Drafts;
import org.subjectdesk.publishing.Drafts.Draft;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.publishing.FaqShelf.Place;
import org.subjectdesk.store.Tx;

/**
 * What a library shows: the alliance's entries, its own in the place of those with the same id, and
 * its drafts. Stateless; every call belongs to the caller's transaction.
 */
public final class Catalogue {
  private final FaqShelf shelf;
  private final Drafts drafts = new Drafts();

  /** Sets up a catalogue of a shelf. */
  public Catalogue(FaqShelf shelf) {
    this.shelf = shelf;
  }

  /**
   * A line of the catalogue.
   *
   * @param entry as it is live; of one that was never live, as it is drafted
   * @param revision the live revision's number, 0 = not live
   * @param replaces whether it stands in the place of an alliance entry
   * @param draft what is prepared in the library's own layer
   */
  public record Line(FaqEntry entry, long revision, boolean replaces, Optional<Draft> draft) {
    /** Whether it is the alliance's. */
    public boolean isAlliance() {
      return entry.library().equals(FaqEntry.ALLIANCE);
    }

    boolean holds(String normal) {
      return Stream.of(
              Stream.of(entry.id(), entry.question(), entry.answer()), entry.variants().stream())
          .flatMap(texts -> texts)
          .anyMatch(text -> Normaliser.normal(text).contains(normal));
    }
  }

  /** Everything that a library shows, by id; of the alliance, its own. */
  public List<Line> of(Tx tx, String library) {
    var lines = new TreeMap<String, Line>();
    if (!library.equals(FaqEntry.ALLIANCE)) {
      put(lines, shelf.layer(tx, FaqEntry.ALLIANCE));
    }
    put(lines, shelf.layer(tx, library));
    for (var draft : drafts.of(tx, library)) {
      lines.merge(
          draft.entry().id(),
          new Line(draft.entry(), 0, false, Optional.of(draft)),
          Catalogue::with);
    }
    return List.copyOf(lines.values());
  }

  private static void put(Map<String, Line> lines, Collection<Place> places) {
    for (var place : places) {
      var replaces = lines.containsKey(place.entry().id());
      lines.put(
          place.entry().id(),
          new Line(place.entry(), place.revision(), replaces, Optional.empty()));
    }
  }

  private static Line with(Line live, Line drafted) {
    return new Line(live.entry(), live.revision(), live.replaces(), drafted.draft());
  }

  /** The lines that hold a text in their id, question, variants or answer; all for an empty one. */
  public static List<Line> search(List<Line> lines, String text) {
    var normal = Normaliser.normal(text.strip()).toLowerCase(Locale.ROOT);
    return normal.isEmpty() ? lines : lines.stream().filter(line -> line.holds(normal)).toList();
  }

  /** The live entries with a review date, the one that is due first in front. */
  public static List<FaqEntry> byReviewDate(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.revision() > 0)
        .map(Line::entry)
        .filter(entry -> entry.upkeep().reviewBy().isPresent())
        .sorted(Comparator.comparing(entry -> entry.upkeep().reviewBy().orElseThrow()))
        .toList();
  }
}
