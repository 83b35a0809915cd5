package org.subjectdesk.console;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.subjectdesk.conversation.Releases;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.publishing.DirectoryShelf;
import org.subjectdesk.publishing.DirectoryShelf.Edit;
import org.subjectdesk.publishing.DirectoryShelf.Outcome;
import org.subjectdesk.safety.HeldText;
import org.subjectdesk.safety.HeldText.Fate;
import org.subjectdesk.safety.HeldText.Kind;
import org.subjectdesk.safety.HeldText.State;
import org.subjectdesk.safety.HeldTexts;
import org.subjectdesk.safety.Hit;
import org.subjectdesk.safety.Safety;
import org.subjectdesk.store.Store;

/**
 * Edits of the alliance's directory on their way to readers: what is new in a file is looked at
 * first, and an edit with a hit waits. Blocking; safe for any thread.
 */
public final class DirectoryEdits {
  private final HeldTexts held = new HeldTexts();
  private final DirectoryShelf shelf;
  private final Store store;
  private final Safety safety;

  /** Prepares. */
  public DirectoryEdits(DirectoryShelf shelf, Store store, Safety safety) {
    this.shelf = shelf;
    this.store = store;
    this.safety = safety;
  }

  DirectoryShelf shelf() {
    return shelf;
  }

  /** What became of an edit. */
  sealed interface Written {
    /** What the shelf said. */
    record Tried(Outcome outcome) implements Written {}

    /** It waits for review; the file is as it was. */
    record Held() implements Written {}
  }

  /** Writes over a file, or holds what should be looked at first. */
  Written write(Edit edit, long seen) {
    var now = shelf.texts();
    var hit = added(now, edit).flatMap(this::hit);
    var faults = shelf.check(edit.name(), edit.text());
    if (hit.isEmpty() || now.edition() != seen || !faults.isEmpty()) {
      return new Written.Tried(shelf.write(edit, seen));
    }
    var place = HeldText.Place.draft(edit.name(), seen);
    var item =
        HeldText.of(
            Kind.DIRECTORY,
            FaqEntry.ALLIANCE,
            place,
            edit.author(),
            edit.text(),
            hit.get(),
            edit.at());
    store
        .inTransaction(
            HeldTexts.class,
            tx -> {
              held.withdraw(tx, Kind.DIRECTORY, FaqEntry.ALLIANCE, edit.name(), edit.at());
              held.add(tx, item);
              return true;
            })
        .join();
    return new Written.Held();
  }

  private Optional<Hit> hit(String text) {
    return safety.ofLibrary(FaqEntry.ALLIANCE, text);
  }

  /** The lines that the file does not have yet: what was released once is not held again. */
  private static Optional<String> added(DirectoryShelf.Texts now, Edit edit) {
    var known =
        now.files().stream()
            .filter(file -> file.name().equals(edit.name()))
            .flatMap(file -> file.text().lines())
            .collect(Collectors.toCollection(HashSet::new));
    List<String> fresh = edit.text().lines().filter(line -> !known.contains(line)).toList();
    return fresh.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", fresh));
  }

  /**
   * Decides on an edit that waits. A release writes it before it is kept as released: the edition
   * sees to it that this happens once.
   */
  Releases.Outcome decide(HeldText item, Fate fate) {
    var place = item.place();
    if (!item.isWaiting()) {
      return Releases.Outcome.OVER;
    }
    var edit = new Edit(place.object(), item.text(), item.author(), fate.at());
    if (fate.state() == State.RELEASED
        && !(shelf.write(edit, place.version()) instanceof Outcome.Done)) {
      return Releases.Outcome.TOO_LATE;
    }
    return store
        .<Releases.Outcome>inTransaction(
            HeldTexts.class,
            tx -> {
              if (!held.decide(tx, item.id(), fate)) {
                return Releases.Outcome.OVER;
              }
              Releases.record(tx, item, fate);
              return Releases.Outcome.DONE;
            })
        .join();
  }
}
