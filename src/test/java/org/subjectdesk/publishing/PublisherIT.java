package org.subjectdesk.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/** What is published on one node is found on all. */
class PublisherIT {
  private static final FaqIndex.Scope SCOPE = new FaqIndex.Scope(Subjects.none(), List.of());
  private static final FaqEntry ROBOTS =
      new FaqEntry("*", "robots", "*", "机器人实训室在哪里", List.of(), "三号楼");

  @OnEachStore
  void two_publishers_on_one_store_both_follow(Store store) {
    try (var here = publisher(store, Duration.ofMillis(20));
        var there = publisher(store, Duration.ofMillis(20))) {
      assertThat(band(here)).isEqualTo(Band.DECLINE);

      put(store, Change.Kind.EDIT);
      awaitBand(here, Band.ANSWER);
      awaitBand(there, Band.ANSWER);

      put(store, Change.Kind.WITHDRAWN);
      awaitBand(here, Band.DECLINE);
      awaitBand(there, Band.DECLINE);
    }
  }

  @OnEachStore
  void who_publishes_finds_it_at_once(Store store) {
    try (var here = publisher(store, Duration.ofHours(1))) {
      put(store, Change.Kind.EDIT);
      here.hurry();
      assertThat(band(here)).isEqualTo(Band.ANSWER);
    }
  }

  /** Two stores on one database are two nodes; SQLite's folder belongs to one. */
  @Test
  @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
  void two_nodes_on_one_postgresql_both_follow() {
    try (var database = Database.POSTGRES.fresh();
        var one = Store.open(database.settings());
        var other = Store.open(database.settings());
        var there = publisher(other, Duration.ofMillis(20))) {
      put(one, Change.Kind.EDIT);
      awaitBand(there, Band.ANSWER);
    }
  }

  private static Publisher publisher(Store store, Duration poll) {
    var bands = new Publisher.Bands(List.of(), 0.95, () -> LocalDate.MIN, List::of);
    return new Publisher(store, SCOPE, Optional.empty(), List::of, bands, poll);
  }

  private static void put(Store store, Change.Kind kind) {
    var change = new Change(kind, "", Instant.parse("2026-11-23T01:00:00Z"));
    store.inTransaction("test", tx -> new FaqShelf().put(tx, List.of(ROBOTS), change)).join();
  }

  private static Band band(Publisher publisher) {
    return publisher.get().find("机器人实训室在哪里", "demo-a", Optional.empty()).band();
  }

  private static void awaitBand(Publisher publisher, Band band) {
    while (band(publisher) != band) {
      Thread.onSpinWait();
    }
  }
}
