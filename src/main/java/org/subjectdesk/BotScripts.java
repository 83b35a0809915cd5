package org.subjectdesk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.publishing.ContentFolder;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.publishing.FlowFolder;
import org.subjectdesk.publishing.FlowShelf;
import org.subjectdesk.safety.WordFiles;
import org.subjectdesk.safety.WordList;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.store.Store;
import org.subjectdesk.yaml.Fault;
import org.subjectdesk.yaml.Faults;

/**
 * What librarians wrote in {@code bot-scripts}, live. A changed file is checked with all others and
 * swapped in at once; with a fault, everything stays as it was. Safe for any thread.
 */
final class BotScripts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BotScripts.class);

  /** A folder may be on a network, where nobody tells of changes; looking costs next to nothing. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private final FaqShelf faq = new FaqShelf();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Configuration config;
  private final Store store;
  private final FlowShelf shelf;
  private final List<FaqEntry> shipped;
  private final InstantSource clock;
  private volatile Map<String, LibraryTexts> texts;
  private volatile Map<String, WordList> words;
  private volatile List<Fault> faults = List.of();

  /**
   * Takes what was read at the start. Blocking.
   *
   * @param content read from the same configuration, without faults
   */
  BotScripts(
      Configuration config, Content content, Store store, FlowShelf shelf, InstantSource clock) {
    this.config = config;
    this.store = store;
    this.shelf = shelf;
    this.shipped = content.entries();
    this.clock = clock;
    this.texts = content.texts();
    this.words = content.words();
    shelf.publish(store, content.flows(), clock.instant());
  }

  /** What a library says. */
  LibraryTexts of(String library) {
    return Objects.requireNonNull(texts.get(library), library);
  }

  /** The words that make a text of a library wait for review; {@code *} = those of all. */
  WordList words(String library) {
    return words.getOrDefault(library, WordList.EMPTY);
  }

  /** The flows of all libraries. */
  FlowShelf flows() {
    return shelf;
  }

  /** The FAQ entries that flows may speak of: shipped, or published since. Blocking. */
  List<FaqEntry> entries() {
    var entries = new ArrayList<>(shipped);
    entries.addAll(store.<List<FaqEntry>>read(faq::all));
    return entries;
  }

  /** What is wrong in the files as they are now, if they were refused. */
  List<Fault> faults() {
    return faults;
  }

  /**
   * Begins to look for changes.
   *
   * @param changed is called after each change that was taken
   */
  void watch(Runnable changed) {
    var seen = files();
    Thread.ofVirtual().name("bot-scripts").start(() -> look(seen, changed));
  }

  private void look(Map<Path, String> first, Runnable changed) {
    var seen = first;
    try {
      while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        var now = files();
        if (!now.equals(seen)) {
          seen = now;
          try {
            take(changed);
          } catch (RuntimeException broken) {
            LOG.warn("bot-scripts could not be taken, the old ones stay: {}", broken.toString());
          }
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(Runnable changed) {
    var found = new Faults();
    var values = Content.values(config);
    var folder = config.content().botScripts();
    var nextTexts = ContentFolder.texts(folder, values, found);
    var flows = FlowFolder.read(folder, values, entries(), found);
    var nextWords = WordFiles.read(folder, values.keySet(), found);
    faults = found.list();
    if (!found.isEmpty()) {
      LOG.warn("bot-scripts have faults, the old ones stay:");
      faults.forEach(fault -> LOG.warn("{}", fault));
      return;
    }
    texts = nextTexts;
    words = nextWords;
    shelf.publish(store, flows, clock.instant());
    changed.run();
    LOG.info("took bot-scripts: {} flows", flows.texts().size());
  }

  /** Each file with what changes when it does. */
  private Map<Path, String> files() {
    var files = new TreeMap<Path, String>();
    try (var all = Files.walk(config.content().botScripts())) {
      for (var file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        files.put(file, Files.getLastModifiedTime(file) + " " + Files.size(file));
      }
    } catch (IOException | UncheckedIOException vanished) {
      LOG.debug("bot-scripts changed while they were looked at: {}", vanished.toString());
    }
    return files;
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
