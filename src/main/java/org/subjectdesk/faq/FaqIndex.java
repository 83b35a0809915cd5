package org.subjectdesk.faq;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class FaqIndex {
  private final List<FaqEntry> entries;

  private FaqIndex(Collection<FaqEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  public static FaqIndex of(Collection<FaqEntry> entries, Subjects subjects) {
    return new FaqIndex(entries);
  }

  public Optional<FaqEntry> entry(String library, String id) {
    return entries.stream().filter(e -> e.id().equals(id)).findFirst();
  }

  public Found find(String text, String library, Optional<String> subject) {
    var bare = Normaliser.bare(text);
    var hits =
        entries.stream()
            .filter(e -> Normaliser.bare(e.question()).equals(bare))
            .map(e -> new Match(e, 1))
            .toList();
    return new Found(hits.isEmpty() ? Band.DECLINE : Band.ANSWER, hits, true);
  }
}
