package org.subjectdesk.alliance.referral;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.subjectdesk.config.Secret;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.directory.Entry;
import org.subjectdesk.directory.Field;
import org.subjectdesk.directory.Platform;
import org.subjectdesk.handover.PlatformSecrets;
import org.subjectdesk.handover.ReferralLinks;
import org.subjectdesk.handover.Referrals;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.sandbox.platform.TestServer;
import org.subjectdesk.script.Words;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/**
 * No sequence of requests makes {@code /r/} lead to a host that the directory does not name:
 * offers, agreement, links, forged and replayed ones, edits of the directory, and requests that lie
 * in every header, in any order. Bytes go through a plain socket, because no client would send some
 * of them.
 */
class AnyRequestIT {
  private static final List<String> IDS = List.of("novelty", "patent", "delivery");
  private static final String[] EVIL = {
    "https://evil.example/", "//evil.example", "\r\nLocation: https://evil.example/",
        "@evil.example",
    "\\evil.example", "javascript:alert(1)", "%0d%0aLocation:%20https://evil.example", "查新 100%"
  };
  private static final int SEQUENCES = 12;
  private static final int STEPS = 100;

  private final Referrals referrals = new Referrals();
  private final ReferralLinks links = new ReferralLinks(Secret.random());

  /** Tokens that were made here for a referral that she agreed to → the platform. */
  private final Map<String, String> good = new HashMap<>();

  /** Path of a link → the browser's name in it. */
  private final Map<String, String> cookies = new HashMap<>();

  private final List<Offered> offered = new ArrayList<>();
  private volatile Instant now = Instant.parse("2026-11-23T04:00:00Z");
  private volatile Map<String, Platform> platforms = new ConcurrentHashMap<>();
  private volatile boolean up = true;
  private int led;

  private record Offered(String id, String platform) {}

  /** What came back: the status, and each address that a browser would go to. */
  private record Answer(int status, List<String> locations) {}

  @OnEachStore
  void no_sequence_of_requests_leads_to_a_host_that_the_directory_does_not_name(Store store)
      throws Exception {
    try (var server = new TestServer()) {
      var secrets = new PlatformSecrets(Map.of("patent", Secret.random()));
      new LinkRoute(store, this::directory, _ -> up, links, secrets, () -> now)
          .mount(server.router());
      var port = URI.create(server.url()).getPort();
      for (var seed = 0; seed < SEQUENCES; seed++) {
        var random = new Random(seed);
        platforms = new ConcurrentHashMap<>();
        offered.clear();
        good.clear();
        IDS.forEach(id -> platforms.put(id, platform(id, random)));
        for (var step = 0; step < STEPS; step++) {
          step(store, random, port);
        }
      }
    }
    assertThat(led).as("the test leads somewhere at all").isGreaterThan(SEQUENCES);
  }

  private void step(Store store, Random random, int port) throws IOException {
    switch (random.nextInt(8)) {
      case 0 -> offer(store, random);
      case 1 -> accept(store, random);
      case 2 -> edit(random);
      case 3 -> up = random.nextInt(4) > 0;
      case 4 -> now = now.plusSeconds(random.nextInt(24 * 3_600));
      default -> request(random, port);
    }
  }

  private Directory directory() {
    return new Directory(
        Map.of(),
        Map.of(),
        List.copyOf(platforms.values()),
        List.of(),
        List.of(),
        Directory.empty().clc(),
        List.of());
  }

  private void edit(Random random) {
    var id = IDS.get(random.nextInt(IDS.size()));
    if (random.nextInt(3) == 0) {
      platforms.remove(id);
    } else {
      platforms.put(id, platform(id, random));
    }
  }

  /** Its host changes with each edit. */
  private static Platform platform(String id, Random random) {
    var host = id + random.nextInt(1_000) + ".example";
    var page = URI.create("https://" + host + "/a?b=1#c");
    var parameters = Map.of("q", Field.QUESTION, "to", Field.TITLE);
    Entry entry =
        switch (random.nextInt(3)) {
          case 0 -> new Entry.OpenUrl(page);
          case 1 -> new Entry.MiniProgram("wx1", "pages/a", parameters, page);
          default ->
              new Entry.Page(
                  page, Map.of("52", URI.create("https://" + host + "/med")), parameters);
        };
    return new Platform(
        id,
        Words.of(id),
        "uni",
        Set.of("need"),
        List.of(),
        Set.of(),
        Words.of("why"),
        Optional.empty(),
        entry,
        Optional.empty());
  }

  private void offer(Store store, Random random) {
    var reader = new ReaderId("wx", "o" + random.nextInt(2));
    var consult = Consult.open("c", "demo-a", reader, "52", now);
    var id = IDS.get(random.nextInt(IDS.size()));
    var passed =
        Map.of(
            Field.QUESTION, evil(random),
            Field.TITLE, evil(random),
            Field.SUBJECT, random.nextBoolean() ? "52" : evil(random));
    var referral =
        store.inTransaction(id, tx -> referrals.offer(tx, consult, id, "need", passed, now)).join();
    offered.add(new Offered(referral, id));
  }

  private void accept(Store store, Random random) {
    if (!offered.isEmpty()) {
      var one = offered.get(random.nextInt(offered.size()));
      var owner = new ReaderId("wx", "o" + random.nextInt(2));
      store
          .inTransaction(one, tx -> referrals.accept(tx, one.id(), owner, now))
          .join()
          .filter(Referrals.Referral::accepted)
          .ifPresent(_ -> good.put(links.token(one.id(), now), one.platform()));
    }
  }

  private void request(Random random, int port) throws IOException {
    var token = token(random);
    var path =
        "/r/"
            + token
            + (random.nextBoolean() ? "" : "?to=" + random.nextInt() + "&url=//evil.example");
    var answer = send(port, path, headers(token, random));
    if (answer.locations().isEmpty()) {
      assertThat(answer.status()).isIn(404, 410, 503, 400);
      return;
    }
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.locations()).as(path).hasSize(1);
    var target = URI.create(answer.locations().getFirst());
    var platform = good.get(token);
    assertThat(platform).as("only a link that was made here leads anywhere").isNotNull();
    assertThat(target.getScheme()).isEqualTo("https");
    assertThat(target.getRawUserInfo()).isNull();
    assertThat(target.getHost()).isEqualTo(host(Objects.requireNonNull(platforms.get(platform))));
    led++;
  }

  private static String host(Platform platform) {
    return switch (platform.entry()) {
      case Entry.Page page -> page.page().getHost();
      case Entry.OpenUrl(var resolver, _) -> resolver.getHost();
      case Entry.MiniProgram program -> program.instead().getHost();
    };
  }

  private String token(Random random) {
    var made = List.copyOf(good.keySet());
    var one = made.isEmpty() ? "A".repeat(59) : made.get(random.nextInt(made.size()));
    return switch (random.nextInt(8)) {
      case 0 -> changed(one, random);
      case 1 -> one.substring(0, random.nextInt(one.length()));
      case 2 ->
          offered.isEmpty()
              ? one
              : new ReferralLinks(Secret.random())
                  .token(offered.get(random.nextInt(offered.size())).id(), now);
      case 3 -> one + "%2F..%2F" + "evil.example";
      case 4 -> "https:%2F%2Fevil.example";
      default -> one;
    };
  }

  private static String changed(String token, Random random) {
    var letters = token.toCharArray();
    var at = random.nextInt(letters.length);
    letters[at] = letters[at] == 'x' ? 'y' : 'x';
    return new String(letters);
  }

  private String headers(String token, Random random) {
    var host = random.nextBoolean() ? "desk.example" : "evil.example";
    var known = random.nextInt(4) > 0 ? cookies.get(token) : null;
    var cookie = "referral=" + (known == null ? String.valueOf(random.nextInt(9)) : known);
    return "Host: "
        + host
        + "\r\nX-Forwarded-Host: evil.example\r\nX-Original-URL: https://evil.example/"
        + "\r\nForwarded: host=evil.example\r\nReferer: https://evil.example/\r\nCookie: "
        + cookie
        + "\r\nConnection: close\r\n\r\n";
  }

  private static String evil(Random random) {
    return EVIL[random.nextInt(EVIL.length)];
  }

  private Answer send(int port, String path, String headers) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var request = "GET " + path + " HTTP/1.1\r\n" + headers;
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      var all = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      var head = all.substring(0, all.indexOf("\r\n\r\n")).split("\r\n", -1);
      var locations = new ArrayList<String>();
      for (var line : head) {
        var colon = line.indexOf(':');
        var name = colon < 0 ? "" : line.substring(0, colon).strip();
        if (name.equalsIgnoreCase("location") || name.equalsIgnoreCase("refresh")) {
          locations.add(line.substring(colon + 1).strip());
        }
        if (name.equalsIgnoreCase("set-cookie")) {
          var value = line.substring(line.indexOf('=') + 1);
          cookies.put(path.substring(3).split("[?]", 2)[0], value.substring(0, value.indexOf(';')));
        }
      }
      return new Answer(Integer.parseInt(head[0].split(" ", 3)[1]), locations);
    }
  }
}
