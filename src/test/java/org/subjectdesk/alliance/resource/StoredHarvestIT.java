package org.subjectdesk.alliance.resource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gdcc.xoai.model.oaipmh.DeletedRecord;
import io.gdcc.xoai.model.oaipmh.Granularity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.subjectdesk.holdings.HarvestState.Lease;
import org.subjectdesk.holdings.Harvests;
import org.subjectdesk.holdings.Intake;
import org.subjectdesk.holdings.Runs;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/** Harvests into the real store. */
class StoredHarvestIT {
  private final Harvesting harvesting = new Harvesting();

  private void run(Store store, XoaiProvider provider) {
    var state = new Harvests(store, new Intake(store, harvesting::now), _ -> "demo-a");
    var source = Harvesting.source(provider.address(), "oai_dc");
    try (var fetch = new Fetch(harvesting.manners, harvesting.patience, harvesting::now)) {
      var lease = new Lease(source.id(), "node-1");
      var harvest =
          new Harvest(state, fetch, harvesting.patience, harvesting.manners, harvesting::now);
      assertThat(harvest.claim(lease)).isTrue();
      harvest.run(source, lease);
    }
  }

  private static Runs.Run last(Store store) {
    return store.read(tx -> new Runs().last(tx, Harvesting.SOURCE)).orElseThrow();
  }

  private static List<Runs.Refusal> refused(Store store) {
    return store.read(tx -> new Runs().refused(tx, last(store).id(), 10));
  }

  @OnEachStore
  void a_harvest_that_is_broken_off_goes_on_after_a_restart(Store store) {
    try (var provider = new XoaiProvider().filled(1_250)) {
      provider.delete(XoaiProvider.id(5), "2026-02-01T00:00:00Z");
      provider.put(XoaiProvider.id(6), "", "2026-02-01T00:00:00Z");
      provider.plays(
          (number, exchange, honest) -> {
            if (number == 7) {
              harvesting.patience.close();
            }
            XoaiProvider.send(exchange, 200, honest);
          });
      run(store, provider);
      assertThat(last(store).state()).isEqualTo(Runs.State.RUNNING);
      assertThat(last(store).counts().added()).isBetween(698L, 798L);
      assertThat(last(store).size()).isEqualTo(1_250);

      harvesting.patience = harvesting.patience();
      run(store, provider);

      assertThat(last(store).state()).isEqualTo(Runs.State.DONE);
      assertThat(last(store).counts().added()).isEqualTo(1_248);
      assertThat(refused(store))
          .extracting(Runs.Refusal::place)
          .containsExactly(XoaiProvider.id(6));
    }
  }

  @OnEachStore
  void a_record_that_comes_again_when_the_list_begins_anew_is_refused_once(Store store) {
    try (var provider = new XoaiProvider().filled(350)) {
      provider.put(XoaiProvider.id(6), "", "2026-02-01T00:00:00Z");
      provider.plays(
          (number, exchange, honest) ->
              XoaiProvider.send(
                  exchange,
                  200,
                  number == 2 || number == 5
                      ? BadProviderIT.ERROR.formatted("badResumptionToken", "").getBytes(UTF_8)
                      : honest));

      run(store, provider);

      assertThat(last(store).state()).isEqualTo(Runs.State.DONE);
      assertThat(last(store).remarks()).isNotEmpty();
      assertThat(last(store).counts().refused()).isEqualTo(1);
      assertThat(refused(store)).hasSize(1);
    }
  }

  @OnEachStore
  void the_next_harvest_brings_changes_and_deletions(Store store) {
    try (var provider = new XoaiProvider().filled(250)) {
      run(store, provider);
      var at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
      provider.put(XoaiProvider.id(1), "改了", at);
      provider.delete(XoaiProvider.id(2), at);

      run(store, provider);

      assertThat(last(store).counts()).isEqualTo(new Runs.Counts(0, 1, 0, 1, 0));
    }
  }

  @OnEachStore
  void what_vanished_without_a_word_is_gone_after_a_harvest_of_everything(Store store) {
    try (var provider = new XoaiProvider(Granularity.Second, DeletedRecord.NO).filled(350)) {
      run(store, provider);
      provider.forget(XoaiProvider.id(2));
      harvesting.advance(Duration.ofDays(31));

      run(store, provider);

      assertThat(last(store).counts()).isEqualTo(new Runs.Counts(0, 0, 349, 1, 0));
    }
  }

  @OnEachStore
  void a_harvest_of_everything_that_gave_fewer_than_half_takes_nothing_away(Store store) {
    try (var provider = new XoaiProvider(Granularity.Second, DeletedRecord.NO).filled(250);
        var fewer = new XoaiProvider(Granularity.Second, DeletedRecord.NO).filled(124);
        var enough = new XoaiProvider(Granularity.Second, DeletedRecord.NO).filled(125)) {
      run(store, provider);

      run(store, fewer);

      assertThat(last(store).state()).isEqualTo(Runs.State.DONE);
      assertThat(last(store).counts()).isEqualTo(new Runs.Counts(0, 0, 124, 0, 0));
      assertThat(last(store).remarks())
          .containsExactly("it gave fewer than half of what is here; nothing was taken away");

      run(store, enough);

      assertThat(last(store).counts()).isEqualTo(new Runs.Counts(0, 0, 125, 125, 0));
      assertThat(last(store).remarks()).isEmpty();
    }
  }

  @OnEachStore
  void a_failed_run_goes_on_where_it_stands(Store store) {
    try (var provider = new XoaiProvider().filled(350)) {
      provider.plays(
          (number, exchange, honest) ->
              XoaiProvider.send(
                  exchange, number == 2 ? 404 : 200, number == 2 ? "?".getBytes(UTF_8) : honest));
      run(store, provider);
      assertThat(last(store).state()).isEqualTo(Runs.State.FAILED);
      assertThat(last(store).remarks()).containsExactly("HTTP 404");

      run(store, provider);

      assertThat(last(store).state()).isEqualTo(Runs.State.DONE);
      assertThat(last(store).counts().added()).isEqualTo(350);
      assertThat(provider.asked).hasSize(5);
    }
  }
}
