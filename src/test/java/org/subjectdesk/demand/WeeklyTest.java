package org.subjectdesk.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WeeklyTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Weekly MONDAY = new Weekly(DayOfWeek.MONDAY, 8, ZONE);
  private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

  @Test
  void it_is_due_for_a_day_from_its_hour_on() {
    var monday = LocalDate.of(2026, 11, 30);
    assertThat(MONDAY.due(Instant.parse("2026-11-29T23:59:59Z"))).isEmpty();
    assertThat(MONDAY.due(Instant.parse("2026-11-30T00:00:00Z"))).hasValue(monday);
    assertThat(MONDAY.due(Instant.parse("2026-11-30T23:59:59Z"))).hasValue(monday);
    assertThat(MONDAY.due(Instant.parse("2026-12-01T00:00:00Z"))).isEmpty();
  }

  /**
   * However nodes look and rest, a week is told at most once, and one that is looked at is told.
   */
  @Property
  boolean each_week_that_somebody_looks_at_in_time_is_told_once(
      @ForAll DayOfWeek day,
      @ForAll @IntRange(max = 23) int hour,
      @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 4_000) Integer> pauses) {
    var weekly = new Weekly(day, hour, ZONE);
    var told = new HashMap<LocalDate, Integer>();
    var now = START;
    for (var minutes : pauses) {
      now = now.plus(Duration.ofMinutes(minutes));
      // Two nodes; what the table does is keep the name.
      for (var node = 0; node < 2; node++) {
        weekly
            .due(now)
            .filter(week -> !told.containsKey(week))
            .ifPresent(week -> told.put(week, 1));
      }
      var name = weekly.due(now);
      if (name.isPresent() && name.get().getDayOfWeek() != day) {
        return false;
      }
    }
    var weeks = Duration.between(START, now).toDays() / 7 + 2;
    var apart =
        told.keySet().stream()
            .allMatch(week -> told.keySet().stream().allMatch(other -> apart(week, other)));
    return told.size() <= weeks && apart;
  }

  /** Looking every few minutes for weeks tells exactly one digest a week. */
  @Property(tries = 50)
  boolean who_looks_all_the_time_tells_every_week(
      @ForAll DayOfWeek day, @ForAll @IntRange(max = 23) int hour) {
    var weekly = new Weekly(day, hour, ZONE);
    var told = new HashMap<LocalDate, Integer>();
    var first = Instant.parse("2026-11-01T16:00:00Z"); // Midnight, a Monday begins.
    for (var at = first; at.isBefore(first.plus(Duration.ofDays(28))); at = at.plusSeconds(600)) {
      weekly.due(at).ifPresent(week -> told.merge(week, 1, Integer::sum));
    }
    var whole = told.values().stream().filter(looks -> looks == 144).count();
    return told.size() >= 4 && told.size() <= 5 && whole >= 3;
  }

  private static boolean apart(LocalDate one, LocalDate other) {
    return Math.floorMod(one.toEpochDay() - other.toEpochDay(), 7) == 0;
  }
}
