package org.subjectdesk.editing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqFiles;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.ledger.Contributions;
import org.subjectdesk.publishing.Change;
import org.subjectdesk.publishing.Drafts;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.safety.HeldText;
import org.subjectdesk.safety.HeldTexts;
import org.subjectdesk.safety.Safety;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;
import org.subjectdesk.yaml.Faults;

/** Takes files of entries: the one way for command line and API. Safe for any thread. */
public final class FileImport {
  private final Store store;
  private final FaqShelf shelf;
  private final FaqFiles files;
  private final Editing editing;
  private final Contributions contributions = new Contributions();
  private final HeldTexts held = new HeldTexts();
  private final Safety safety;

  /**
   * Sets up imports that check subjects against a catalogue.
   *
   * @param safety its word lists look at what would go live
   */
  public FileImport(Store store, FaqShelf shelf, Subjects subjects, Safety safety) {
    this.safety = safety;
    this.store = store;
    this.shelf = shelf;
    this.editing = new Editing(shelf);
    this.files = new FaqFiles(subjects);
  }

  /**
   * A file of entries.
   *
   * @param name its ending tells the format
   * @param library whose entries these are
   */
  public record File(String name, String library) {}

  /**
   * What was taken.
   *
   * @param entries how many the file has
   * @param changed how many are new or say something new
   * @param held which of the new ones stay drafts, because somebody has to look at them first
   */
  public record Taken(int entries, int changed, List<String> held) {
    public Taken {
      held = List.copyOf(held);
    }

    /** Of those that were changed, none is held. */
    static Taken of(int entries, int changed) {
      return new Taken(entries, changed, List.of());
    }
  }

  /**
   * Publishes a file's entries; nothing of a file with a fault. An entry with a listed word becomes
   * a draft that waits for review. Blocking.
   *
   * @param home the library of the librarian who gives them, to whose credit those for all
   *     libraries go; empty when nobody knows
   */
  public Taken publish(
      File file, byte[] content, Change change, Optional<String> home, Faults faults) {
    return take(
        file,
        content,
        faults,
        (tx, entries) -> {
          var news = news(tx, entries, change.at());
          var waiting = hold(tx, news, change);
          var clean = entries.stream().filter(it -> !waiting.contains(it.id())).toList();
          var credited = news.stream().filter(it -> !waiting.contains(it.id())).toList();
          home.ifPresent(it -> credit(tx, it, credited, change));
          return new Taken(entries.size(), shelf.put(tx, clean, change), waiting);
        });
  }

  private List<String> hold(Tx tx, List<FaqEntry> news, Change change) {
    var waiting = new ArrayList<String>();
    for (var entry : news) {
      var hit = safety.words(entry.library(), Safety.textOf(entry));
      if (hit.isPresent()
          && editing.save(tx, entry, change, Optional.of(Editing.ANY))
              instanceof Editing.Outcome.Done(var standing)) {
        var version = standing.draft().map(Drafts.Draft::version).orElse(0L);
        held.add(
            tx,
            HeldText.of(
                HeldText.Kind.ENTRY,
                entry.library(),
                HeldText.Place.draft(entry.id(), version),
                change.author(),
                Safety.textOf(entry),
                hit.get(),
                change.at()));
        waiting.add(entry.id());
      }
    }
    return waiting;
  }

  private void credit(Tx tx, String home, List<FaqEntry> news, Change change) {
    for (var entry : news) {
      if (entry.library().equals(FaqEntry.ALLIANCE)) {
        contributions.wrote(tx, home, change.author(), entry.id(), change.at());
      }
    }
  }

  /** Makes drafts of a file's entries that differ from what is live. Blocking. */
  public Taken draft(File file, byte[] content, Change change, Faults faults) {
    return take(
        file,
        content,
        faults,
        (tx, entries) -> {
          var news = news(tx, entries, change.at());
          news.forEach(entry -> editing.save(tx, entry, change, Optional.of(Editing.ANY)));
          return Taken.of(entries.size(), news.size());
        });
  }

  /** Those that are new or say something new. */
  private List<FaqEntry> news(Tx tx, List<FaqEntry> entries, Instant at) {
    return entries.stream()
        .filter(
            entry -> {
              var standing = editing.standing(tx, entry.library(), entry.id());
              var after = shelf.completed(entry, standing.place(), at);
              return !standing.live().equals(Optional.of(after));
            })
        .toList();
  }

  private interface Way {
    Taken take(Tx tx, List<FaqEntry> entries);
  }

  private Taken take(File file, byte[] content, Faults faults, Way way) {
    var mine = new Faults();
    var entries = files.read(file.name(), content, file.library(), mine);
    faults.addAll(mine);
    if (!mine.isEmpty()) {
      return Taken.of(0, 0);
    }
    return store.<Taken>inTransaction(FaqShelf.class, tx -> way.take(tx, entries)).join();
  }
}
