package org.subjectdesk.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.subjectdesk.sandbox.platform.Callback.body;
import static org.subjectdesk.sandbox.platform.Callback.drop;
import static org.subjectdesk.sandbox.platform.Callback.silence;
import static org.subjectdesk.sandbox.platform.Callback.status;
import static org.subjectdesk.sandbox.platform.Callback.text;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.subjectdesk.config.Secret;
import org.subjectdesk.envelope.Envelope.Mode;
import org.subjectdesk.sandbox.platform.Callback.Received;

class PlatformIT {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00.500Z");
  private static final Reader READER = Accounts.A.reader("小林");
  private static final Act QUESTION = new Act.Text("怎么续借？<&]]>");

  private final TestServer server = new TestServer();
  private final Callback callback = new Callback();
  private final List<Exchange> watched = new CopyOnWriteArrayList<>();
  private final List<Platform> platforms = new ArrayList<>();
  private Platform platform;

  @BeforeEach
  void start() {
    callback.mount(server.router());
    platform = platform(Duration.ofSeconds(30), Accounts.A);
  }

  @AfterEach
  void stop() {
    platforms.forEach(Platform::close);
    server.close();
  }

  private Platform platform(Duration answerWithin, SandboxAccount account) {
    var one =
        new Platform(
            List.of(account),
            server::url,
            new Platform.Limits(answerWithin, 2_048),
            InstantSource.fixed(NOW),
            watched::add);
    platforms.add(one);
    return one;
  }

  private Exchange push(Mode mode) {
    return platform.push(READER, QUESTION, Delivery.once(mode));
  }

  private static List<Class<?>> outcomes(Exchange exchange) {
    return exchange.tries().stream().<Class<?>>map(one -> one.outcome().getClass()).toList();
  }

  private List<String> ids() {
    return callback.received.stream().map(one -> one.field("MsgId")).toList();
  }

  @Test
  void the_address_check_passes_with_the_right_token() {
    assertThat(platform.verify(Accounts.A)).isEqualTo(new Platform.AddressCheck(true, 200));
  }

  @Test
  void the_address_check_fails_with_another_token() {
    var other =
        new SandboxAccount(
            "a", "a", Accounts.A.appId(), new Secret("x"), Accounts.A.encodingAesKey(), null);
    assertThat(platform(Duration.ofSeconds(30), other).verify(other))
        .isEqualTo(new Platform.AddressCheck(false, 403));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void a_text_and_its_reply_travel_in_each_mode(Mode mode) {
    var exchange = push(mode);

    assertThat(exchange.reply()).contains(new PassiveReply.Text("好的"));
    assertThat(exchange.shown()).contains("好的");
    assertThat(exchange.status()).isEqualTo(200);
    var received = callback.received.getFirst();
    assertThat(received.push().fields())
        .containsEntry("ToUserName", Accounts.A.userName())
        .containsEntry("FromUserName", READER.openid())
        .containsEntry("CreateTime", Long.toString(NOW.getEpochSecond()))
        .containsEntry("MsgType", "text")
        .containsEntry("Content", "怎么续借？<&]]>")
        .containsEntry("MsgId", Long.toString(exchange.id()));
    assertThat(received.query().get("openid")).isEqualTo(READER.openid());
    var encrypted = mode != Mode.PLAIN;
    assertThat(received.query().contains("msg_signature")).isEqualTo(encrypted);
    assertThat("aes".equals(received.query().get("encrypt_type"))).isEqualTo(encrypted);
    assertThat(received.body().contains("<Encrypt>")).isEqualTo(encrypted);
    assertThat(received.body().contains("怎么续借")).isEqualTo(mode != Mode.SECURE);
    assertThat(received.push().encrypted()).isEqualTo(encrypted);
  }

  @Test
  void success_and_an_empty_body_show_nothing() {
    callback.next(body("success"), body(""));
    for (var i = 0; i < 2; i++) {
      var exchange = push(Mode.SECURE);
      assertThat(exchange.reply()).contains(new PassiveReply.None());
      assertThat(exchange.shown()).isEmpty();
      assertThat(exchange.rounds()).isEqualTo(1);
    }
  }

  @Test
  void after_a_broken_connection_it_tries_again_with_the_same_id() {
    callback.next(drop());
    var exchange = push(Mode.SECURE);

    assertThat(outcomes(exchange)).containsExactly(Try.Dropped.class, Try.Answered.class);
    assertThat(exchange.shown()).contains("好的");
    assertThat(ids()).hasSize(2).containsOnly(Long.toString(exchange.id()));
    var nonces = callback.received.stream().map(one -> one.query().get("nonce"));
    assertThat(nonces).doesNotHaveDuplicates();
  }

  @Test
  void after_an_error_status_it_tries_again() {
    callback.next(status(500), status(204));
    var exchange = push(Mode.PLAIN);

    assertThat(outcomes(exchange))
        .containsExactly(Try.Refused.class, Try.Refused.class, Try.Answered.class);
    assertThat(exchange.tries().getFirst().outcome().status()).isEqualTo(500);
    assertThat(exchange.shown()).contains("好的");
  }

  @Test
  void after_three_failures_the_reader_sees_that_the_account_is_unavailable() {
    callback.always(status(503));
    var exchange = push(Mode.SECURE);

    assertThat(callback.received).hasSize(3);
    assertThat(exchange.isDone()).isTrue();
    assertThat(exchange.reply()).isEmpty();
    assertThat(exchange.shown()).contains("该公众号暂时无法提供服务，请稍后再试");
  }

  @Test
  void who_does_not_answer_in_time_is_tried_three_times_and_disconnected() {
    callback.always(silence());
    var exchange =
        platform(Duration.ofMillis(200), Accounts.A)
            .push(READER, QUESTION, Delivery.once(Mode.SECURE));

    assertThat(outcomes(exchange)).containsExactly(Try.Late.class, Try.Late.class, Try.Late.class);
    assertThat(exchange.shown()).contains(Exchange.UNAVAILABLE);
    // Each try came over a connection of its own, because the one before was given up.
    assertThat(callback.received.stream().map(Received::peer)).doesNotHaveDuplicates();
  }

  @Test
  void where_nobody_listens_all_tries_fail() {
    server.close();
    assertThat(outcomes(push(Mode.PLAIN)))
        .containsExactly(Try.Dropped.class, Try.Dropped.class, Try.Dropped.class);
  }

  @Test
  void a_malformed_reply_is_shown_as_unavailable_and_not_tried_again() {
    callback.next(body("{\"ok\":true}"));
    var exchange = push(Mode.SECURE);

    assertThat(exchange.reply().orElseThrow()).isInstanceOf(PassiveReply.Malformed.class);
    assertThat(exchange.shown()).contains(Exchange.UNAVAILABLE);
    assertThat(callback.received).hasSize(1);
  }

  @Test
  void an_unencrypted_reply_to_an_encrypted_push_is_malformed() {
    callback.next(
        (received, _) -> received.request().response().end(Callback.reply(received, "没有加密的秘密")));
    assertThat(push(Mode.SECURE).reply()).contains(new PassiveReply.Malformed("推送是加密的，回复却没有加密"));
  }

  @Test
  void two_copies_arrive_at_the_same_moment_on_two_connections_and_one_reply_is_shown() {
    // The first waits until the second is there, so neither could be answered before the other.
    var waiting = new CopyOnWriteArrayList<Runnable>();
    callback.always(
        (received, envelope) -> {
          waiting.add(() -> text("一样的回复").to(received, envelope));
          if (waiting.size() == 2) {
            waiting.forEach(Runnable::run);
          }
        });
    var exchange = platform.push(READER, QUESTION, new Delivery(Mode.SECURE, 2, 0));

    assertThat(callback.received).hasSize(2);
    assertThat(callback.received.stream().map(Received::peer)).doesNotHaveDuplicates();
    assertThat(ids()).containsOnly(Long.toString(exchange.id()));
    assertThat(exchange.tries().stream().map(Try::copy)).containsExactly(1, 2);
    assertThat(exchange.rounds()).isEqualTo(1);
    assertThat(exchange.shown()).contains("一样的回复");
  }

  @Test
  void an_answer_lost_on_the_way_makes_it_try_again() {
    callback.next(text("第一次"), text("第二次"));
    var exchange = platform.push(READER, QUESTION, new Delivery(Mode.SECURE, 1, 1));

    assertThat(outcomes(exchange)).containsExactly(Try.Lost.class, Try.Answered.class);
    assertThat(exchange.shown()).contains("第二次");
    assertThat(ids()).hasSize(2).containsOnly(Long.toString(exchange.id()));
  }

  @Test
  void every_message_has_an_id_of_its_own() {
    var ids = IntStream.range(0, 50).parallel().mapToObj(_ -> push(Mode.PLAIN).id()).toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id > 0);
  }

  @Test
  void ids_grow_from_run_to_run() {
    var later =
        new Platform(
            List.of(Accounts.A),
            server::url,
            Platform.Limits.defaults(),
            InstantSource.fixed(NOW.plusMillis(1)),
            watched::add);
    platforms.add(later);
    var before = push(Mode.PLAIN);
    assertThat(later.push(READER, QUESTION, Delivery.once(Mode.PLAIN)).id())
        .isGreaterThan(before.id() + 1_000_000);
  }

  @Test
  void an_event_has_no_message_id() {
    platform.push(READER, new Act.Subscribe("gate"), Delivery.once(Mode.SECURE));

    assertThat(callback.received.getFirst().push().fields())
        .containsEntry("MsgType", "event")
        .containsEntry("Event", "subscribe")
        .containsEntry("EventKey", "qrscene_gate")
        .doesNotContainKey("MsgId");
  }

  @Test
  void whoever_watches_sees_the_beginning_and_each_round() {
    callback.next(status(500));
    push(Mode.PLAIN);

    assertThat(watched.stream().map(Exchange::rounds)).containsExactly(0, 1, 2);
    assertThat(watched.stream().map(Exchange::isDone)).containsExactly(false, false, true);
    assertThat(watched.stream().map(Exchange::id).distinct()).hasSize(1);
  }
}
