package org.subjectdesk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.config.ConfigurationFile;
import org.subjectdesk.config.Secret;
import org.subjectdesk.store.Buckets.Rate;
import org.subjectdesk.store.StoreSettings;

/** The whole desk on free ports, as {@code demo} runs it, on a database of the test's choice. */
final class RunningDesk implements AutoCloseable {
  /** Tests ask as fast as they can. */
  private static final Configuration.Limits UNHURRIED =
      new Configuration.Limits(
          new Rate(100_000, 100_000),
          new Rate(100_000, 100_000),
          new Rate(100_000, 100_000),
          20_000,
          true);

  private final Application application;

  private RunningDesk(Application application) {
    this.application = application;
  }

  static RunningDesk on(StoreSettings store) {
    return new RunningDesk(
        Application.start(configuration(store), new Application.Choice(true, true)));
  }

  /** The same without the shipped entries: starts faster. */
  static RunningDesk emptyOn(StoreSettings store) {
    return new RunningDesk(
        Application.start(configuration(store), new Application.Choice(true, false)));
  }

  /** One without the shipped entries that goes by this clock. */
  static RunningDesk emptyBy(InstantSource clock, StoreSettings store) {
    return new RunningDesk(
        Application.start(configuration(store), new Application.Choice(true, false), clock));
  }

  /** The same, but an answer that takes longer than this follows by itself. */
  static RunningDesk on(StoreSettings store, Duration answerWithin) {
    var usual = configuration(store);
    var wechat = usual.wechat();
    return with(usual, wechat.apiHost(), answerWithin, wechat.messageWindow());
  }

  /** The same, where the platform lets nobody write to a reader after this long. */
  static RunningDesk withWindow(StoreSettings store, Duration window) {
    var usual = configuration(store);
    var wechat = usual.wechat();
    return with(usual, wechat.apiHost(), wechat.answerWithin(), window);
  }

  /** The same with other scripts. */
  static RunningDesk withScripts(StoreSettings store, Path botScripts) {
    var usual = configuration(store);
    var content = new Configuration.Content(usual.content().faqData(), botScripts);
    var changed =
        new Configuration(
            usual.listen(),
            usual.store(),
            content,
            usual.alliance(),
            usual.libraries(),
            usual.wechat(),
            usual.handover(),
            usual.rules());
    return new RunningDesk(Application.start(changed, new Application.Choice(true, false)));
  }

  /**
   * The same, but readers are led to platforms below this address, and asked without delay whether
   * that helped.
   *
   * @param secret that each of them shares with the desk
   */
  static RunningDesk withPlatforms(StoreSettings store, String address, Secret secret) {
    return withPlatforms(store, address, secret, false);
  }

  /**
   * The same.
   *
   * @param entries with the shipped entries, which takes longer
   */
  static RunningDesk withPlatforms(
      StoreSettings store, String address, Secret secret, boolean entries) {
    var usual = configuration(store);
    var values = new HashMap<>(usual.alliance().values());
    values.put("platform", address);
    var alliance =
        new Configuration.Alliance(
            usual.alliance().name(),
            values,
            Map.of("jh-novelty", secret, "jh-patent", secret),
            Duration.ZERO);
    var changed =
        new Configuration(
            usual.listen(),
            usual.store(),
            usual.content(),
            alliance,
            usual.libraries(),
            usual.wechat(),
            usual.handover(),
            usual.rules());
    return new RunningDesk(Application.start(changed, new Application.Choice(true, entries)));
  }

  /** One without the shipped entries, where pages of this origin may show a library's chat. */
  static RunningDesk embeddedIn(StoreSettings store, String library, String origin) {
    var usual = configuration(store);
    var libraries =
        usual.libraries().stream()
            .map(
                one ->
                    one.id().equals(library)
                        ? new Configuration.Library(
                            one.id(),
                            one.name(),
                            one.values(),
                            one.accounts(),
                            one.miniPrograms(),
                            List.of(origin))
                        : one)
            .toList();
    var changed =
        new Configuration(
            usual.listen(),
            usual.store(),
            usual.content(),
            usual.alliance(),
            libraries,
            usual.wechat(),
            usual.handover(),
            usual.rules());
    return new RunningDesk(Application.start(changed, new Application.Choice(true, false)));
  }

  /** Another node on the same store, whose WeChat is the first one's sandbox. */
  static RunningDesk beside(RunningDesk first, StoreSettings store) {
    var usual = configuration(store);
    var wechat = usual.wechat();
    return with(usual, first.url("/sandbox/wechat"), wechat.answerWithin(), wechat.messageWindow());
  }

  /** The same, while nobody answers where the platform's API should be. */
  static RunningDesk withoutPlatform(StoreSettings store) {
    var usual = configuration(store);
    var wechat = usual.wechat();
    var nobody = "http://127.0.0.1:" + freePort();
    return with(usual, nobody, wechat.answerWithin(), wechat.messageWindow());
  }

  private static RunningDesk with(
      Configuration usual, String apiHost, Duration answerWithin, Duration window) {
    var wechat = usual.wechat();
    var changed =
        new Configuration.Wechat(
            apiHost,
            wechat.pageHost(),
            answerWithin,
            window,
            wechat.messageCount(),
            wechat.eventWindow(),
            wechat.eventCount(),
            wechat.sending());
    return new RunningDesk(
        Application.start(with(usual, changed), new Application.Choice(true, true)));
  }

  private static Configuration with(Configuration usual, Configuration.Wechat wechat) {
    return new Configuration(
        usual.listen(),
        usual.store(),
        usual.content(),
        usual.alliance(),
        usual.libraries(),
        wechat,
        usual.handover(),
        usual.rules());
  }

  static Configuration configuration(StoreSettings store) {
    var demo =
        ConfigurationFile.demo(
            Map.of(
                "DEMO_PORT",
                String.valueOf(freePort()),
                "DEMO_MANAGEMENT_PORT",
                "0",
                "DEMO_HOME",
                Path.of("").toAbsolutePath().toString(),
                "DEMO_DATA",
                "unused"));
    return new Configuration(
        demo.listen(),
        store,
        demo.content(),
        demo.alliance(),
        demo.libraries(),
        demo.wechat(),
        demo.handover(),
        with(demo.rules(), UNHURRIED, demo.rules().push()));
  }

  private static Configuration.Rules with(
      Configuration.Rules usual, Configuration.Limits limits, Configuration.Push push) {
    return new Configuration.Rules(
        usual.idle(),
        usual.apiToken(),
        usual.precision(),
        usual.keepQuestions(),
        usual.reviewAfter(),
        push,
        limits,
        usual.launches(),
        usual.benefit(),
        usual.weekly());
  }

  /** The same without entries, where readers' pages may not ask faster than this. */
  static RunningDesk withLimits(StoreSettings store, Configuration.Limits limits) {
    var usual = configuration(store);
    return with(usual, with(usual.rules(), limits, usual.rules().push()));
  }

  /** The same, where readers are told of what lies unseen on their pages for so long. */
  static RunningDesk tellingAfter(StoreSettings store, Duration unseen) {
    var usual = configuration(store);
    var push = usual.rules().push();
    var changed = new Configuration.Push(push.every(), push.quiet(), unseen);
    return with(usual, with(usual.rules(), usual.rules().limits(), changed));
  }

  private static RunningDesk with(Configuration usual, Configuration.Rules rules) {
    var changed =
        new Configuration(
            usual.listen(),
            usual.store(),
            usual.content(),
            usual.alliance(),
            usual.libraries(),
            usual.wechat(),
            usual.handover(),
            rules);
    return new RunningDesk(Application.start(changed, new Application.Choice(true, false)));
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new java.io.UncheckedIOException(none);
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + application.port() + path;
  }

  String managementUrl(String path) {
    return "http://127.0.0.1:" + application.managementPort() + path;
  }

  /** What a librarian of the demo signs in with. */
  String password(String librarian) {
    return Objects.requireNonNull(application.passwords().get(librarian)).reveal();
  }

  Callbacks account(String appId) {
    return new Callbacks(url("/wechat/mp/" + appId), appId);
  }

  @Override
  public void close() {
    application.close();
  }
}
