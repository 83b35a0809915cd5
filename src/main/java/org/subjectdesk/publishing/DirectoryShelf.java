package org.subjectdesk.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.rounds.Rounds;
import org.subjectdesk.routing.Roster;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;
import org.subjectdesk.yaml.Fault;
import org.subjectdesk.yaml.Faults;

/**
 * The alliance's directory as it is now: the files, and over them what was written in the console.
 * What another node changed is seen within half a second. Safe for any thread.
 */
public final class DirectoryShelf implements Supplier<Directory>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryShelf.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Store store;
  private final DirectoryFolder folder;
  private final Rounds rounds = new Rounds("directory", LOOK, this::look);
  private volatile Live live;

  private record Live(long edition, Directory directory, Roster roster) {}

  /**
   * One file as it counts now.
   *
   * @param edit who wrote over the file on disk, and when; empty when nobody did
   */
  public record Text(String name, String text, Optional<Edit> edit) {}

  /**
   * A text written over a file.
   *
   * @param text empty = the file on disk counts again
   */
  public record Edit(String name, String text, String author, Instant at) {}

  /** All files, and the edition that they are of. */
  public record Texts(long edition, List<Text> files) {
    public Texts {
      files = List.copyOf(files);
    }
  }

  /** What became of writing. */
  public sealed interface Outcome {
    /** It counts now. */
    record Done(long edition) implements Outcome {}

    /** It is wrong; nothing was changed. */
    record Faulty(List<Fault> faults) implements Outcome {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }

    /** Somebody else was faster; nothing was changed. */
    record Outdated() implements Outcome {}
  }

  /**
   * Takes what counts now. Blocking.
   *
   * @param shipped what the files say, without faults: what counts should an edit not fit them
   * @param people likewise, who works where and when
   */
  public DirectoryShelf(Store store, DirectoryFolder folder, Directory shipped, Roster people) {
    this.store = store;
    this.folder = folder;
    this.live = new Live(0, shipped, people);
    look();
  }

  @Override
  public Directory get() {
    return live.directory();
  }

  /** Who works where and when, by the files; accounts are another matter. */
  public Roster roster() {
    return live.roster();
  }

  /** Whether there is such a file. */
  public boolean knows(String name) {
    return folder.files().contains(name);
  }

  /** Begins to look for what other nodes change. To be called once. */
  public void start() {
    rounds.start();
  }

  /** The files as they count now. Blocking. */
  public Texts texts() {
    var edition = store.read(DirectoryShelf::edition);
    var edits = store.read(DirectoryShelf::edits);
    var disk = folder.texts(new Faults());
    var files = new ArrayList<Text>();
    for (var name : folder.files()) {
      var edit = Optional.ofNullable(edits.get(name));
      files.add(new Text(name, edit.map(Edit::text).orElse(disk.getOrDefault(name, "")), edit));
    }
    return new Texts(edition, files);
  }

  /** What would be wrong if a file had this text. Blocking. */
  public List<Fault> check(String name, String text) {
    return faults(store.read(DirectoryShelf::edits), new Edit(name, text, "", Instant.EPOCH));
  }

  /**
   * Writes over a file. Blocking.
   *
   * @param seen the edition that the author has seen
   */
  public Outcome write(Edit edit, long seen) {
    var outcome =
        store
            .inTransaction(
                DirectoryShelf.class,
                tx -> {
                  if (edition(tx) != seen) {
                    return new Outcome.Outdated();
                  }
                  var faults = faults(edits(tx), edit);
                  return faults.isEmpty() ? keep(tx, edit, seen) : new Outcome.Faulty(faults);
                })
            .join();
    look();
    return outcome;
  }

  private static Outcome keep(Tx tx, Edit edit, long seen) {
    var kept =
        tx.update(
            "INSERT INTO directory_edit (id, name, text, author, at) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            seen + 1,
            edit.name(),
            edit.text(),
            edit.author(),
            edit.at());
    return kept == 1 ? new Outcome.Done(seen + 1) : new Outcome.Outdated();
  }

  private List<Fault> faults(Map<String, Edit> edits, Edit next) {
    var after = new LinkedHashMap<>(edits);
    after.remove(next.name());
    if (!next.text().isEmpty()) {
      after.put(next.name(), next);
    }
    var faults = new Faults();
    var texts = texts(after, faults);
    folder.read(texts, faults);
    folder.roster(texts, faults);
    return faults.list();
  }

  private Map<String, String> texts(Map<String, Edit> edits, Faults faults) {
    var disk = folder.texts(faults);
    var texts = new LinkedHashMap<String, String>();
    for (var name : folder.files()) {
      var edit = edits.get(name);
      if (edit != null || disk.containsKey(name)) {
        texts.put(name, edit == null ? disk.getOrDefault(name, "") : edit.text());
      }
    }
    return texts;
  }

  private synchronized void look() {
    long edition = store.read(DirectoryShelf::edition);
    if (edition == live.edition()) {
      return;
    }
    var faults = new Faults();
    var texts = texts(store.read(DirectoryShelf::edits), faults);
    var next = new Live(edition, folder.read(texts, faults), folder.roster(texts, faults));
    if (faults.isEmpty()) {
      live = next;
      LOG.info("took edition {} of the directory", edition);
    } else {
      live = new Live(edition, live.directory(), live.roster());
      LOG.warn("edition {} of the directory does not fit the files, the old one stays:", edition);
      faults.list().forEach(fault -> LOG.warn("{}", fault));
    }
  }

  private static long edition(Tx tx) {
    return tx.one("SELECT id FROM directory_edit ORDER BY id DESC LIMIT 1", row -> row.number("id"))
        .orElse(0L);
  }

  private static Map<String, Edit> edits(Tx tx) {
    var edits = new LinkedHashMap<String, Edit>();
    tx.list(
            "SELECT name, text, author, at FROM directory_edit WHERE text <> '' AND id IN"
                + " (SELECT max(id) FROM directory_edit GROUP BY name)",
            DirectoryShelf::edit)
        .forEach(edit -> edits.put(edit.name(), edit));
    return edits;
  }

  private static Edit edit(Row row) {
    return new Edit(row.text("name"), row.text("text"), row.text("author"), row.instant("at"));
  }

  @Override
  public void close() {
    rounds.close();
  }
}
