package org.subjectdesk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.learning.Linking;
import org.subjectdesk.publishing.Change;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.store.Tx;

/** Lets linked questions into the entries on the shelf. */
final class ShelfEntries implements Linking.Entries {
  private final FaqShelf shelf;

  ShelfEntries(FaqShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public Optional<FaqEntry> find(Tx tx, String library, String id) {
    return shelf.entry(tx, library, id).or(() -> shelf.entry(tx, FaqEntry.ALLIANCE, id));
  }

  @Override
  public void put(Tx tx, FaqEntry entry, Instant at) {
    shelf.put(tx, List.of(entry), new Change(Change.Kind.EDIT, "", at));
  }
}
