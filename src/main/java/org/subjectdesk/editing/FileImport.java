package org.subjectdesk.editing;

import java.util.List;
import java.util.Optional;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqFiles;
import org.subjectdesk.faq.Subjects;
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

  /** Sets up imports that check subjects against a catalogue. */
  public FileImport(Store store, FaqShelf shelf, Subjects subjects) {
    this.store = store;
    this.shelf = shelf;
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

  /** Publishes a file's entries; nothing of a file with a fault. Blocking. */
  public Taken publish(File file, byte[] content, Change change, Faults faults) {
    return take(file, content, faults, (tx, entries) -> shelf.put(tx, entries, change));
  }

  /** Makes drafts of a file's entries that differ from what is live. Blocking. */
  public Taken draft(File file, byte[] content, Change change, Faults faults) {
    var editing = new Editing(shelf);
    return take(
        file,
        content,
        faults,
        (tx, entries) -> {
          var drafted = 0;
          for (var entry : entries) {
            var standing = editing.standing(tx, entry.library(), entry.id());
            var after = shelf.completed(entry, standing.place(), change.at());
            if (!standing.live().equals(Optional.of(after))) {
              editing.save(tx, entry, change, Optional.of(Editing.ANY));
              drafted++;
            }
          }
          return drafted;
        });
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
