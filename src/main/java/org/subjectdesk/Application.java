package org.subjectdesk;

import static net.logstash.logback.argument.StructuredArguments.kv;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.alliance.call.OpenCalls;
import org.subjectdesk.alliance.guide.GuideApi;
import org.subjectdesk.alliance.guide.GuidePage;
import org.subjectdesk.alliance.guide.Guides;
import org.subjectdesk.alliance.guide.NewItem;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.config.Secret;
import org.subjectdesk.console.DeskRoom;
import org.subjectdesk.console.LiveDesk;
import org.subjectdesk.console.Names;
import org.subjectdesk.console.StaffRoom;
import org.subjectdesk.conversation.ConsultViews;
import org.subjectdesk.conversation.Conversations;
import org.subjectdesk.conversation.DigestRounds;
import org.subjectdesk.conversation.LibrarianFlow;
import org.subjectdesk.conversation.MessageFlow;
import org.subjectdesk.conversation.MyData;
import org.subjectdesk.conversation.PhoneAlerts;
import org.subjectdesk.conversation.ReaderViews;
import org.subjectdesk.conversation.Recovery;
import org.subjectdesk.conversation.Releases;
import org.subjectdesk.conversation.Searches;
import org.subjectdesk.conversation.SendWindow;
import org.subjectdesk.conversation.Speech;
import org.subjectdesk.conversation.Turns;
import org.subjectdesk.conversation.Waits;
import org.subjectdesk.dialogue.Dialogue;
import org.subjectdesk.editing.ReviewWatch;
import org.subjectdesk.embedding.Embedder;
import org.subjectdesk.embedding.EmbeddingUnavailable;
import org.subjectdesk.figures.FigureRounds;
import org.subjectdesk.handover.DailyDeeds;
import org.subjectdesk.handover.OverdueTickets;
import org.subjectdesk.handover.Staffing;
import org.subjectdesk.http.ContractRoutes;
import org.subjectdesk.http.Health;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.http.WebServer;
import org.subjectdesk.learning.Pruning;
import org.subjectdesk.learning.Questions;
import org.subjectdesk.metrics.Metrics;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.publishing.FlowShelf;
import org.subjectdesk.publishing.KeptMeanings;
import org.subjectdesk.publishing.Photos;
import org.subjectdesk.publishing.Publisher;
import org.subjectdesk.push.FaqNews;
import org.subjectdesk.push.ResourceNews;
import org.subjectdesk.safety.Safety;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.staff.DemoAccounts;
import org.subjectdesk.staff.Librarian;
import org.subjectdesk.staff.Members;
import org.subjectdesk.store.Store;
import org.subjectdesk.webchat.LiveChat;
import org.subjectdesk.wechat.MyDataPage;

/**
 * The only place that wires and deploys: read {@link #wire} from top to bottom to see what the desk
 * is made of. Closing it ends everything in the opposite order.
 */
public final class Application implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);
  private static final Duration FAQ_POLL = Duration.ofMillis(500);

  private static final Duration RECOVERY_PATIENCE = Duration.ofSeconds(30);

  /** Where the readers are. */
  static final ZoneId CALENDAR = ZoneId.of("Asia/Shanghai");

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Configuration config;
  private Runnable demoCalls = () -> {};
  private volatile int port;
  private int managementPort;
  private final List<Runnable> looks = new ArrayList<>();
  private Map<String, Secret> passwords = Map.of();

  private Application(Configuration config) {
    this.config = config;
  }

  /**
   * What a command asks for beside the configuration.
   *
   * @param sandbox with the local stand-in of WeChat; never in {@code serve}
   * @param shippedFaq take over what changed in the folder {@code faq-data}
   * @param shippedCatalogue take over the records of the invented members
   * @param accounts who gets an account with a new password at each start; never in {@code serve}
   */
  record Choice(
      boolean sandbox, boolean shippedFaq, boolean shippedCatalogue, List<Librarian> accounts) {
    Choice {
      accounts = List.copyOf(accounts);
    }

    /** Without records; with the demo's accounts where the sandbox is. */
    Choice(boolean sandbox, boolean shippedFaq) {
      this(sandbox, shippedFaq, false, sandbox ? DemoStaff.ALL : List.of());
    }
  }

  /**
   * Starts the desk; returns when it serves.
   *
   * @throws RuntimeException whose message names what is wrong; nothing is left running then
   */
  static Application start(Configuration config, Choice choice) {
    return start(config, choice, InstantSource.system());
  }

  /** The same by another clock. */
  static Application start(Configuration config, Choice choice, InstantSource clock) {
    var desk = new Application(config);
    try {
      desk.wire(choice, clock);
      return desk;
    } catch (RuntimeException failed) {
      desk.close();
      throw failed;
    }
  }

  private void wire(Choice choice, InstantSource clock) {
    WebServer.ensureFree(config.listen().host(), config.listen().port());
    WebServer.ensureFree(config.listen().host(), config.listen().managementPort());
    var content = Content.read(config);
    var metrics = keep(new Metrics());
    var store = keep(Store.open(config.store()));
    store
        .inTransaction(
            Members.class,
            tx -> {
              new Members().keep(tx, libraryIds());
              return true;
            })
        .join();
    metrics.watch("desk.store.waiting", store, Store::waiting);
    metrics.watch("desk.store.commits", store, Store::commits);
    metrics.watch("desk.store.transactions", store, Store::transactions);
    var shelf = ConfiguredShelf.of(config);
    if (choice.shippedFaq()) {
      takeShipped(store, shelf, content, clock);
    }
    var flows = new FlowShelf();
    var scripts = keep(new BotScripts(config, content, store, flows, clock));
    metrics.watch("desk.scripts.faults", scripts, it -> it.faults().size());
    var embedder = embedder();
    var meanings = embedder.map(encoder -> new KeptMeanings(store, encoder));
    var publisher =
        keep(
            new Publisher(
                store, content.scope(), meanings, flows::entries, bands(store, clock), FAQ_POLL));
    scripts.watch(publisher::hurry);

    metrics.watch("desk.faq.overdue", publisher, it -> it.get().overdue().size());
    keep(new ReviewWatch(publisher, clock));

    var conversations = new Conversations(config.rules().idle(), windows());
    Function<String, LibraryTexts> texts = scripts::of;
    var mini = keep(MiniProgramSide.of(config, texts, clock));
    var wechat = keep(WechatSide.start(config, store, conversations, texts, mini, clock));
    mini.start(store, conversations, wechat.notices(), clock);
    var safety =
        new Safety(
            scripts::words, mini.check(), came -> metrics.count("desk.safety", "outcome", came));
    var workers = keep(Executors.newVirtualThreadPerTaskExecutor());
    var vertx = config.listen().cluster().map(Cluster::join).orElseGet(Vertx::vertx);
    keep(() -> vertx.close().await());
    var room = StaffRoom.of(store, libraryIds(), clock);
    passwords = DemoAccounts.ready(room.staff(), choice.accounts(), clock.instant());
    var projects = ProjectSide.of(config, store, content.scope().subjects(), clock);
    var alliance = keep(AllianceSide.of(config, content, store, projects.projects(), clock));
    metrics.watch("desk.platforms.down", alliance, AllianceSide::down);
    var team = keep(Team.of(alliance.directory()::roster, room.staff()));
    var staffing = new Staffing(team::roster, config.handover().answerDays());
    var catalogue =
        keep(
            CatalogueSide.of(
                config, store, alliance.directory(), content.scope().subjects(), clock));
    var myData = new MyData(MyDataPage.links(config.listen().publicUrl()), CALENDAR);
    var turns =
        new Turns(
            new Dialogue(texts),
            staffing,
            wechat.wishes(),
            flows,
            content.scope().subjects(),
            myData,
            alliance.platforms());
    var alerts =
        config
            .listen()
            .publicUrl()
            .map(
                url ->
                    new PhoneAlerts.Way(wechat.sender(), texts, url.resolve("console/").toString()))
            .map(way -> new PhoneAlerts(store, staffing, way, workers, clock));
    LibrarianFlow.Observer changes =
        (consult, pushed) -> {
          LiveDesk.nudge(vertx, consult);
          LiveChat.nudge(vertx, consult.reader());
          alerts.ifPresent(phone -> phone.changed(consult));
          if (pushed) {
            wechat.nudge(consult.reader());
            mini.nudge(consult.reader());
          }
        };
    var flow =
        new MessageFlow(
            store,
            new Searches(publisher, catalogue.shelf(), safety),
            conversations,
            turns,
            workers,
            clock,
            (consult, decision, pushed) -> {
              var decided = decision.getClass().getSimpleName();
              metrics.count("desk.decisions", "decision", decided);
              LOG.info("{} {}", kv("consult", consult.id()), kv("decision", decided));
              changes.changed(consult, pushed);
            });
    keep(new Waits(store, conversations, turns, texts, limits(), clock, changes)).start();
    var late = keep(new OverdueTickets(store, staffing, clock));
    late.start();
    metrics.watch("desk.tickets.overdue", late, OverdueTickets::overdue);
    keep(
        new Recovery(
            flow,
            Stream.concat(wechat.appIds().stream(), mini.accounts().stream()).toList(),
            RECOVERY_PATIENCE));
    var push =
        keep(
            PushSide.of(
                config,
                store,
                conversations,
                wechat,
                List.of(
                    catalogue.news(),
                    new ResourceNews(alliance.directory(), libraryIds()),
                    new FaqNews(texts, config.listen().publicUrl())),
                new DigestRounds.Words(texts, content.scope().subjects()),
                clock));
    push.start(metrics);
    keep(new Pruning(store, config.rules().keepQuestions(), CALENDAR, clock));
    var deeds = keep(new DailyDeeds(store, alliance::provider, CALENDAR, clock));
    deeds.start();
    var figures = keep(new FigureRounds(store, config.rules().keepQuestions(), clock));

    var health = health(store, publisher, wechat, meanings.isPresent());
    var router = Router.router(vertx);
    Problem.mount(router);
    health.mount(router);
    wechat.mount(router, flow, metrics, clock);
    mini.mount(router, flow, metrics, clock);
    new MyDataPage(myData, store, clock).mount(router);
    alliance.mount(router);
    push.mount(router);
    catalogue.mount(router);
    var guides =
        new Guides(
            store,
            guides(content, alliance, staffing, texts, catalogue::newItems, projects.open()),
            clock);
    new GuidePage(guides).mount(router);
    var speech = new Speech(conversations, staffing, wechat.wishes(), texts);
    var parts =
        new LibrariansSide.Parts(
            config,
            content,
            scripts,
            store,
            shelf,
            publisher,
            alliance.directory(),
            alliance.known(),
            projects.room(names(content, staffing), team::roster, embedder, vertx),
            catalogue,
            embedder,
            new LibrariansSide.Reviewing(
                safety, new Releases(store, conversations, speech, changes)),
            clock);
    var acts = new LibrarianFlow(store, conversations, speech, safety, clock, changes);
    var desk =
        new DeskRoom(
            store,
            new ConsultViews(conversations),
            acts,
            staffing,
            names(content, staffing),
            deskLimits(),
            clock);
    var librarians =
        keep(
            new LibrariansSide(
                parts,
                room,
                desk,
                choice.sandbox(),
                vertx,
                reader -> {
                  LiveChat.typing(vertx, reader);
                  workers.execute(() -> wechat.sender().typing(reader));
                  workers.execute(() -> mini.typing(reader));
                }));
    librarians.mount(vertx, router);
    var readers =
        keep(
            WebchatSide.of(
                config,
                store,
                vertx,
                flow,
                new ReaderViews(conversations, staffing),
                myData,
                wechat.wishes().consents(),
                clock));
    readers.mount(router, metrics);
    var demand =
        keep(
            new DemandSide(
                new DemandSide.Parts(
                    config, publisher, alliance, embedder, wechat, conversations, texts),
                room,
                desk));
    var operations =
        Stream.<List<? extends Operations>>of(
                librarians.operations(),
                demand.operations(),
                readers.operations(),
                mini.operations(store, readers.sessions(), readers.throttle(), clock),
                projects.operations(),
                List.of(new GuideApi(guides)))
            .<Operations>flatMap(List::stream)
            .toList();
    new ContractRoutes(operations, readers.gate(), librarians.gate()).mount(vertx, router);
    if (choice.sandbox()) {
      keep(DemoSandbox.of(config, () -> port, clock)).mount(vertx, router);
      router.get("/").handler(request -> request.redirect("/sandbox/"));
    }
    var listen = config.listen();
    var loops = Runtime.getRuntime().availableProcessors();
    port = keep(WebServer.listen(vertx, listen.host(), listen.port(), router, loops)).port();
    managementPort = listenForOperators(vertx, health, metrics);
    alliance.start();
    figures.start();
    catalogue.start(metrics);
    demand.start();
    demoCalls = () -> DemoCalls.ready(projects.projects(), clock.instant());
    looks.addAll(List.of(late::look, deeds::look, demand::look, figures::count));
    if (choice.shippedCatalogue()) {
      catalogue.takeShipped(config.content().faqData().resolve("catalogue"));
    }
    keep(() -> drain(health));
    health.serving();
    LOG.info("serving {} libraries on port {}", config.libraries().size(), port);
  }

  /** Without it the desk still finds answers by their words, and readiness says so. */
  private static Optional<Embedder> embedder() {
    try {
      return Optional.of(Embedder.load());
    } catch (EmbeddingUnavailable unavailable) {
      LOG.warn("questions are searched by words alone: {}", unavailable.getMessage());
      return Optional.empty();
    }
  }

  private void takeShipped(Store store, FaqShelf shelf, Content content, InstantSource clock) {
    var taken =
        store
            .inTransaction(
                FaqShelf.class, tx -> shelf.takeShipped(tx, content.entries(), clock.instant()))
            .join();
    LOG.info("took {} new or changed FAQ entries from {}", taken, config.content().faqData());
  }

  private Publisher.Bands bands(Store store, InstantSource clock) {
    var questions = new Questions();
    var libraries = config.libraries().stream().map(Configuration.Library::id).toList();
    return new Publisher.Bands(
        libraries,
        config.rules().precision(),
        () -> LocalDate.ofInstant(clock.instant(), CALENDAR),
        () -> store.read(questions::labels));
  }

  private SendWindow.Rules windows() {
    var wechat = config.wechat();
    return new SendWindow.Rules(
        wechat.messageWindow(),
        wechat.messageCount(),
        wechat.eventWindow(),
        wechat.eventCount(),
        wechat.sending().textBytes());
  }

  private Names names(Content content, Staffing staffing) {
    var libraries = config.libraryNames();
    return new Names(libraries, content.scope().subjects(), staffing::nameOf);
  }

  private Guides.Known guides(
      Content content,
      AllianceSide alliance,
      Staffing staffing,
      Function<String, LibraryTexts> texts,
      BiFunction<String, String, List<NewItem>> newItems,
      OpenCalls calls) {
    return new Guides.Known(
        names(content, staffing).libraries(),
        alliance.directory(),
        staffing::roster,
        texts,
        config.listen().publicUrl(),
        Photos.read(config.content().faqData(), content.roster()),
        newItems,
        calls);
  }

  private DeskRoom.Limits deskLimits() {
    return new DeskRoom.Limits(
        config.handover().longestWait(),
        config.handover().silence(),
        config.wechat().messageCount(),
        config.wechat().sending().textBytes());
  }

  private Waits.Limits limits() {
    var given = config.handover();
    return new Waits.Limits(given.longestWait(), given.ring(), given.silence(), given.absence());
  }

  private Set<String> libraryIds() {
    return config.libraries().stream().map(Configuration.Library::id).collect(Collectors.toSet());
  }

  private static Health health(
      Store store, Publisher publisher, WechatSide wechat, boolean meanings) {
    var parts = new LinkedHashMap<String, BooleanSupplier>();
    parts.put("store", store::isReady);
    parts.put("index", publisher::isReady);
    parts.put("token", wechat::tokenReady);
    return new Health(parts, Map.of("meaning", () -> meanings));
  }

  private int listenForOperators(Vertx vertx, Health health, Metrics metrics) {
    var router = Router.router(vertx);
    Problem.mount(router);
    health.mount(router);
    metrics.mount(router);
    var listen = config.listen();
    return keep(WebServer.listen(vertx, listen.host(), listen.managementPort(), router, 1)).port();
  }

  /** Unready first, so that a load balancer looks elsewhere before requests are refused. */
  private void drain(Health health) throws InterruptedException {
    health.stopping();
    Thread.sleep(config.listen().drain());
  }

  private <T extends AutoCloseable> T keep(T part) {
    running.push(part);
    return part;
  }

  /**
   * Does at once what is otherwise done again and again beside the messages: for a clock that does
   * not go by itself. Blocking.
   */
  void look() {
    looks.forEach(Runnable::run);
  }

  /** Writes the demo's project calls, unless they are there. Blocking. */
  void demoCalls() {
    demoCalls.run();
  }

  /** Where readers and the platform reach it. */
  int port() {
    return port;
  }

  /** Where operators reach it. */
  int managementPort() {
    return managementPort;
  }

  /**
   * The librarians of {@link Choice#accounts} with the passwords that they have until the next
   * start.
   */
  Map<String, Secret> passwords() {
    return passwords;
  }

  /** Returns when the desk was closed. */
  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Stops in the opposite order of the start: no more work, the running work, then the store. */
  @Override
  public synchronized void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception broken) {
        LOG.warn("could not be closed: {}", broken.toString());
      }
    }
    ended.countDown();
  }
}
