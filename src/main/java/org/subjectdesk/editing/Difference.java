package org.subjectdesk.editing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.faq.FaqEntry;

/**
 * What differs between two forms of an entry.
 *
 * @param fields those that differ, the variants aside
 * @param added variants that come, in the order of the later form
 * @param removed variants that go, in the order of the earlier form
 */
public record Difference(List<Field> fields, List<String> added, List<String> removed) {
  public Difference {
    fields = List.copyOf(fields);
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  /** A field before and after; empty where there is no entry. */
  public record Field(String name, String before, String after) {}

  /** Compares; no entry at all counts as one of empty fields. */
  public static Difference between(Optional<FaqEntry> before, Optional<FaqEntry> after) {
    var earlier = fields(before);
    var later = fields(after);
    var fields = new ArrayList<Field>();
    earlier.forEach(
        (name, was) -> {
          var is = later.getOrDefault(name, "");
          if (!was.equals(is)) {
            fields.add(new Field(name, was, is));
          }
        });
    var had = before.map(FaqEntry::variants).orElse(List.of());
    var has = after.map(FaqEntry::variants).orElse(List.of());
    return new Difference(fields, without(has, had), without(had, has));
  }

  /** Whether both are the same, but for the order of their variants. */
  public boolean isEmpty() {
    return fields.isEmpty() && added.isEmpty() && removed.isEmpty();
  }

  private static Map<String, String> fields(Optional<FaqEntry> given) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("subject", given.map(FaqEntry::subject).orElse(""));
    fields.put("question", given.map(FaqEntry::question).orElse(""));
    fields.put("answer", given.map(FaqEntry::answer).orElse(""));
    var upkeep = given.map(FaqEntry::upkeep).orElse(FaqEntry.Upkeep.NONE);
    fields.put("owner", upkeep.owner());
    fields.put("source", upkeep.source());
    fields.put("review-by", upkeep.reviewBy().map(LocalDate::toString).orElse(""));
    return fields;
  }

  private static List<String> without(List<String> all, List<String> others) {
    return all.stream().filter(text -> !others.contains(text)).toList();
  }
}
