package org.subjectdesk;

import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.conversation.Conversations;
import org.subjectdesk.conversation.Delivery;
import org.subjectdesk.conversation.MessageFlow;
import org.subjectdesk.conversation.Notices;
import org.subjectdesk.http.Operations;
import org.subjectdesk.message.Channel;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.metrics.Metrics;
import org.subjectdesk.miniprogram.CustomerMessages;
import org.subjectdesk.miniprogram.LoginApi;
import org.subjectdesk.miniprogram.MessagePush;
import org.subjectdesk.miniprogram.MiniProgram;
import org.subjectdesk.miniprogram.MiniPrograms;
import org.subjectdesk.miniprogram.SubscribeMessages;
import org.subjectdesk.miniprogram.TextCheck;
import org.subjectdesk.push.Consents;
import org.subjectdesk.push.Purpose;
import org.subjectdesk.reader.ReaderSessions;
import org.subjectdesk.reader.Throttle;
import org.subjectdesk.safety.PlatformCheck;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.store.Store;
import org.subjectdesk.wxapi.Answering;
import org.subjectdesk.wxapi.ApiSettings;

/** The mini-programs, wired: what goes out to their readers, their pushes, and their logins. */
final class MiniProgramSide implements AutoCloseable {
  /** As many as the Official Accounts: the same machine answers them. */
  private static final int MOST_UNDER_WAY = 512;

  /** A reader waits for it: what WeChat does not say by then, the word list says. */
  private static final Duration CHECK_WITHIN = Duration.ofMillis(1_500);

  private final Configuration config;
  private final MiniPrograms programs;
  private final CustomerMessages sender;
  private final Map<Consents.Ask, SubscribeMessages.Form> forms;
  private final SubscribeMessages teller;
  private final TextCheck check;
  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();

  private MiniProgramSide(
      Configuration config,
      MiniPrograms programs,
      CustomerMessages sender,
      Map<Consents.Ask, SubscribeMessages.Form> forms,
      SubscribeMessages teller,
      TextCheck check) {
    this.check = check;
    this.config = config;
    this.programs = programs;
    this.sender = sender;
    this.forms = forms;
    this.teller = teller;
  }

  /** Sets it up; nothing is sent yet. */
  static MiniProgramSide of(
      Configuration config, Function<String, LibraryTexts> texts, InstantSource clock) {
    var api = ApiSettings.defaults();
    var programs = new MiniPrograms(programs(config), api, clock);
    var sender =
        new CustomerMessages(
            programs,
            program -> texts.apply(program.library()).say(Line.GREETING),
            api,
            config.wechat().sending().textBytes());
    var forms = forms(config, texts);
    var teller = new SubscribeMessages(programs, forms, api, Application.CALENDAR, clock);
    var check = new TextCheck(programs, asked(config), CHECK_WITHIN, clock);
    return new MiniProgramSide(config, programs, sender, forms, teller, check);
  }

  private static Map<Consents.Ask, SubscribeMessages.Form> forms(
      Configuration config, Function<String, LibraryTexts> texts) {
    var all = new HashMap<Consents.Ask, SubscribeMessages.Form>();
    for (var library : config.libraries()) {
      var words = texts.apply(library.id());
      for (var program : library.miniPrograms()) {
        program
            .templates()
            .ifPresent(
                given -> {
                  var page = given.page();
                  var account = Channel.miniProgramPages(program.appId());
                  all.put(
                      new Consents.Ask(account, Purpose.ANSWER),
                      form(given.answer(), page, words.say(Line.NOTICE_TITLE), library));
                  all.put(
                      new Consents.Ask(account, Purpose.DIGEST),
                      form(given.digest(), page, words.say(Line.DIGEST_TITLE), library));
                });
      }
    }
    return all;
  }

  private static SubscribeMessages.Form form(
      Configuration.Template given, String page, String title, Configuration.Library library) {
    return new SubscribeMessages.Form(given.id(), given.data(), page, title, library.name());
  }

  /** What readers may agree to in the mini-programs: the template that each is asked for. */
  Map<Consents.Ask, String> taps() {
    return forms.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().template()));
  }

  /** Tells those who agreed. */
  Notices.Teller teller() {
    return teller;
  }

  /** Starts to send what is due: customer messages, and notices to those who use the pages. */
  void start(Store store, Conversations conversations, Notices notices, InstantSource clock) {
    var sending = config.wechat().sending();
    var pace = new Delivery.Pace(sending.perSecond(), sending.attempts(), sending.firstBackoff());
    var pages = forms.keySet().stream().map(Consents.Ask::account).distinct();
    Stream.concat(accounts().stream(), pages)
        .forEach(
            account ->
                deliveries.put(
                    account,
                    new Delivery(account, store, conversations, sender, notices, pace, clock)));
  }

  private static List<MiniProgram> programs(Configuration config) {
    return config.libraries().stream()
        .flatMap(
            library ->
                library.miniPrograms().stream()
                    .map(given -> program(library.id(), given, config.wechat().apiHost())))
        .toList();
  }

  private static MiniProgram program(
      String library, Configuration.MiniProgram given, String apiHost) {
    var keys = given.keys();
    return new MiniProgram(
        library,
        given.appId(),
        new MiniProgram.Keys(keys.token(), keys.encodingAesKey(), keys.appSecret()),
        new MiniProgram.Wrapping(given.mode(), given.formats()),
        given
            .card()
            .map(
                card ->
                    new MiniProgram.Card(
                        card.title(), card.page(), card.thumbMediaId().orElse(""))),
        apiHost);
  }

  /** The route that the platform calls. */
  void mount(Router router, MessageFlow flow, Metrics metrics, InstantSource clock) {
    var answering = new Answering(flow, config.wechat().answerWithin());
    new MessagePush(programs.all(), answering, MOST_UNDER_WAY, clock, metrics::answered)
        .mount(router);
  }

  /** Its operations of the contract. */
  List<Operations> operations(
      Store store, ReaderSessions sessions, Throttle throttle, InstantSource clock) {
    return List.of(new LoginApi(programs, store, sessions, throttle, config.libraryNames(), clock));
  }

  /** WeChat's look at texts, where it is configured. */
  PlatformCheck check() {
    return check;
  }

  private static Set<String> asked(Configuration config) {
    return config.libraries().stream()
        .flatMap(library -> library.miniPrograms().stream())
        .filter(Configuration.MiniProgram::asksWechat)
        .map(Configuration.MiniProgram::appId)
        .collect(Collectors.toSet());
  }

  /** The accounts of those who write customer messages. */
  Set<String> accounts() {
    return programs.all().stream().map(MiniProgram::account).collect(Collectors.toSet());
  }

  /** Something is to be sent to this reader at once. */
  void nudge(ReaderId reader) {
    var delivery = deliveries.get(reader.account());
    if (delivery != null) {
      delivery.nudge();
    }
  }

  /** Shows a reader that somebody writes. Blocking. */
  void typing(ReaderId reader) {
    sender.typing(reader);
  }

  /** Lets what is being sent arrive, then breaks off. */
  @Override
  public void close() {
    check.close();
    deliveries.values().forEach(Delivery::close);
    programs.close();
  }
}
