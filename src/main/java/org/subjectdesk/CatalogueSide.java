package org.subjectdesk;

import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.alliance.guide.NewItem;
import org.subjectdesk.alliance.opac.CataloguePage;
import org.subjectdesk.alliance.resource.Harvester;
import org.subjectdesk.alliance.resource.Manners;
import org.subjectdesk.catalogue.CatalogueIndex;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.console.CatalogueApi;
import org.subjectdesk.console.Uploads;
import org.subjectdesk.directory.CatalogueSource;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.holdings.CatalogueShelf;
import org.subjectdesk.holdings.FileIntake;
import org.subjectdesk.holdings.Harvests;
import org.subjectdesk.holdings.Intake;
import org.subjectdesk.holdings.Merger;
import org.subjectdesk.holdings.WorkNews;
import org.subjectdesk.http.Html;
import org.subjectdesk.metrics.Metrics;
import org.subjectdesk.publishing.DirectoryShelf;
import org.subjectdesk.push.Item;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.StoreSettings;

/** Wires the one catalogue: what comes in, how it is brought together, where it is searched. */
final class CatalogueSide implements AutoCloseable {
  /** How long a title is shown as new. */
  private static final Duration NEWS = Duration.ofDays(60);

  private static final Logger LOG = LoggerFactory.getLogger(CatalogueSide.class);

  private final Set<String> libraries;
  private final Store store;
  private final Intake intake;
  private final boolean alone;
  private final CatalogueShelf shelf;
  private final Merger merger;
  private final Harvester harvester;
  private final CataloguePage page;
  private final Harvests harvests;
  private final FileIntake files;
  private final DirectoryShelf directory;
  private final InstantSource clock;
  private final WorkNews news;

  private CatalogueSide(
      Configuration config,
      Store store,
      DirectoryShelf directory,
      Subjects subjects,
      InstantSource clock) {
    var names = config.libraryNames();
    this.store = store;
    this.libraries = names.keySet();
    intake = new Intake(store, clock);
    alone = config.store() instanceof StoreSettings.Embedded;
    harvests = new Harvests(store, intake, source -> library(directory, source));
    var known = new CataloguePage.Known(names, () -> subjects, config.listen().publicUrl());
    shelf = shelf(config, store, directory);
    merger = new Merger(store);
    harvester = new Harvester(() -> directory.get().sources(), harvests, Manners.defaults(), clock);
    page = new CataloguePage(shelf, known);
    files = new FileIntake(intake);
    this.directory = directory;
    this.clock = clock;
    news = new WorkNews(clc -> directory.get().clc().subjects(clc), config.listen().publicUrl());
  }

  /** Sets it up. Blocking. */
  static CatalogueSide of(
      Configuration config,
      Store store,
      DirectoryShelf directory,
      Subjects subjects,
      InstantSource clock) {
    return new CatalogueSide(config, store, directory, subjects, clock);
  }

  private static CatalogueShelf shelf(Configuration config, Store store, DirectoryShelf directory) {
    var index =
        folder(config.store())
            .map(
                folder ->
                    CatalogueIndex.open(folder, clcs -> directory.get().clc().subjectsOf(clcs)))
            .orElseGet(
                () -> CatalogueIndex.inMemory(clcs -> directory.get().clc().subjectsOf(clcs)));
    return new CatalogueShelf(store, index, () -> directory.get().clc().fingerprint());
  }

  /** Beside the embedded store; nodes that share a database have no folder, and fill it anew. */
  private static Optional<Path> folder(StoreSettings settings) {
    return switch (settings) {
      case StoreSettings.Embedded(var folder) -> Optional.of(folder.resolve("catalogue"));
      case StoreSettings.Postgres _ -> Optional.empty();
    };
  }

  private static String library(DirectoryShelf directory, String source) {
    return directory.get().sources().stream()
        .filter(one -> one.id().equals(source))
        .map(CatalogueSource::library)
        .findFirst()
        .orElse("");
  }

  /** Where titles are searched. */
  CatalogueShelf shelf() {
    return shelf;
  }

  /** What came in lately. */
  WorkNews news() {
    return news;
  }

  /** The titles that came in lately for a subject at a library. Blocking. */
  List<NewItem> newItems(String library, String subject) {
    var since = clock.instant().minus(NEWS);
    return store.<List<Item>>read(tx -> news.since(tx, library, subject, since)).stream()
        .flatMap(
            item ->
                web(item.link()).map(link -> new NewItem(item.title(), item.text(), link)).stream())
        .toList();
  }

  /** A member's record may name anything as its link. */
  private static Optional<URI> web(String link) {
    try {
      return Html.leadsToWeb(link) ? Optional.of(new URI(link)) : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  /** Takes members' files in. */
  FileIntake files() {
    return files;
  }

  /** What librarians may do with it. */
  CatalogueApi.Parts parts(Uploads uploads) {
    return new CatalogueApi.Parts(shelf, harvests, directory, uploads, clock);
  }

  /** Begins to bring together and to harvest. To be called when the desk itself answers. */
  void start(Metrics metrics) {
    if (alone) {
      intake.endBroken();
    }
    metrics.watch("desk.catalogue.works", shelf, CatalogueShelf::works);
    metrics.watch("desk.catalogue.behind", shelf, CatalogueShelf::behind);
    shelf.start();
    merger.start();
    harvester.start();
  }

  /**
   * Takes the demo's files, one a library, in as if somebody had brought them. What is there
   * already is not changed. Blocking.
   *
   * @param folder the files are called by their libraries' ids
   */
  void takeShipped(Path folder) {
    for (var library : libraries) {
      var file = folder.resolve(library + ".csv");
      try {
        if (Files.exists(file)) {
          files.take(new FileIntake.File(file, library, library, false), (_, _) -> {});
        }
      } catch (IOException unreadable) {
        LOG.warn("{} could not be read: {}", file, unreadable.toString());
      }
    }
  }

  /** Adds the page. */
  void mount(Router router) {
    page.mount(router);
  }

  @Override
  public void close() {
    harvester.close();
    merger.close();
    shelf.close();
  }
}
