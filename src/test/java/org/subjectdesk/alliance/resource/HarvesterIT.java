package org.subjectdesk.alliance.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.subjectdesk.directory.CatalogueSource;

/** When sources are harvested, and by whom. */
class HarvesterIT {
  private final Harvesting harvesting = new Harvesting();
  private final XoaiProvider provider = new XoaiProvider().filled(250);
  private final CatalogueSource source = Harvesting.source(provider.address(), "oai_dc");
  private final Harvester harvester = node();

  private Harvester node() {
    return new Harvester(
        () -> List.of(source),
        harvesting.state,
        harvesting.manners,
        harvesting::now,
        harvesting.patience());
  }

  @AfterEach
  void end() {
    harvester.close();
    provider.close();
  }

  private void look(Harvester node) {
    node.look();
    await().until(() -> node.running().isEmpty());
  }

  @Test
  void a_source_is_harvested_at_once_and_then_when_its_time_has_come() {
    look(harvester);
    look(harvester);
    assertThat(harvesting.row().done).isEqualTo(1);

    harvesting.advance(source.every().minusSeconds(1));
    look(harvester);
    assertThat(harvesting.row().done).isEqualTo(1);

    harvesting.advance(Duration.ofSeconds(1));
    look(harvester);
    assertThat(harvesting.row().done).isEqualTo(2);
  }

  @Test
  void a_wish_is_met_at_once_and_once() {
    look(harvester);
    harvesting.row().wanted = true;

    look(harvester);
    look(harvester);

    assertThat(harvesting.row().done).isEqualTo(2);
  }

  @Test
  void a_failed_harvest_is_tried_again_sooner_but_ever_more_rarely() {
    provider.plays((_, exchange, _) -> exchange.sendResponseHeaders(404, -1));
    look(harvester);
    for (var minutes : new int[] {15, 30, 60}) {
      var failures = harvesting.row().failures.size();
      harvesting.advance(Duration.ofMinutes(minutes).minusSeconds(1));
      look(harvester);
      assertThat(harvesting.row().failures).hasSize(failures);

      harvesting.advance(Duration.ofSeconds(1));
      look(harvester);
      assertThat(harvesting.row().failures).hasSize(failures + 1);
    }
    provider.isHonest();
    harvesting.advance(source.every());
    look(harvester);

    assertThat(harvesting.row().done).isEqualTo(1);
    assertThat(harvesting.row().failed).isZero();
  }

  @Test
  void two_nodes_harvest_a_source_once() {
    var asked = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    provider.plays(
        (number, exchange, honest) -> {
          if (number == 1) {
            asked.countDown();
            waitFor(goOn);
          }
          XoaiProvider.send(exchange, 200, honest);
        });
    try (var other = node()) {
      harvester.look();
      waitFor(asked);

      look(other);
      assertThat(harvesting.row().begun).isEqualTo(1);

      goOn.countDown();
      await().until(() -> harvester.running().isEmpty());
      look(other);
      assertThat(provider.asked).hasSize(3);
      assertThat(harvesting.row().records).hasSize(250);
    }
  }

  @Test
  void what_a_node_left_undone_another_takes_up_where_it_stopped() {
    var asked = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    provider.plays(
        (number, exchange, honest) -> {
          if (number == 1) {
            asked.countDown();
            waitFor(end);
          } else {
            XoaiProvider.send(exchange, 200, honest);
          }
        });
    var first = node();
    first.look();
    waitFor(asked);
    first.close(); // In the middle of a page.
    end.countDown();

    look(harvester);

    assertThat(harvesting.row().records).hasSize(250);
    assertThat(harvesting.row().delivered).isEqualTo(250);
    assertThat(harvesting.row().failures).isEmpty();
    assertThat(provider.asked.get(2)).isEqualTo(provider.asked.get(1));
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
