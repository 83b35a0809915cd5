package org.subjectdesk;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.subjectdesk.benefit.Formula;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.console.AccountsApi;
import org.subjectdesk.console.ActsApi;
import org.subjectdesk.console.CallFileRoutes;
import org.subjectdesk.console.CallRoom;
import org.subjectdesk.console.CallsApi;
import org.subjectdesk.console.CatalogueApi;
import org.subjectdesk.console.ConsolePage;
import org.subjectdesk.console.ConsultsApi;
import org.subjectdesk.console.ContributionsApi;
import org.subjectdesk.console.DeskRoom;
import org.subjectdesk.console.DirectoryApi;
import org.subjectdesk.console.DirectoryEdits;
import org.subjectdesk.console.DraftsApi;
import org.subjectdesk.console.FaqApi;
import org.subjectdesk.console.FaqFilesApi;
import org.subjectdesk.console.Gate;
import org.subjectdesk.console.HeldApi;
import org.subjectdesk.console.HelpApi;
import org.subjectdesk.console.LiveDesk;
import org.subjectdesk.console.PhoneApi;
import org.subjectdesk.console.Publication;
import org.subjectdesk.console.QuestionsApi;
import org.subjectdesk.console.ReferralsApi;
import org.subjectdesk.console.RepliesApi;
import org.subjectdesk.console.ReplyDraftApi;
import org.subjectdesk.console.ScorecardApi;
import org.subjectdesk.console.ScriptsApi;
import org.subjectdesk.console.SearchApi;
import org.subjectdesk.console.SharesApi;
import org.subjectdesk.console.SignInApi;
import org.subjectdesk.console.StaffRoom;
import org.subjectdesk.console.TargetsApi;
import org.subjectdesk.console.TicketsApi;
import org.subjectdesk.console.Uploads;
import org.subjectdesk.console.Workplace;
import org.subjectdesk.conversation.Releases;
import org.subjectdesk.editing.Guard;
import org.subjectdesk.editing.LinkProbe;
import org.subjectdesk.embedding.Embedder;
import org.subjectdesk.http.ContractRoutes;
import org.subjectdesk.http.Operations;
import org.subjectdesk.learning.EmbeddedMeaning;
import org.subjectdesk.learning.Meaning;
import org.subjectdesk.learning.SharedCharacters;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.publishing.DirectoryShelf;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.publishing.Publisher;
import org.subjectdesk.routing.Librarian;
import org.subjectdesk.safety.Safety;
import org.subjectdesk.script.LocalValues;
import org.subjectdesk.store.Store;

/** Wires what librarians reach: the gate, the operations of the contract, the live connection. */
final class LibrariansSide implements AutoCloseable {
  private final Parts parts;
  private final StaffRoom staff;
  private final DeskRoom desk;
  private final Gate gate;
  private final LiveDesk live;
  private final LinkProbe links;
  private final Uploads uploads;

  /** What it is made of. */
  record Parts(
      Configuration config,
      Content content,
      BotScripts scripts,
      Store store,
      FaqShelf shelf,
      Publisher publisher,
      DirectoryShelf directory,
      ReferralsApi.Known platforms,
      CallRoom calls,
      CatalogueSide catalogue,
      Optional<Embedder> embedder,
      Reviewing reviewing,
      InstantSource clock) {}

  /** What looks at texts before others get them, and what a release does. */
  record Reviewing(Safety safety, Releases releases) {}

  /**
   * Sets it up.
   *
   * @param typing shows a reader that somebody writes; must not block
   */
  LibrariansSide(
      Parts parts,
      StaffRoom staff,
      DeskRoom desk,
      boolean sandbox,
      Vertx vertx,
      Consumer<ReaderId> typing) {
    this.parts = parts;
    this.staff = staff;
    this.desk = desk;
    this.gate =
        new Gate(staff.sessions(), parts.config().rules().apiToken(), sandbox, parts.clock());
    this.links = new LinkProbe(sandbox);
    this.live = new LiveDesk(vertx, desk, staff, typing);
    this.uploads =
        new Uploads(parts.catalogue().files(), libraries(), staff.audit(), parts.clock());
  }

  /** Decides who of them may come in. */
  ContractRoutes.Guard gate() {
    return gate;
  }

  /** Adds what is not in the contract; has to come before that. */
  void mount(Vertx vertx, Router router) {
    new ConsolePage().mount(vertx, router);
    live.mount(router, gate);
    uploads.mount(router, gate);
    new CallFileRoutes(parts.calls()).mount(router, gate);
  }

  /** Its operations of the contract. */
  List<Operations> operations() {
    var publisher = parts.publisher();
    var work =
        new Workplace(
            parts.store(),
            parts.shelf(),
            parts.content().scope().subjects(),
            libraries(),
            publisher::hurry,
            parts.clock());
    var safety = parts.reviewing().safety();
    var publication =
        new Publication(
            work, safety, who -> desk.staffing().roster().librarian(who).map(Librarian::library));
    var directory = new DirectoryEdits(parts.directory(), parts.store(), safety);
    return List.of(
        new SearchApi(publisher, work.libraries()),
        questions(work),
        new FaqApi(work),
        new FaqFilesApi(work, safety),
        new DraftsApi(work, guard(), publication),
        new HeldApi(desk, staff.staff(), parts.reviewing().releases(), publication, directory),
        new SignInApi(staff),
        new AccountsApi(staff),
        new PhoneApi(parts.store(), staff),
        new ConsultsApi(desk, staff.audit()),
        new ActsApi(desk),
        new HelpApi(desk, publisher, parts.scripts()::of),
        new ReplyDraftApi(desk, work, parts.scripts()::of),
        new RepliesApi(desk, parts.scripts()::of),
        new TicketsApi(desk),
        new ScriptsApi(work, publisher, scripts()),
        new ReferralsApi(desk, parts.platforms()),
        new CallsApi(parts.calls()),
        new ContributionsApi(desk, parts.directory(), parts.calls().projects()),
        new SharesApi(desk, formula(parts.config())),
        new ScorecardApi(desk),
        new TargetsApi(desk),
        new DirectoryApi(desk, staff.audit(), directory),
        new CatalogueApi(desk, staff.audit(), parts.catalogue().parts(uploads)));
  }

  private static Formula formula(Configuration config) {
    var given = config.rules().benefit();
    return new Formula(given.base(), given.weights());
  }

  private ScriptsApi.Live scripts() {
    var scripts = parts.scripts();
    var folder = parts.config().content().botScripts();
    return new ScriptsApi.Live(
        scripts.flows(), scripts::of, scripts::entries, scripts::faults, parts.directory(), folder);
  }

  private Set<String> libraries() {
    return parts.config().libraries().stream()
        .map(Configuration.Library::id)
        .collect(Collectors.toSet());
  }

  private Guard guard() {
    var values = new HashMap<String, LocalValues>();
    parts.content().texts().forEach((library, said) -> values.put(library, said.values()));
    return new Guard(parts.publisher(), values, links);
  }

  private QuestionsApi questions(Workplace work) {
    var meaning =
        parts.embedder().<Meaning>map(EmbeddedMeaning::new).orElseGet(SharedCharacters::new);
    return new QuestionsApi(
        work.store(),
        parts.publisher(),
        work.libraries(),
        meaning,
        new ShelfEntries(work.shelf()),
        work.clock());
  }

  @Override
  public void close() {
    live.close();
    uploads.close();
    links.close();
  }
}
