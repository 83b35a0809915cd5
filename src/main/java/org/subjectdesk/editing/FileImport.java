package org.subjectdesk.editing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqFiles;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.handover.Contributions;
import org.subjectdesk.publishing.Change;
import org.subjectdesk.publishing.FaqShelf;
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

  /** Sets up imports that check subjects against a catalogue. */
  public FileImport(Store store, FaqShelf shelf, Subjects subjects) {
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
   */
  public record Taken(int entries, int changed) {}

  /**
   * Publishes a file's entries; nothing of a file with a fault. Blocking.
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
          home.ifPresent(it -> credit(tx, it, news(tx, entries, change.at()), change));
          return shelf.put(tx, entries, change);
        });
  }

  private void credit(Tx tx, String home, List<FaqEntry> news, Change change) {
    for (var entry : news) {
      if (entry.library().equals(FaqEntry.ALLIANCE)) {
        contributions.add(
            tx,
            new Contributions.Deed(
                Contributions.Kind.FAQ_ENTRY,
                home,
                change.author(),
                FaqEntry.ALLIANCE,
                entry.id(),
                change.at()));
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
          return news.size();
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
    int take(Tx tx, List<FaqEntry> entries);
  }

  private Taken take(File file, byte[] content, Faults faults, Way way) {
    var mine = new Faults();
    var entries = files.read(file.name(), content, file.library(), mine);
    faults.addAll(mine);
    if (!mine.isEmpty()) {
      return new Taken(0, 0);
    }
    return store
        .inTransaction(FaqShelf.class, tx -> new Taken(entries.size(), way.take(tx, entries)))
        .join();
  }
}
