package org.subjectdesk.alliance.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gdcc.xoai.model.oaipmh.DeletedRecord;
import io.gdcc.xoai.model.oaipmh.Granularity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.directory.CatalogueSource;

/** The harvester against a real provider that behaves. */
class HarvestIT {
  private final Harvesting harvesting = new Harvesting();

  @ParameterizedTest
  @ValueSource(strings = {"oai_dc", "marcxml"})
  void a_whole_catalogue_comes_page_by_page(String prefix) {
    try (var provider = new XoaiProvider().filled(3_450)) {
      provider.delete(XoaiProvider.id(17), "2026-02-01T00:00:00Z");

      var row = harvesting.run(Harvesting.source(provider.address(), prefix));

      assertThat(row.failures).isEmpty();
      assertThat(row.refused).isEmpty();
      assertThat(row.remarks).isEmpty();
      assertThat(row.records).hasSize(3_449).doesNotContainKey(XoaiProvider.id(17));
      assertThat(row.entry(XoaiProvider.id(3_449)).title()).contains("3449");
      assertThat(row.last.orElseThrow().seen()).isEqualTo(3_450);
      assertThat(provider.asked).hasSize(35);
    }
  }

  @Test
  void the_next_harvest_asks_only_for_what_changed() {
    try (var provider = new XoaiProvider().filled(250)) {
      harvesting.run(provider);
      var soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
      provider.put(XoaiProvider.id(3), "改了书名", soon);
      provider.delete(XoaiProvider.id(4), soon);
      provider.put("oai:example.org:new", "新书", soon);

      var row = harvesting.run(provider);

      assertThat(provider.asked.getLast()).contains("from=");
      assertThat(row.last.orElseThrow().seen()).isEqualTo(3);
      assertThat(row.last.orElseThrow().everything()).isFalse();
      assertThat(row.records).hasSize(250).containsKey("oai:example.org:new");
      assertThat(row.entry(XoaiProvider.id(3)).title()).isEqualTo("改了书名");
    }
  }

  @Test
  void when_nothing_changed_the_harvest_is_done_all_the_same() {
    try (var provider = new XoaiProvider().filled(3)) {
      harvesting.run(provider);

      var row = harvesting.run(provider);

      assertThat(row.failures).isEmpty();
      assertThat(row.done).isEqualTo(2);
      assertThat(row.last.orElseThrow().sweep()).isFalse();
      assertThat(row.records).hasSize(3);
    }
  }

  @Test
  void a_provider_that_knows_only_days_is_asked_for_days() {
    try (var provider = new XoaiProvider(Granularity.Day, DeletedRecord.PERSISTENT).filled(3)) {
      harvesting.run(provider);
      harvesting.run(provider);

      assertThat(provider.asked.getLast()).matches(".*&from=\\d{4}-\\d\\d-\\d\\d");
    }
  }

  @Test
  void a_provider_that_does_not_tell_deletions_is_asked_for_everything_now_and_then() {
    try (var provider = new XoaiProvider(Granularity.Second, DeletedRecord.NO).filled(120)) {
      harvesting.run(provider);
      assertThat(harvesting.run(provider).last.orElseThrow().everything()).isFalse();

      harvesting.row().whole = harvesting.row().whole.map(at -> at.minus(Duration.ofDays(31)));
      var last = harvesting.run(provider).last.orElseThrow();

      assertThat(last.everything()).isTrue();
      assertThat(last.sweep()).isTrue();
      assertThat(last.seen()).isEqualTo(120);
    }
  }

  @Test
  void another_address_is_another_list_and_is_asked_for_everything() {
    try (var provider = new XoaiProvider().filled(120);
        var other = new XoaiProvider().filled(130)) {
      harvesting.run(provider);

      assertThat(harvesting.run(other).last.orElseThrow().seen()).isEqualTo(130);
    }
  }

  @Test
  void a_source_that_goes_to_another_library_is_asked_for_everything() {
    try (var provider = new XoaiProvider().filled(120)) {
      harvesting.run(provider);
      var was = Harvesting.source(provider.address(), "oai_dc");

      var row =
          harvesting.run(
              new CatalogueSource(
                  was.id(),
                  "demo-b",
                  was.name(),
                  was.address(),
                  was.set(),
                  was.prefix(),
                  was.every()));

      assertThat(row.last.orElseThrow().seen()).isEqualTo(120);
      assertThat(row.records.values())
          .extracting(entry -> entry.key().library())
          .containsOnly("demo-b");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 8})
  void a_crash_after_any_page_loses_nothing_and_asks_for_one_page_again(int pages) {
    try (var provider = new XoaiProvider().filled(850)) {
      harvesting.state.crashAfter(pages);
      assertThatThrownBy(() -> harvesting.run(provider)).isInstanceOf(KeptInMemory.Crash.class);

      var row = harvesting.run(provider);

      assertThat(row.records).hasSize(850);
      assertThat(row.delivered).isEqualTo(850);
      assertThat(row.last.orElseThrow().seen()).isEqualTo(850);
      assertThat(row.remarks).isEmpty();
      assertThat(provider.asked).hasSize(10);
    }
  }

  @Test
  void closing_in_the_middle_of_a_page_breaks_off_and_the_next_start_goes_on_there() {
    try (var provider = new XoaiProvider().filled(450)) {
      provider.plays(
          (number, exchange, honest) -> {
            if (number == 2) {
              exchange.sendResponseHeaders(200, honest.length);
              exchange.getResponseBody().write(honest, 0, 1_000);
              exchange.getResponseBody().flush();
              harvesting.patience.close();
              return;
            }
            XoaiProvider.send(exchange, 200, honest);
          });
      harvesting.run(provider);
      assertThat(harvesting.row().records).hasSize(200);
      assertThat(harvesting.row().failures).isEmpty();
      assertThat(harvesting.state.standing(Harvesting.SOURCE).ended()).isEmpty();

      harvesting.patience = harvesting.patience();
      var row = harvesting.run(provider);

      assertThat(row.records).hasSize(450);
      assertThat(row.delivered).isEqualTo(450);
      assertThat(provider.asked).hasSize(6);
    }
  }

  @Test
  void a_provider_is_given_time_between_pages() {
    try (var provider = new XoaiProvider().filled(450)) {
      harvesting.run(provider);

      assertThat(harvesting.waited).hasSize(5).containsOnly(harvesting.manners.between());
    }
  }
}
