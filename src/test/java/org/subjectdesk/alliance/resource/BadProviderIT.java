package org.subjectdesk.alliance.resource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.gdcc.xoai.model.oaipmh.DeletedRecord;
import io.gdcc.xoai.model.oaipmh.Granularity;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.catalogue.Delivered;

/** The harvester against a real provider whose answers are spoilt on the way. */
class BadProviderIT {
  static final String ERROR =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-28T00:00:00Z\
      </responseDate><request>http://x/</request><error code="%s">%s</error></OAI-PMH>
      """;

  private final Harvesting harvesting = new Harvesting();

  private static XoaiProvider.Trick spoilt(int page, UnaryOperator<String> how) {
    return (number, exchange, honest) -> {
      var latin = new String(honest, ISO_8859_1); // Byte by byte.
      var sent = number == page ? how.apply(latin) : latin;
      XoaiProvider.send(exchange, 200, sent.getBytes(ISO_8859_1));
    };
  }

  private static String latin(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private static String record(int number) {
    return latin("<第" + number + "版>").replace("<", "&lt;").replace(">", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0001",
        " & ",
        "&nbsp;",
        "<",
        "\u00FF\u00FE",
        "&#0;",
        "</dc:creator>",
        "<![CDATA["
      })
  void a_record_with_broken_xml_is_refused_and_all_others_are_taken(String fault) {
    try (var provider = new XoaiProvider().filled(250)) {
      provider.plays(spoilt(1, page -> page.replace(record(142), record(142) + fault)));

      var row = harvesting.run(provider);

      assertThat(row.failures).isEmpty();
      assertThat(row.records).hasSize(249).doesNotContainKey(XoaiProvider.id(142));
      assertThat(row.refused)
          .singleElement()
          .satisfies(
              refused -> {
                assertThat(refused.place()).isEqualTo(XoaiProvider.id(142));
                assertThat(refused.what()).isEqualTo("XML that is broken");
              });
      assertThat(provider.asked).hasSize(3);
      assertThat(row.last.orElseThrow().seen()).isEqualTo(250);
    }
  }

  @Test
  void a_fault_outside_the_records_costs_no_record() {
    try (var provider = new XoaiProvider().filled(250)) {
      provider.plays(
          (_, exchange, honest) ->
              XoaiProvider.send(
                  exchange,
                  200,
                  ("\n<br />Warning: mysql_pconnect()\n"
                          + new String(honest, UTF_8).replaceFirst("(<request[^>]*)>", "$1>?a&b=")
                          + "<!-- 0.3 s")
                      .getBytes(UTF_8)));

      var row = harvesting.run(provider);

      assertThat(row.failures).isEmpty();
      assertThat(row.refused).isEmpty();
      assertThat(row.records).hasSize(250);
    }
  }

  @Test
  void what_stands_before_and_behind_a_sound_answer_does_not_matter() {
    try (var provider = new XoaiProvider().filled(250)) {
      provider.plays(
          spoilt(1, page -> "\r\n<br />\nWarning: old <b>driver</b>\n" + page + "<!-- 0.3 s"));

      var row = harvesting.run(provider);

      assertThat(row.failures).isEmpty();
      assertThat(row.records).hasSize(250);
    }
  }

  @Test
  void a_request_that_is_echoed_unescaped_costs_no_record() {
    try (var provider = new XoaiProvider().filled(250)) {
      provider.plays(
          spoilt(1, page -> page.replaceFirst("(<request[^>]*)>", "$1>http://x/?a=1&b=")));

      assertThat(harvesting.run(provider).records).hasSize(250);
      assertThat(harvesting.row().refused).isEmpty();
    }
  }

  @Test
  void a_page_full_of_escaped_characters_is_no_attack() {
    try (var provider = new XoaiProvider()) {
      for (var i = 0; i < 100; i++) {
        provider.put(XoaiProvider.id(i), i + "&<".repeat(1_500), "2026-01-01T00:00:00Z");
      }

      assertThat(harvesting.run(provider).records).hasSize(100);
    }
  }

  @Test
  void a_page_that_ends_in_the_middle_is_asked_for_again() {
    try (var provider = new XoaiProvider().filled(250)) {
      provider.plays(spoilt(1, page -> page.substring(0, page.length() / 2)));

      var row = harvesting.run(provider);

      assertThat(row.failures).isEmpty();
      assertThat(row.refused).isEmpty();
      assertThat(row.records).hasSize(250);
      assertThat(provider.asked).hasSize(4);
      assertThat(harvesting.waited).contains(harvesting.manners.retry());
    }
  }

  @Test
  void a_page_that_always_ends_in_the_middle_gives_what_is_whole_and_the_run_goes_on_there_later() {
    try (var provider = new XoaiProvider().filled(250)) {
      provider.plays(
          (number, exchange, honest) ->
              XoaiProvider.send(
                  exchange, 200, number == 0 ? honest : Arrays.copyOf(honest, honest.length / 2)));

      var row = harvesting.run(provider);

      assertThat(row.failures).containsExactly("a page that ends in the middle, after record 100");
      assertThat(row.refused)
          .extracting(Delivered::place)
          .containsExactly("the page after record 100");
      assertThat(row.records).hasSizeBetween(140, 160);
      assertThat(provider.asked).hasSize(1 + harvesting.manners.tries());

      provider.isHonest();
      harvesting.run(provider);

      assertThat(row.records).hasSize(250);
      assertThat(row.last.orElseThrow().seen()).isEqualTo(250);
      assertThat(provider.asked).hasSize(1 + harvesting.manners.tries() + 2);
    }
  }

  @Test
  void an_expired_token_begins_the_list_again() {
    try (var provider = new XoaiProvider().filled(250)) {
      provider.plays(
          (number, exchange, honest) ->
              XoaiProvider.send(
                  exchange,
                  200,
                  number == 2
                      ? ERROR.formatted("badResumptionToken", "expired").getBytes(UTF_8)
                      : honest));

      var row = harvesting.run(provider);

      assertThat(row.failures).isEmpty();
      assertThat(row.records).hasSize(250);
      assertThat(row.last.orElseThrow().seen()).isEqualTo(250);
      assertThat(row.remarks)
          .containsExactly("it did not know its resumption token any more after 200 records");
      assertThat(provider.asked).hasSize(6);
    }
  }

  @Test
  void an_expired_token_of_a_later_harvest_begins_at_the_same_datestamp_again() {
    try (var provider = new XoaiProvider().filled(150)) {
      harvesting.run(provider);
      for (var i = 0; i < 150; i++) {
        provider.put(XoaiProvider.id(i), "改", harvesting.now().toString());
      }
      provider.plays(
          (number, exchange, honest) ->
              XoaiProvider.send(
                  exchange,
                  200,
                  number == 3
                      ? ERROR.formatted("badResumptionToken", "").getBytes(UTF_8)
                      : honest));

      harvesting.run(provider);

      assertThat(provider.asked.get(4)).isEqualTo(provider.asked.get(2)).contains("from=");
      assertThat(harvesting.row().failures).isEmpty();
    }
  }

  @Test
  void tokens_that_are_never_taken_end_the_run() {
    try (var provider = new XoaiProvider().filled(250)) {
      provider.plays(
          (number, exchange, honest) ->
              XoaiProvider.send(
                  exchange,
                  200,
                  number % 2 == 1
                      ? ERROR.formatted("badResumptionToken", "").getBytes(UTF_8)
                      : honest));

      assertThat(harvesting.run(provider).failures)
          .containsExactly("the provider refuses its own resumption tokens");
      assertThat(provider.asked).hasSize(6);
    }
  }

  @Test
  void another_error_of_the_protocol_is_told_in_the_providers_words() {
    try (var provider = new XoaiProvider().filled(3)) {
      var row = harvesting.run(Harvesting.source(provider.address(), "mods"));

      assertThat(row.failures).singleElement().asString().contains("cannotDisseminateFormat");
    }
  }

  @Test
  void an_error_of_the_protocol_counts_whatever_its_http_status_is() {
    try (var provider = new XoaiProvider().filled(3)) {
      provider.plays(
          (_, exchange, _) ->
              XoaiProvider.send(
                  exchange, 404, ERROR.formatted("noRecordsMatch", "").getBytes(UTF_8)));

      assertThat(harvesting.run(provider).done).isEqualTo(1);
    }
  }

  @Test
  void a_provider_that_sends_a_byte_now_and_then_is_cut_off() {
    var end = new CountDownLatch(1);
    harvesting.manners = within(Duration.ofMillis(400), 2, 4_000_000);
    try (var provider = new XoaiProvider().filled(250)) {
      provider.plays(
          (number, exchange, honest) -> {
            if (number == 0) {
              XoaiProvider.send(exchange, 200, honest);
            } else {
              drip(exchange, end);
            }
          });

      var row = harvesting.run(provider);

      assertThat(row.failures).singleElement().asString().startsWith("no whole answer within");
      assertThat(row.records).hasSize(100);

      provider.isHonest();
      harvesting.manners = within(Duration.ofSeconds(20), 2, 4_000_000);
      assertThat(harvesting.run(provider).records).hasSize(250);
    } finally {
      end.countDown();
    }
  }

  private static void drip(HttpExchange exchange, CountDownLatch end) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try {
      do {
        exchange.getResponseBody().write('<');
        exchange.getResponseBody().flush();
      } while (!end.await(20, java.util.concurrent.TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Manners within(Duration answer, int tries, int bytes) {
    var usual = harvesting.manners;
    return new Manners(
        usual.between(), answer, usual.retry(), tries, usual.longestWait(), bytes, usual.whole());
  }

  @ParameterizedTest
  @ValueSource(ints = {249, 251, 1_000_000_000})
  void a_lie_about_the_count_is_reported_and_no_more(int announced) {
    try (var provider = new XoaiProvider().filled(250)) {
      provider.plays(
          (_, exchange, honest) ->
              XoaiProvider.send(
                  exchange,
                  200,
                  new String(honest, UTF_8)
                      .replace("completeListSize=\"250\"", "completeListSize=\"" + announced + '"')
                      .getBytes(UTF_8)));

      var row = harvesting.run(provider);

      assertThat(row.records).hasSize(250);
      assertThat(row.failures).isEmpty();
      assertThat(row.remarks)
          .containsExactly("it announced " + announced + " records and gave 250");
      assertThat(row.last.orElseThrow().sweep()).isEqualTo(announced < 250);
    }
  }

  @Test
  void a_list_that_is_cut_short_does_not_sweep_away_what_it_did_not_bring() {
    try (var provider = new XoaiProvider(Granularity.Second, DeletedRecord.NO).filled(250)) {
      provider.plays(
          spoilt(1, page -> page.replaceFirst("<resumptionToken.*</resumptionToken>", "")));

      var row = harvesting.run(provider);

      assertThat(row.last.orElseThrow().sweep()).isFalse();
      assertThat(row.remarks).containsExactly("it announced 250 records and gave 200");
    }
  }

  @Test
  void a_token_that_was_not_escaped_is_gone_on_with() {
    try (var provider = new XoaiProvider(Granularity.Second, DeletedRecord.NO).filled(250)) {
      provider.plays(
          spoilt(1, page -> page.replaceFirst("(<resumptionToken[^>]*>)", "$1from=2020&")));

      var row = harvesting.run(provider);

      assertThat(provider.asked.get(2)).contains("resumptionToken=from%3D2020%26");
      assertThat(row.failures).isEmpty();
      assertThat(row.records).hasSize(250);
    }
  }

  @Test
  void a_token_that_cannot_be_read_is_not_the_end_of_the_list() {
    try (var provider = new XoaiProvider(Granularity.Second, DeletedRecord.NO).filled(250)) {
      harvesting.run(provider);
      harvesting.advance(Duration.ofDays(31));
      provider.plays(
          (_, exchange, honest) -> {
            var page = token(new String(honest, UTF_8), "a<b");
            XoaiProvider.send(exchange, 200, page.getBytes(UTF_8));
          });

      var row = harvesting.run(provider);

      assertThat(row.done).isEqualTo(1);
      assertThat(row.failures)
          .containsExactly("a resumption token that cannot be read, after record 0");
      assertThat(row.records).hasSize(250);
    }
  }

  private static String token(String page, String token) {
    return page.replaceFirst("(<resumptionToken[^>]*>)[^<]*", "$1" + token);
  }

  @Test
  void no_records_in_the_middle_of_a_list_are_not_its_end() {
    try (var provider = new XoaiProvider(Granularity.Second, DeletedRecord.NO).filled(250)) {
      provider.plays(spoilt(1, _ -> ERROR.formatted("noRecordsMatch", "")));

      var row = harvesting.run(provider);

      assertThat(row.failures).isEmpty();
      assertThat(row.records).hasSize(250);
      assertThat(row.last.orElseThrow().seen()).isEqualTo(250);
      assertThat(row.remarks)
          .containsExactly("it did not know its resumption token any more after 100 records");
    }
  }

  @Test
  void no_records_behind_the_last_one_that_was_announced_are_the_end_of_the_list() {
    try (var provider = new XoaiProvider(Granularity.Second, DeletedRecord.NO).filled(250)) {
      provider.plays(
          (number, exchange, honest) -> {
            var page = new String(honest, UTF_8);
            var sent =
                switch (number) {
                  case 2 ->
                      page.replaceFirst(
                          "(?s)<resumptionToken.*?(/>|</resumptionToken>)",
                          "<resumptionToken completeListSize=\"250\">more</resumptionToken>");
                  case 3 -> ERROR.formatted("noRecordsMatch", "");
                  default -> page;
                };
            XoaiProvider.send(exchange, 200, sent.getBytes(UTF_8));
          });

      var row = harvesting.run(provider);

      assertThat(row.failures).isEmpty();
      assertThat(row.remarks).isEmpty();
      assertThat(row.last.orElseThrow().seen()).isEqualTo(250);
    }
  }

  @Test
  void the_same_token_again_and_again_ends_the_run() {
    try (var provider = new XoaiProvider().filled(450)) {
      provider.plays(
          spoilt(
              1,
              page ->
                  page.replaceFirst(
                      "(<resumptionToken[^>]*>)[^<]*",
                      "$1" + "b2Zmc2V0OjoxMDB8cHJlZml4OjpvYWlfZGM="))); // offset::100

      assertThat(harvesting.run(provider).failures)
          .containsExactly("a list that never ends: the same resumption token again");
      assertThat(provider.asked).hasSize(2);
    }
  }

  @Test
  void the_same_page_under_ever_new_tokens_ends_the_run() {
    try (var provider = new XoaiProvider().filled(150)) {
      provider.plays(
          (number, exchange, honest) -> {
            var page = new String(honest, UTF_8);
            XoaiProvider.send(
                exchange,
                200,
                page.replaceFirst("(<resumptionToken[^>]*>)[^<]*", "$1" + token(number))
                    .getBytes(UTF_8));
          });

      var row = harvesting.run(provider);

      assertThat(row.failures).containsExactly("a list that never ends: the same page again");
      assertThat(row.records).hasSize(100);
      assertThat(row.open).isEmpty();
    }
  }

  /** All of them lead to the same page. */
  private static String token(int number) {
    var text = "offset::0|prefix::oai_dc|until::2030-01-01T00:00:%02dZ".formatted(number);
    return java.util.Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"90", "Mon, 01 Jan 2024 00:00:00 GMT", ""})
  void a_provider_that_asks_for_patience_gets_it(String told) {
    try (var provider = new XoaiProvider().filled(150)) {
      provider.plays(
          (number, exchange, honest) -> {
            if (number == 1) {
              exchange.getResponseHeaders().set("retry-after", told);
              exchange.sendResponseHeaders(503, -1);
            } else {
              XoaiProvider.send(exchange, 200, honest);
            }
          });

      assertThat(harvesting.run(provider).records).hasSize(150);
      var waited = harvesting.waited.stream().reduce(Duration.ZERO, Duration::plus);
      var asked = told.equals("90") ? 90 : told.isEmpty() ? 60 : 0;
      assertThat(waited).isEqualTo(Duration.ofSeconds(2L + asked));
    }
  }

  @Test
  void a_provider_that_asks_for_too_much_patience_ends_the_run_which_goes_on_there() {
    try (var provider = new XoaiProvider().filled(150)) {
      provider.plays(
          (number, exchange, honest) -> {
            if (number == 1) {
              exchange.getResponseHeaders().set("retry-after", "86400");
              exchange.sendResponseHeaders(503, -1);
            } else {
              XoaiProvider.send(exchange, 200, honest);
            }
          });

      assertThat(harvesting.run(provider).failures)
          .containsExactly("the provider asks to wait 1440 minutes");
      assertThat(harvesting.run(provider).records).hasSize(150);
      assertThat(provider.asked).hasSize(3);
    }
  }

  @Test
  void a_page_larger_than_the_bound_is_not_taken_into_memory() {
    harvesting.manners = within(Duration.ofSeconds(20), 2, 10_000);
    try (var provider = new XoaiProvider().filled(150)) {
      assertThat(harvesting.run(provider).failures)
          .containsExactly("a page of more than 10000 bytes");
    }
  }

  @Test
  void nobody_there_is_a_failure_after_some_tries() {
    var provider = new XoaiProvider();
    provider.close();

    assertThat(harvesting.run(provider).failures)
        .singleElement()
        .asString()
        .startsWith("no answer: ");
    assertThat(harvesting.waited).hasSize(harvesting.manners.tries());
  }

  @Test
  void an_answer_that_is_not_oai_pmh_is_told_so() {
    try (var provider = new XoaiProvider()) {
      provider.plays(
          (_, exchange, _) ->
              XoaiProvider.send(exchange, 200, "<html><body>登录</body></html>".getBytes(UTF_8)));

      assertThat(harvesting.run(provider).failures)
          .containsExactly("an answer that is not OAI-PMH, after record 0");
    }
  }

  @Test
  void a_redirect_on_the_same_host_is_followed_and_one_to_elsewhere_behind_the_wall_is_not() {
    try (var provider = new XoaiProvider().filled(150)) {
      provider.plays(
          (_, exchange, honest) -> {
            var query = exchange.getRequestURI().getRawQuery();
            if (query.contains("moved")) {
              XoaiProvider.send(exchange, 200, honest);
            } else {
              exchange.getResponseHeaders().set("location", "/oai?moved=1&" + query);
              exchange.sendResponseHeaders(302, -1);
            }
          });
      // xoai refuses the argument that it does not know, in the protocol.
      assertThat(harvesting.run(provider).failures)
          .singleElement()
          .asString()
          .contains("badArgument");

      for (var to :
          new String[] {
            "http://[::1]/",
            "file:///etc/passwd",
            "http://169.254.1.1/",
            "http://100.100.100.200/",
            "http://100.64.0.1/"
          }) {
        provider.plays(
            (_, exchange, _) -> {
              exchange.getResponseHeaders().set("location", to);
              exchange.sendResponseHeaders(302, -1);
            });
        assertThat(harvesting.run(provider).failures.getLast())
            .isEqualTo("a redirect that must not be followed");
      }
    }
  }

  @Test
  void redirects_in_a_circle_end() {
    try (var provider = new XoaiProvider()) {
      provider.plays(
          (_, exchange, _) -> {
            exchange.getResponseHeaders().set("location", exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(302, -1);
          });

      assertThat(harvesting.run(provider).failures).containsExactly("redirects without end");
    }
  }

  @Test
  void only_the_web_is_asked() {
    assertThat(
            harvesting.run(Harvesting.source(URI.create("ftp://example.org/oai"), "oai_dc"))
                .failures)
        .containsExactly("an address that is not http or https");
  }

  @Test
  void a_document_type_is_not_read_and_nothing_is_fetched_for_it() {
    try (var provider = new XoaiProvider().filled(150)) {
      provider.plays(
          (_, exchange, honest) -> {
            var page = new String(honest, UTF_8);
            var evil = "<!DOCTYPE x [<!ENTITY t SYSTEM \"file:///etc/hostname\">]>";
            XoaiProvider.send(
                exchange,
                200,
                page.replaceFirst("<OAI-PMH", evil + "<OAI-PMH")
                    .replace("<dc:title>", "<dc:title>&t;")
                    .getBytes(UTF_8));
          });

      var row = harvesting.run(provider);

      assertThat(row.records).isEmpty();
      assertThat(row.refused).hasSize(150);
    }
  }

  @Test
  void one_who_was_overtaken_by_another_node_keeps_nothing_more() {
    try (var provider = new XoaiProvider().filled(350)) {
      provider.plays(
          (number, exchange, honest) -> {
            if (number == 2) { // It was away for so long that another node took over.
              harvesting.row().holder = "node-2";
              harvesting.row().held = harvesting.now().plus(Duration.ofHours(1));
            }
            XoaiProvider.send(exchange, 200, honest);
          });

      var row = harvesting.run(provider);

      assertThat(row.records).hasSize(200);
      assertThat(row.failures).isEmpty();
      assertThat(row.done).isZero();
      assertThat(row.held).isAfter(harvesting.now());
    }
  }

  @Test
  void a_record_without_a_title_or_without_metadata_is_refused_alone() {
    try (var provider = new XoaiProvider().filled(150)) {
      provider.put(XoaiProvider.id(7), "", "2026-01-01T00:00:00Z");
      provider.plays(
          spoilt(
              1,
              page ->
                  page.replaceFirst("(?s)<metadata>.*?</metadata>", "")
                      .replaceFirst("<identifier>[^<]*0101</identifier>", "")));

      var row = harvesting.run(provider);

      assertThat(row.records).hasSize(147);
      assertThat(row.refused)
          .extracting(Delivered::place)
          .containsExactly(XoaiProvider.id(7), XoaiProvider.id(100), "record 2 of its page");
    }
  }
}
