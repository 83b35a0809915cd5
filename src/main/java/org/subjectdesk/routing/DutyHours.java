package org.subjectdesk.routing;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tells readers in a sentence when somebody is on duty: 「周一至周五 8:30–12:00、14:00–17:30；寒暑假 周二
 * 9:00–11:30」.
 */
public final class DutyHours {
  private static final String[] NAMES = {"一", "二", "三", "四", "五", "六", "日"};
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");
  private static final int WEEK = 7;

  /** Two days are as quickly read one by one. */
  private static final int SHORTEST_RUN = 3;

  private DutyHours() {}

  private record Days(Season season, Optional<Weeks> weeks, Set<DayOfWeek> days) {}

  /** In Chinese; empty when there is no shift. */
  public static String of(List<Shift> shifts) {
    var hours = new LinkedHashMap<Days, List<String>>();
    for (var shift : shifts) {
      hours
          .computeIfAbsent(
              new Days(shift.season(), shift.weeks(), shift.days()), _ -> new ArrayList<>())
          .add(hours(shift));
    }
    return hours.entrySet().stream()
        .map(entry -> when(entry.getKey()) + " " + String.join("、", entry.getValue()))
        .collect(Collectors.joining("；"));
  }

  private static String when(Days days) {
    var season =
        switch (days.season()) {
          case TERM ->
              days.weeks()
                  .map(weeks -> "第" + weeks.first() + "–" + weeks.last() + "教学周 ")
                  .orElse("");
          case VACATION -> "寒暑假 ";
          case ALWAYS -> "";
        };
    return season + named(days.days()) + (days.season() == Season.ALWAYS ? "（寒暑假照常）" : "");
  }

  private static String named(Set<DayOfWeek> days) {
    if (days.size() == WEEK) {
      return "每天";
    }
    var named = new ArrayList<String>();
    var left = new ArrayList<>(new TreeSet<>(days));
    while (!left.isEmpty()) {
      var run = 1;
      while (run < left.size() && left.get(run).getValue() == left.getFirst().getValue() + run) {
        run++;
      }
      if (run < SHORTEST_RUN) {
        run = 1;
      }
      var first = name(left.getFirst());
      named.add(run == 1 ? first : first + "至" + name(left.get(run - 1)));
      left.subList(0, run).clear();
    }
    return String.join("、", named);
  }

  private static String name(DayOfWeek day) {
    return "周" + NAMES[day.getValue() - 1];
  }

  private static String hours(Shift shift) {
    var toMidnight = Shift.endsAtMidnight(shift.to());
    if (toMidnight && shift.from().equals(LocalTime.MIDNIGHT)) {
      return "全天";
    }
    return TIME.format(shift.from()) + "–" + (toMidnight ? "24:00" : TIME.format(shift.to()));
  }
}
