package org.subjectdesk;

import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.conversation.Conversations;
import org.subjectdesk.conversation.Delivery;
import org.subjectdesk.conversation.MessageFlow;
import org.subjectdesk.conversation.Notices;
import org.subjectdesk.http.Operations;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.metrics.Metrics;
import org.subjectdesk.miniprogram.CustomerMessages;
import org.subjectdesk.miniprogram.LoginApi;
import org.subjectdesk.miniprogram.MessagePush;
import org.subjectdesk.miniprogram.MiniProgram;
import org.subjectdesk.miniprogram.MiniPrograms;
import org.subjectdesk.miniprogram.TextCheck;
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
  private final TextCheck check;
  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();

  private MiniProgramSide(
      Configuration config, MiniPrograms programs, CustomerMessages sender, TextCheck check) {
    this.check = check;
    this.config = config;
    this.programs = programs;
    this.sender = sender;
  }

  /** Starts to send what is due. */
  static MiniProgramSide start(
      Configuration config,
      Store store,
      Conversations conversations,
      Notices notices,
      Function<String, LibraryTexts> texts,
      InstantSource clock) {
    var api = ApiSettings.defaults();
    var sending = config.wechat().sending();
    var pace = new Delivery.Pace(sending.perSecond(), sending.attempts(), sending.firstBackoff());
    var programs = new MiniPrograms(programs(config), api, clock);
    var sender =
        new CustomerMessages(
            programs,
            program -> texts.apply(program.library()).say(Line.GREETING),
            api,
            sending.textBytes());
    var check = new TextCheck(programs, asked(config), CHECK_WITHIN, clock);
    var side = new MiniProgramSide(config, programs, sender, check);
    for (var program : programs.all()) {
      var account = program.account();
      side.deliveries.put(
          account, new Delivery(account, store, conversations, sender, notices, pace, clock));
    }
    return side;
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
    return deliveries.keySet();
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
