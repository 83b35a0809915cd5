package org.subjectdesk.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import me.chanjar.weixin.common.error.WxRuntimeException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceImpl;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.subjectdesk.conversation.ReplySender.Outcome;
import org.subjectdesk.message.Reply;
import org.subjectdesk.wxapi.ApiSettings;
import org.subjectdesk.wxapi.PassiveText;

/**
 * WxJava's own faults beside their cures. When one of the tests named {@code wxjava_…} fails after
 * an upgrade, the fault is gone and its cure may go too.
 */
class WxJavaTrapsIT {
  private static final String TEXT = "我想问问论文的事";
  private StandIn platform;

  @BeforeEach
  void start() throws IOException {
    platform = new StandIn();
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  /** Trap 5; the cure is tested in {@link CustomerServiceIT}. */
  @Test
  void wxjava_fetches_a_token_for_whoever_waited() throws Exception {
    var config = config(Samples.APP, platform.host());
    var service = service(config);
    var lock = (ReentrantLock) config.getAccessTokenLock();
    var herd = new Herd(50);
    platform.token.before(
        () -> {
          Herd.await(herd.running);
          while (platform.token.requests.size() == 1 && !lock.hasQueuedThreads()) {
            LockSupport.parkNanos(1_000);
          }
        });
    herd.run(() -> service.getAccessToken(false));
    assertThat(platform.token.requests).hasSizeGreaterThan(1);
  }

  /** Trap 6. */
  @Test
  void wxjava_asks_a_busy_platform_six_times() {
    var service = service(config(Samples.APP, platform.host()));
    // Its own pause doubles from one second: 31 s in all.
    service.setRetrySleepMillis(0);
    platform.send.codes(-1, -1, -1, -1, -1, -1, -1);
    var log =
        logged(
            () ->
                assertThatThrownBy(() -> service.getKefuService().sendKefuMessage(message()))
                    .isInstanceOf(WxRuntimeException.class));
    assertThat(platform.send.calls).hasSize(6);
    assertThat(log).contains("重试达到最大次数【5】");
  }

  /** Trap 6, the cure: one call, and the code is not lost. */
  @Test
  void the_desk_asks_a_busy_platform_once() {
    platform.send.codes(-1);
    assertThat(send(platform.host()))
        .isEqualTo(new Outcome.Later("-1 busy", Duration.ofSeconds(2)));
    assertThat(platform.send.calls).hasSize(1);
  }

  /** Trap 7; the cure is tested in {@link CustomerServiceIT}. */
  @Test
  void wxjava_forgets_the_account_on_another_thread() {
    var service = new WxMpServiceImpl();
    var other = "wx00000000000000b2";
    service.setMultiConfigStorages(
        Map.of(
            Samples.APP,
            config(Samples.APP, platform.host()),
            other,
            config(other, platform.host())));
    service.switchover(other);
    assertThat(service.getWxMpConfigStorage().getAppId()).isEqualTo(other);
    var elsewhere =
        CompletableFuture.supplyAsync(service::getWxMpConfigStorage, Thread::startVirtualThread);
    assertThat(elsewhere.join()).isNull();
  }

  /** Trap 11. */
  @Test
  void wxjava_writes_token_openid_and_text_into_the_log() {
    var service = service(config(Samples.APP, platform.host()));
    platform.send.codes(45015);
    var log =
        logged(
            () ->
                assertThatThrownBy(() -> service.getKefuService().sendKefuMessage(message()))
                    .isInstanceOf(Exception.class));
    assertThat(log).contains(platform.token.current(Samples.APP), Samples.READER.openid(), TEXT);
  }

  /** Trap 11, the cure. */
  @Test
  void the_desk_writes_nothing_into_the_log() {
    platform.send.codes(45015, 40001, 40001, -1);
    var log =
        logged(
            () -> {
              for (var i = 0; i < 4; i++) {
                send(platform.host());
              }
            });
    assertThat(log).isEmpty();
  }

  /** Trap 12: anyone on the way could take secrets, tokens and messages. */
  @Test
  void wxjava_trusts_any_certificate_and_the_desk_does_not(@TempDir Path folder) throws Exception {
    var server = forged(folder);
    try {
      var host = "https://127.0.0.1:" + server.getAddress().getPort();
      assertThat(service(config(Samples.APP, host)).getAccessToken(false)).isEqualTo("forged");
      assertThat(send(host)).isEqualTo(new Outcome.Later("tls", Duration.ofSeconds(5)));
    } finally {
      server.stop(0);
    }
  }

  private static Outcome send(String host) {
    var settings = ApiSettings.defaults();
    var list = List.of(Samples.account(Samples.APP, host));
    try (var accounts = new Accounts(list, settings, InstantSource.system())) {
      return new CustomerService(accounts, settings, PassiveText.DEFAULT_MAX_BYTES)
          .send(Samples.READER, new Reply.Text(TEXT));
    }
  }

  private static WxMpKefuMessage message() {
    return WxMpKefuMessage.TEXT().toUser(Samples.READER.openid()).content(TEXT).build();
  }

  private static WxMpService service(WxMpDefaultConfigImpl config) {
    var service = new WxMpServiceImpl();
    service.setWxMpConfigStorage(config);
    return service;
  }

  private static WxMpDefaultConfigImpl config(String appId, String host) {
    var config = new WxMpDefaultConfigImpl();
    config.setAppId(appId);
    config.setSecret(Samples.SECRET);
    config.useStableAccessToken(true);
    config.setHostConfig(WxMpHostConfig.builder().apiHost(host).build());
    return config;
  }

  private static String logged(Runnable action) {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var others = new ArrayList<Appender<ILoggingEvent>>();
    root.iteratorForAppenders().forEachRemaining(others::add);
    var level = root.getLevel();
    var events = new ListAppender<ILoggingEvent>();
    events.start();
    others.forEach(root::detachAppender);
    root.addAppender(events);
    root.setLevel(Level.INFO);
    try {
      action.run();
    } finally {
      root.setLevel(level);
      root.detachAppender(events);
      others.forEach(root::addAppender);
    }
    return List.copyOf(events.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        .collect(Collectors.joining("\n"));
  }

  /** A server with a certificate that nobody vouches for. */
  private static HttpsServer forged(Path folder) throws Exception {
    var password = "changeit";
    var store = folder.resolve("forged.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=forged",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                password)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start()
            .waitFor();
    assertThat(made).as("keytool: %s", folder.resolve("keytool.log")).isZero();
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, password.toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange ->
            StandIn.answer(exchange, 200, "{\"access_token\":\"forged\",\"expires_in\":7200}"));
    server.start();
    return server;
  }
}
