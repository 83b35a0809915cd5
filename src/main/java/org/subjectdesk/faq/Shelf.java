package org.subjectdesk.faq;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.util.FixedBitSet;

/**
 * The entries in order, and which of them a library shows: the alliance's and its own, where its
 * own replaces the alliance's with the same id.
 */
final class Shelf {
  /** What a score is multiplied by when the entry is of the question's subject, or of another. */
  private static final double LIFT = 1.15;

  private static final double LOWER = 0.85;

  private final List<FaqEntry> entries;
  private final Map<Key, Integer> numbers = new HashMap<>();
  private final FixedBitSet shared;
  private final Map<String, FixedBitSet> overlays = new HashMap<>();

  private record Key(String library, String id) {}

  /** Of two entries with the same library and id the later one counts. */
  Shelf(Collection<FaqEntry> all) {
    var distinct = new LinkedHashMap<Key, FaqEntry>();
    all.forEach(entry -> distinct.put(new Key(entry.library(), entry.id()), entry));
    entries = List.copyOf(distinct.values());
    distinct.keySet().forEach(key -> numbers.put(key, numbers.size()));
    shared = new FixedBitSet(entries.size());
    for (var number = 0; number < entries.size(); number++) {
      if (isShared(number)) {
        shared.set(number);
      }
    }
    for (var number = 0; number < entries.size(); number++) {
      if (!isShared(number)) {
        overlay(number);
      }
    }
  }

  private void overlay(int number) {
    var entry = entries.get(number);
    var visible = overlays.computeIfAbsent(entry.library(), _ -> shared.clone());
    visible.set(number);
    var replaced = numbers.get(new Key(FaqEntry.ALLIANCE, entry.id()));
    if (replaced != null) {
      visible.clear(replaced);
    }
  }

  /** The entries by number. */
  List<FaqEntry> entries() {
    return entries;
  }

  /** Whether an entry is the alliance's. */
  boolean isShared(int number) {
    return entries.get(number).library().equals(FaqEntry.ALLIANCE);
  }

  /** The numbers of the entries that a library shows. */
  FixedBitSet visible(String library) {
    return overlays.getOrDefault(library, shared);
  }

  /** The entry that a library shows under an id. */
  Optional<FaqEntry> entry(String library, String id) {
    return number(library, id).map(entries::get);
  }

  /** The number of this entry. */
  Optional<Integer> number(String library, String id) {
    return Optional.ofNullable(numbers.get(new Key(library, id)))
        .or(() -> Optional.ofNullable(numbers.get(new Key(FaqEntry.ALLIANCE, id))));
  }

  /**
   * What an entry's score is multiplied by.
   *
   * @param subject that of the question, if it is known
   */
  double lift(Optional<String> subject, int number) {
    var entry = entries.get(number);
    if (subject.isEmpty() || entry.subject().equals(FaqEntry.ANY_SUBJECT)) {
      return 1;
    }
    return Subjects.related(subject.get(), entry.subject()) ? LIFT : LOWER;
  }
}
