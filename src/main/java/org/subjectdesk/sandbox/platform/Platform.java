package org.subjectdesk.sandbox.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.subjectdesk.envelope.FlatXml;

/**
 * Pushes what readers do to the accounts' callbacks and tries again as WeChat does: no answer
 * within the limit, a broken connection or a status other than 200 is a failed try; three in all,
 * always with the same MsgId. Blocking; any number of threads.
 */
public final class Platform implements AutoCloseable {
  private static final SecureRandom CHANCE = new SecureRandom();

  private final Map<String, SandboxAccount> accounts;
  private final Supplier<String> desk;
  private final Limits limits;
  private final InstantSource clock;
  private final Consumer<Exchange> watcher;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Courier courier;
  private final AtomicLong lastId;

  /**
   * What the platform allows a callback.
   *
   * @param answerWithin how long a try waits
   * @param textBytes the longest text of a reply, in UTF-8 bytes
   */
  public record Limits(Duration answerWithin, int textBytes) {
    /** Five seconds; about 2,047 bytes, a number that the platform nowhere writes down. */
    public static Limits defaults() {
      return new Limits(Duration.ofSeconds(5), 2_048);
    }
  }

  /**
   * Sets up the platform; no connection is made yet.
   *
   * @param accounts each with its own appId
   * @param desk where the desk answers, such as {@code http://127.0.0.1:8080}; asked at each push
   * @param watcher is told of each exchange when it begins and after each round of tries; must be
   *     quick and thread-safe
   */
  public Platform(
      List<SandboxAccount> accounts,
      Supplier<String> desk,
      Limits limits,
      InstantSource clock,
      Consumer<Exchange> watcher) {
    this.accounts =
        accounts.stream()
            .collect(
                Collectors.toMap(
                    SandboxAccount::appId,
                    Function.identity(),
                    (one, _) -> {
                      throw new IllegalArgumentException("two accounts with appId " + one.appId());
                    },
                    LinkedHashMap::new));
    this.desk = desk;
    this.limits = limits;
    this.clock = clock;
    this.watcher = watcher;
    this.courier = new Courier(threads, limits.answerWithin());
    // A million a millisecond may follow before a restart could meet an old id.
    this.lastId = new AtomicLong(clock.millis() << 20);
  }

  /** All accounts, in the order given. */
  public List<SandboxAccount> accounts() {
    return List.copyOf(accounts.values());
  }

  /** The account of this appId or library. */
  public Optional<SandboxAccount> find(String appIdOrLibrary) {
    return accounts.values().stream()
        .filter(one -> one.appId().equals(appIdOrLibrary) || one.library().equals(appIdOrLibrary))
        .findFirst();
  }

  /** Where the account's callback is. */
  public String callback(SandboxAccount account) {
    return desk.get() + account.kind().path + account.appId();
  }

  /**
   * Pushes what the reader does. Returns when it was answered or all tries have failed.
   *
   * @throws IllegalArgumentException if the reader's account is unknown
   */
  public Exchange push(Reader reader, Act act, Delivery delivery) {
    var account =
        find(reader.appId()).orElseThrow(() -> new IllegalArgumentException(reader.appId()));
    var at = clock.instant();
    var id = lastId.incrementAndGet();
    var message = message(account, reader, act, at, id);
    var exchange = new Exchange(id, reader, act, delivery, at, FlatXml.write(message), List.of());
    watcher.accept(exchange);
    while (!exchange.isDone()) {
      exchange = exchange.with(round(account, exchange, message));
      watcher.accept(exchange);
    }
    return exchange;
  }

  /**
   * Checks the callback's address as 接入指南 says: a GET whose {@code echostr} must come back as it
   * is.
   */
  public AddressCheck verify(SandboxAccount account) {
    var echo = random();
    var query = PushRequest.check(account, clock.instant(), random(), echo);
    var outcome =
        courier
            .get(
                callback(account),
                query,
                answer ->
                    answer.statusCode() == 200 && new String(answer.body(), UTF_8).equals(echo)
                        ? new Try.Answered(new PassiveReply.None(), echo)
                        : new Try.Refused(answer.statusCode()))
            .outcome();
    return new AddressCheck(outcome instanceof Try.Answered, outcome.status());
  }

  /**
   * What an address check gave.
   *
   * @param status the HTTP status, 0 when there was none
   */
  public record AddressCheck(boolean passed, int status) {}

  private static Map<String, String> message(
      SandboxAccount account, Reader reader, Act act, Instant at, long id) {
    var message = new LinkedHashMap<String, String>();
    message.put("ToUserName", account.userName());
    message.put("FromUserName", reader.openid());
    message.put("CreateTime", Long.toString(at.getEpochSecond()));
    message.putAll(act.elements());
    if (!act.isEvent()) {
      message.put("MsgId", Long.toString(id));
    }
    return message;
  }

  private List<Try> round(SandboxAccount account, Exchange exchange, Map<String, String> message) {
    var number = exchange.rounds() + 1;
    var copies =
        IntStream.rangeClosed(1, exchange.delivery().copies())
            .mapToObj(
                copy ->
                    CompletableFuture.supplyAsync(
                        () -> attempt(account, exchange, message, number, copy), threads))
            .toList();
    return copies.stream().map(CompletableFuture::join).toList();
  }

  private Try attempt(
      SandboxAccount account, Exchange exchange, Map<String, String> message, int n, int copy) {
    var delivery = exchange.delivery();
    var push = PushRequest.of(account, message, delivery, clock.instant(), random());
    var reader = new ReplyReader(account, exchange.reader().openid(), limits.textBytes());
    var carried =
        courier.post(
            callback(account),
            push,
            answer -> {
              if (n <= delivery.lost()) {
                return new Try.Lost(answer.statusCode());
              }
              return outcome(answer, reader, push);
            });
    return new Try(n, copy, carried.took(), carried.outcome());
  }

  private static Try.Outcome outcome(
      HttpResponse<byte[]> answer, ReplyReader reader, PushRequest push) {
    return answer.statusCode() == 200
        ? reader.read(answer.body(), push.encrypted())
        : new Try.Refused(answer.statusCode());
  }

  private static String random() {
    return Long.toString(CHANCE.nextLong(1_000_000_000L, 10_000_000_000L));
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    courier.close();
    threads.shutdownNow();
  }
}
