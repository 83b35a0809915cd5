package org.subjectdesk.alliance.resource;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.alliance.resource.Answer.Token;
import org.subjectdesk.catalogue.Delivered;

/** Notices lists that never end. For one thread. */
final class Suspicion {
  private static final int EMPTY_PAGES = 3;
  private static final int PAGES = 100_000;

  private final Set<String> tokens = new HashSet<>();
  private final Set<Seen> pages = new HashSet<>();
  private int empty;

  private record Seen(String first, int all) {}

  /**
   * Looks at a page.
   *
   * @return what is wrong with the list, if it goes on after this page
   */
  Optional<String> of(List<Delivered> records, Token next) {
    if (!tokens.add(next.value())) {
      return Optional.of("the same resumption token again");
    }
    if (tokens.size() > PAGES) {
      return Optional.of("more than " + PAGES + " pages");
    }
    if (records.isEmpty()) {
      return ++empty < EMPTY_PAGES
          ? Optional.empty()
          : Optional.of(EMPTY_PAGES + " pages without a record, one after the other");
    }
    empty = 0;
    // Refused records may not even have names that differ.
    var names =
        records.stream()
            .filter(one -> !(one instanceof Delivered.Refused))
            .map(Delivered::place)
            .toList();
    return names.isEmpty() || pages.add(new Seen(names.getFirst(), names.hashCode()))
        ? Optional.empty()
        : Optional.of("the same page again");
  }
}
