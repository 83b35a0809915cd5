package org.subjectdesk;

import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.subjectdesk.alliance.digest.DigestPage;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.config.Configuration.OfficialAccount;
import org.subjectdesk.conversation.Conversations;
import org.subjectdesk.conversation.Delivery;
import org.subjectdesk.conversation.MessageFlow;
import org.subjectdesk.conversation.Notices;
import org.subjectdesk.message.Channel;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.metrics.Metrics;
import org.subjectdesk.push.Consents;
import org.subjectdesk.push.Digests;
import org.subjectdesk.push.Purpose;
import org.subjectdesk.push.Subscriptions;
import org.subjectdesk.push.Wishes;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.store.Store;
import org.subjectdesk.wechat.Account;
import org.subjectdesk.wechat.Accounts;
import org.subjectdesk.wechat.Callback;
import org.subjectdesk.wechat.ConsentPage;
import org.subjectdesk.wechat.CustomerService;
import org.subjectdesk.wechat.SubscribeMessages;
import org.subjectdesk.wechat.Subscription;
import org.subjectdesk.wechat.UnionIds;
import org.subjectdesk.wxapi.Answering;
import org.subjectdesk.wxapi.ApiSettings;

/** The WeChat side of the desk, wired: what goes out to readers, and the routes it calls back. */
final class WechatSide implements AutoCloseable {
  /** Even a slow machine answers so many pushes within a second or two. */
  private static final int MOST_UNDER_WAY = 512;

  private final Configuration.Wechat settings;
  private final Accounts accounts;
  private final CustomerService sender;
  private final Wishes wishes;
  private final Notices notices;
  private final ConsentPage consentPage;
  private final UnionIds unionIds;
  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();

  private WechatSide(
      Configuration.Wechat settings,
      Accounts accounts,
      CustomerService sender,
      Wishes wishes,
      Notices notices,
      ConsentPage consentPage,
      UnionIds unionIds) {
    this.settings = settings;
    this.accounts = accounts;
    this.sender = sender;
    this.wishes = wishes;
    this.notices = notices;
    this.consentPage = consentPage;
    this.unionIds = unionIds;
  }

  /**
   * Starts to send what is due.
   *
   * @param mini where readers agree in mini-programs, and are told there
   */
  static WechatSide start(
      Configuration config,
      Store store,
      Conversations conversations,
      Function<String, LibraryTexts> texts,
      MiniProgramSide mini,
      InstantSource clock) {
    var api = ApiSettings.defaults();
    var settings = config.wechat();
    var sending = settings.sending();
    var pace = new Delivery.Pace(sending.perSecond(), sending.attempts(), sending.firstBackoff());
    var accounts = new Accounts(accounts(config), api, clock);
    var subscriptions = subscriptions(config, texts);
    var wishes = wishes(config, new Consents(ways(config, subscriptions), mini.taps()));
    var own = new SubscribeMessages(accounts, api, subscriptions);
    Notices.Teller teller =
        (reader, notice) ->
            (reader.channel() == Channel.PAGES ? mini.teller() : own).tell(reader, notice);
    var notices = new Notices(store, conversations, wishes, teller, pace, clock);
    var side =
        new WechatSide(
            settings,
            accounts,
            new CustomerService(accounts, api, sending.textBytes()),
            wishes,
            notices,
            new ConsentPage(subscriptions, notices),
            new UnionIds(accounts, store, clock));
    // Who reads elsewhere matters only where there is an elsewhere.
    if (config.libraries().stream().anyMatch(library -> !library.miniPrograms().isEmpty())) {
      side.unionIds.start();
    }
    for (var account : accounts.all()) {
      side.deliveries.put(
          account.appId(),
          new Delivery(account.appId(), store, conversations, side.sender, notices, pace, clock));
    }
    return side;
  }

  private static List<Account> accounts(Configuration config) {
    return config.libraries().stream()
        .flatMap(
            library ->
                library.accounts().stream().map(given -> account(config, library.id(), given)))
        .toList();
  }

  private static Account account(Configuration config, String library, OfficialAccount given) {
    return new Account(
        library,
        given.appId(),
        given.mode(),
        new Account.Keys(given.token(), given.encodingAesKey(), given.appSecret()),
        new Account.Abilities(given.customerService(), config.wechat().sending().menuLinks()),
        config.wechat().apiHost());
  }

  private static List<Subscription> subscriptions(
      Configuration config, Function<String, LibraryTexts> texts) {
    var all = new ArrayList<Subscription>();
    for (var library : config.libraries()) {
      var words = texts.apply(library.id());
      for (var account : library.accounts()) {
        account
            .subscribe()
            .ifPresent(given -> all.addAll(subscriptions(account.appId(), given, words)));
      }
    }
    return all;
  }

  private static List<Subscription> subscriptions(
      String appId, Configuration.Subscribe given, LibraryTexts words) {
    return List.of(
        new Subscription(
            appId,
            Purpose.ANSWER,
            given.template(),
            given.scene(),
            words.say(Line.NOTICE_TITLE),
            words.say(Line.NOTICE)),
        new Subscription(
            appId,
            Purpose.DIGEST,
            given.template(),
            given.digestScene(),
            words.say(Line.DIGEST_TITLE),
            words.say(Line.DIGEST_NOTICE)));
  }

  /** The configuration has an address wherever it has a subscription. */
  private static Map<Consents.Ask, Consents.Way> ways(
      Configuration config, List<Subscription> subscriptions) {
    URI desk = config.listen().publicUrl().orElse(URI.create("/"));
    return subscriptions.stream()
        .collect(
            Collectors.toMap(
                one -> new Consents.Ask(one.appId(), one.purpose()),
                one ->
                    new Consents.Way(
                        one.template(),
                        one.scene(),
                        ConsentPage.link(config.wechat().pageHost(), desk, one))));
  }

  private static Wishes wishes(Configuration config, Consents consents) {
    var push = config.rules().push();
    return new Wishes(
        consents,
        new Subscriptions(),
        new Digests(DigestPage.links(config.listen().publicUrl())),
        new Wishes.Pace(push.every(), push.quiet(), push.unseen(), Application.CALENDAR));
  }

  /** The routes that the platform calls. */
  void mount(Router router, MessageFlow flow, Metrics metrics, InstantSource clock) {
    var answering = new Answering(flow, settings.answerWithin());
    var textBytes = settings.sending().textBytes();
    new Callback(accounts.all(), answering, textBytes, MOST_UNDER_WAY, clock, metrics::answered)
        .mount(router);
    consentPage.mount(router);
  }

  /** What writes to readers. */
  CustomerService sender() {
    return sender;
  }

  /** What readers wish to be told. */
  Wishes wishes() {
    return wishes;
  }

  /** Tells readers of what waits for them. */
  Notices notices() {
    return notices;
  }

  /** Of how many digests readers were told by subscribe messages. */
  long digestsTold() {
    return notices.digestsTold();
  }

  /** The accounts. */
  Set<String> appIds() {
    return deliveries.keySet();
  }

  /** Something is to be sent to this reader at once. */
  void nudge(ReaderId reader) {
    // An account may have left the configuration while its readers are still in the store.
    var delivery = deliveries.get(reader.account());
    if (delivery != null) {
      delivery.nudge();
    }
  }

  /**
   * Whether any account can write to its readers. One library's wrong secret must not take the
   * others off the air.
   */
  boolean tokenReady() {
    return accounts.all().isEmpty()
        || accounts.all().stream().anyMatch(account -> accounts.tokenReady(account.appId()));
  }

  /** Lets what is being sent arrive, then breaks off. */
  @Override
  public void close() {
    unionIds.close();
    deliveries.values().forEach(Delivery::close);
    accounts.close();
  }
}
