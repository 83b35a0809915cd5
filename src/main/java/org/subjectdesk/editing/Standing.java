package org.subjectdesk.editing;

import java.util.Optional;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.publishing.Drafts.Draft;
import org.subjectdesk.publishing.FaqShelf.Place;

/** Where an entry of a layer stands: what is live, and what is prepared. */
public record Standing(Optional<Place> place, Optional<Draft> draft) {
  /** What is live. */
  public Optional<FaqEntry> live() {
    return place.flatMap(Place::live);
  }

  /** The number of the newest revision, 0 before the first. */
  public long revision() {
    return place.map(Place::revision).orElse(0L);
  }

  /** Tells this state from every other: changes with each revision and each save of the draft. */
  public String tag() {
    return revision() + draft.map(Standing::tag).orElse("");
  }

  static String tag(Draft draft) {
    return "." + draft.version() + "." + draft.change().at().toEpochMilli();
  }
}
