package org.subjectdesk.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.store.ConflictException;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * The FAQ entries that are live (tables {@code faq_entry} and {@code faq_edition}); each change
 * leaves a revision behind. Stateless; every call belongs to the caller's transaction.
 */
public final class FaqShelf {
  /** Below this each entry is looked up, above the whole layer is read. */
  private static final int FEW = 50;

  private static final String SELECT =
      "SELECT library, id, " + EntryRow.CONTENT + ", shipped, revision, withdrawn FROM faq_entry";

  private final Revisions revisions = new Revisions();
  private final UpkeepRules rules;

  /** A shelf for reading, or for who knows no configuration. */
  public FaqShelf() {
    this(UpkeepRules.DEFAULT);
  }

  /** A shelf that completes what is put on it. */
  public FaqShelf(UpkeepRules rules) {
    this.rules = rules;
  }

  /**
   * A place on the shelf.
   *
   * @param entry what it says; of a withdrawn one, what it said last
   * @param revision its number
   */
  public record Place(FaqEntry entry, String shipped, long revision, boolean withdrawn) {
    /** The entry, if readers get it. */
    public Optional<FaqEntry> live() {
      return withdrawn ? Optional.empty() : Optional.of(entry);
    }
  }

  /** An entry and what makes it the next revision; a withdrawal takes it off the shelf. */
  public record Next(FaqEntry entry, Change change) {}

  /** A live entry, and when it became what it is. */
  public record Changed(FaqEntry entry, Instant at) {}

  private record Step(Next next, Optional<Place> place, String shipped) {}

  /** The number of the edition on the shelf, 0 before the first. */
  public long edition(Tx tx) {
    return tx.one(
            "SELECT number FROM faq_edition ORDER BY number DESC LIMIT 1",
            row -> row.number("number"))
        .orElse(0L);
  }

  /** Everything that is live, the alliance's entries first. */
  public List<FaqEntry> all(Tx tx) {
    return tx.list(SELECT + " WHERE withdrawn = 0 ORDER BY library, id", row -> place(row).entry());
  }

  /** What was published or changed after a moment and is live, of all layers. */
  public List<Changed> changed(Tx tx, Instant after) {
    return tx.list(
        "SELECT library, id, "
            + EntryRow.CONTENT
            + ", changed_at FROM faq_entry WHERE withdrawn = 0 AND changed_at > ?",
        row -> new Changed(EntryRow.read(row), row.instant("changed_at")),
        after);
  }

  /** A layer's live entries by id: a library's own or the alliance's. */
  public List<Place> layer(Tx tx, String library) {
    return tx.list(
        SELECT + " WHERE withdrawn = 0 AND library = ? ORDER BY id", FaqShelf::place, library);
  }

  /** One live entry of a layer. */
  public Optional<FaqEntry> entry(Tx tx, String library, String id) {
    return place(tx, library, id).flatMap(Place::live);
  }

  /** The place of an entry, also of a withdrawn one. */
  public Optional<Place> place(Tx tx, String library, String id) {
    return tx.one(SELECT + " WHERE library = ? AND id = ?", FaqShelf::place, library, id);
  }

  /** An entry as {@link #put} would put it there: with owner, source and review date. */
  public FaqEntry completed(FaqEntry told, Optional<Place> place, Instant at) {
    return rules.complete(told, place.map(Place::entry), UpkeepRules.day(at));
  }

  /** The same for entries that share what made them. */
  public int put(Tx tx, Collection<FaqEntry> entries, Change change) {
    return put(tx, entries.stream().map(entry -> new Next(entry, change)).toList());
  }

  /**
   * Puts entries on the shelf, each in the place of the one with its library and id, as one new
   * edition. An entry that is there already, word for word, makes no revision.
   *
   * @return how many made a revision
   * @throws ConflictException when another node was faster; the store runs the body again
   */
  public int put(Tx tx, Collection<Next> nexts) {
    var places = places(tx, nexts.stream().map(Next::entry).toList());
    var steps = new ArrayList<Step>();
    for (var next : nexts) {
      var place = Optional.ofNullable(places.get(key(next.entry())));
      var now = place.flatMap(Place::live);
      if (next.change().kind() == Change.Kind.WITHDRAWN) {
        now.ifPresent(entry -> steps.add(step(new Next(entry, next.change()), place)));
      } else {
        var entry = completed(next.entry(), place, next.change().at());
        if (!now.equals(Optional.of(entry))) {
          steps.add(step(new Next(entry, next.change()), place));
        }
      }
    }
    return write(tx, steps);
  }

  private static Step step(Next next, Optional<Place> place) {
    return new Step(next, place, place.map(Place::shipped).orElse(""));
  }

  /**
   * Takes over entries from the files of {@code faq-data}: those that are new, and those whose file
   * changed since it was last taken over. An entry that a librarian changed stays hers until then;
   * one that was withdrawn stays so.
   *
   * @return how many were taken
   */
  public int takeShipped(Tx tx, Collection<FaqEntry> entries, Instant at) {
    var change = new Change(Change.Kind.SHIPPED, "", at);
    var places = places(tx, entries);
    var steps = new ArrayList<Step>();
    for (var told : entries) {
      var place = Optional.ofNullable(places.get(key(told)));
      var shipped = EntryRow.fingerprint(told);
      if (place.isEmpty() || (!place.get().withdrawn() && !place.get().shipped().equals(shipped))) {
        var entry = completed(told, place, at);
        steps.add(new Step(new Next(entry, change), place, shipped));
      }
    }
    return write(tx, steps);
  }

  private int write(Tx tx, List<Step> steps) {
    if (steps.isEmpty()) {
      return 0;
    }
    // First, because whoever comes second then waits here and holds nothing that others need.
    var at = steps.getFirst().next().change().at();
    must(
        tx.update(
            "INSERT INTO faq_edition (number, changed_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
            edition(tx) + 1,
            at));
    for (var step : steps) {
      write(tx, step);
    }
    return steps.size();
  }

  private void write(Tx tx, Step step) {
    var entry = step.next().entry();
    var change = step.next().change();
    var number = step.place().map(Place::revision).orElse(0L);
    var state =
        Stream.<Object>of(
            step.shipped(), number + 1, change.kind() == Change.Kind.WITHDRAWN, change.at());
    var key = Stream.<Object>of(entry.library(), entry.id());
    must(
        step.place().isEmpty()
            ? tx.update(
                "INSERT INTO faq_entry (library, id, "
                    + EntryRow.CONTENT
                    + ", shipped, revision, withdrawn, changed_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                EntryRow.args(key, entry, state))
            : tx.update(
                "UPDATE faq_entry SET subject = ?, question = ?, variants = ?, answer = ?,"
                    + " owner = ?, source = ?, review_by = ?, shipped = ?, revision = ?,"
                    + " withdrawn = ?, changed_at = ?"
                    + " WHERE library = ? AND id = ? AND revision = ?",
                EntryRow.args(
                    Stream.of(), entry, Stream.of(state, key, Stream.of(number)).flatMap(s -> s))));
    revisions.add(tx, new Revisions.Revision(number + 1, change, entry));
  }

  private static void must(int rows) {
    if (rows != 1) {
      throw new ConflictException("faq_entry");
    }
  }

  private Map<String, Place> places(Tx tx, Collection<FaqEntry> entries) {
    var places = new HashMap<String, Place>();
    if (entries.size() > FEW) {
      for (var library : entries.stream().map(FaqEntry::library).collect(Collectors.toSet())) {
        tx.list(SELECT + " WHERE library = ?", FaqShelf::place, library)
            .forEach(place -> places.put(key(place.entry()), place));
      }
    } else {
      for (var entry : entries) {
        place(tx, entry.library(), entry.id())
            .ifPresent(place -> places.put(key(place.entry()), place));
      }
    }
    return places;
  }

  private static String key(FaqEntry entry) {
    return entry.library() + "/" + entry.id();
  }

  private static Place place(Row row) {
    return new Place(
        EntryRow.read(row), row.text("shipped"), row.number("revision"), row.flag("withdrawn"));
  }
}
