package org.subjectdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.subjectdesk.config.Configuration.Limits;
import org.subjectdesk.store.Buckets.Rate;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/** One reader, one address, one library cannot take the desk away from the others. */
class ReaderLimitsIT {
  private static final Rate PLENTY = new Rate(10_000, 10_000);

  @OnEachStore
  void a_reader_who_writes_too_fast_is_told_when_to_come_again(StoreSettings settings) {
    var limits = new Limits(new Rate(3, 1), PLENTY, PLENTY, 100, false);
    try (var desk = RunningDesk.withLimits(settings, limits)) {
      var page = ReaderPageClient.guest(desk, "demo-a");
      IntStream.range(0, 3).forEach(_ -> page.say("你好"));
      var refused =
          page.post("/messages", new JsonObject().put("id", "too-fast").put("text", "你好"));
      assertThat(refused.statusCode()).isEqualTo(429);
      var wait = Integer.parseInt(refused.headers().firstValue("retry-after").orElseThrow());
      assertThat(wait).isBetween(1, 61);
      // Nothing of it was kept, reading goes on, and the others do not notice.
      assertThat(page.json("/messages").getJsonArray("messages")).hasSize(6);
      ReaderPageClient.guest(desk, "demo-a").say("你好");
    }
  }

  @OnEachStore
  void all_readers_of_a_library_together_have_a_limit_and_those_of_others_their_own(
      StoreSettings settings) {
    var limits = new Limits(PLENTY, PLENTY, new Rate(2, 1), 100, false);
    try (var desk = RunningDesk.withLimits(settings, limits)) {
      ReaderPageClient.guest(desk, "demo-a").say("你好");
      ReaderPageClient.guest(desk, "demo-a").say("你好");
      var third = ReaderPageClient.guest(desk, "demo-a");
      var refused =
          third.post("/messages", new JsonObject().put("id", "one-more").put("text", "你好"));
      assertThat(refused.statusCode()).isEqualTo(429);
      ReaderPageClient.guest(desk, "demo-b").say("你好");
    }
  }

  @Test
  void an_address_that_opens_sessions_without_end_is_stopped_whatever_it_says_of_itself() {
    try (var database = Database.SQLITE.fresh();
        var desk =
            RunningDesk.withLimits(
                database.settings(), new Limits(PLENTY, new Rate(2, 1), PLENTY, 100, false))) {
      ReaderPageClient.guest(desk, "demo-a");
      ReaderPageClient.guest(desk, "demo-a");
      var page = new ReaderPageClient(desk);
      page.from("203.0.113.7");
      var library = new JsonObject().put("library", "demo-a");
      assertThat(page.post("/sessions/guest", library).statusCode()).isEqualTo(429);
    }
  }

  @Test
  void behind_a_proxy_the_last_address_that_it_names_counts() {
    try (var database = Database.SQLITE.fresh();
        var desk =
            RunningDesk.withLimits(
                database.settings(), new Limits(PLENTY, new Rate(1, 1), PLENTY, 100, true))) {
      var library = new JsonObject().put("library", "demo-a");
      var one = new ReaderPageClient(desk);
      one.from("198.51.100.1, 203.0.113.7");
      assertThat(one.post("/sessions/guest", library).statusCode()).isEqualTo(200);
      one.from("198.51.100.2, 203.0.113.7");
      assertThat(one.post("/sessions/guest", library).statusCode()).isEqualTo(429);
      one.from("203.0.113.8");
      assertThat(one.post("/sessions/guest", library).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void more_pages_than_there_is_place_for_are_turned_away() {
    try (var database = Database.SQLITE.fresh();
        var desk =
            RunningDesk.withLimits(
                database.settings(), new Limits(PLENTY, PLENTY, PLENTY, 1, false))) {
      var page = ReaderPageClient.guest(desk, "demo-a");
      try (var _ = page.live("0")) {
        assertThat(page.get("/live").statusCode()).isEqualTo(503);
      }
    }
  }
}
