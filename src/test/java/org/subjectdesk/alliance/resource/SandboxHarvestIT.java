package org.subjectdesk.alliance.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.sandbox.Sandbox;
import org.subjectdesk.sandbox.SandboxSettings;
import org.subjectdesk.sandbox.platform.TestServer;

/** The demo's provider, harvested as any other. */
class SandboxHarvestIT {
  private final Harvesting harvesting = new Harvesting();

  @Test
  void the_demos_catalogue_can_be_harvested_and_then_has_no_news() {
    try (var server = new TestServer();
        var sandbox =
            new Sandbox(List.of(), server::url, SandboxSettings.defaults(), harvesting::now)) {
      sandbox.mount(server.vertx(), server.router());
      var source = Harvesting.source(URI.create(server.url() + "/sandbox/oai"), "oai_dc");

      var row = harvesting.run(source);

      assertThat(row.failures).isEmpty();
      assertThat(row.remarks).isEmpty();
      assertThat(row.last.orElseThrow().seen()).isEqualTo(300);
      assertThat(row.refused)
          .extracting(Delivered::place)
          .containsExactly("oai:library.example.org:000124");
      assertThat(row.records).hasSize(297);
      assertThat(row.records.values())
          .allSatisfy(one -> assertThat(one.numbers().isbn()).hasSize(1))
          .allSatisfy(one -> assertThat(one.access().clc()).isNotEmpty());
      assertThat(row.records.values().stream().map(one -> one.kind()).collect(Collectors.toSet()))
          .containsExactlyInAnyOrder(Kind.BOOK, Kind.EBOOK);
      assertThat(row.entry("oai:library.example.org:000002").access().link())
          .isEqualTo("https://ebooks.example.org/read/0");

      assertThat(harvesting.run(source).done).isEqualTo(2);
      assertThat(harvesting.row().last.orElseThrow().seen()).isZero();
    }
  }

  @Test
  void another_form_is_refused_in_the_protocol() {
    try (var server = new TestServer();
        var sandbox =
            new Sandbox(List.of(), server::url, SandboxSettings.defaults(), harvesting::now)) {
      sandbox.mount(server.vertx(), server.router());
      var address = URI.create(server.url() + "/sandbox/oai");

      assertThat(harvesting.run(Harvesting.source(address, "marcxml")).failures)
          .containsExactly("the provider says cannotDisseminateFormat: only oai_dc");
    }
  }
}
