package org.subjectdesk.routing;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.subjectdesk.yaml.Fields;
import org.subjectdesk.yaml.YamlNode;

/**
 * The form in which people write duty: a list of days, hours, season and weeks. Each stretch of
 * hours becomes a shift.
 */
final class DutyForm {
  /** {@code mon} to {@code sun}, in order. */
  static final Map<String, DayOfWeek> DAYS = byWord(DayOfWeek.values(), 3);

  private static final Map<String, Season> SEASONS = byWord(Season.values(), 8);
  private static final Pattern HOURS =
      Pattern.compile("([0-9]{1,2}):([0-9]{2})\\s*[-–—]\\s*([0-9]{1,2}):([0-9]{2})");
  private static final Pattern WEEKS =
      Pattern.compile("([0-9]{1,2})(?:\\s*[-–—]\\s*([0-9]{1,2}))?");
  private static final LocalTime DAY_END = LocalTime.MIDNIGHT;

  private DutyForm() {}

  /** The shifts of a list; wrong ones are left out. */
  static List<Shift> read(YamlNode list) {
    var shifts = new ArrayList<Shift>();
    for (var item : list.list()) {
      for (var shift : shifts(item)) {
        if (shifts.stream().anyMatch(shift::meets)) {
          item.fault(
              "%s-%s overlaps another stretch of the same day".formatted(shift.from(), end(shift)),
              "let each stretch begin when the one before it has ended, or give them other days");
        }
        shifts.add(shift);
      }
    }
    return shifts;
  }

  private static List<Shift> shifts(YamlNode item) {
    var fields = Fields.of(item, "days", "hours", "season", "weeks");
    var days = days(fields);
    var season =
        fields.get("season").isEmpty() ? Optional.of(Season.TERM) : fields.word("season", SEASONS);
    var weeks = fields.get("weeks").flatMap(node -> weeks(node, season));
    return hours(fields).stream()
        .filter(_ -> !days.isEmpty() && season.isPresent())
        .map(
            stretch ->
                new Shift(
                    days,
                    stretch.from,
                    stretch.to,
                    season.orElseThrow(),
                    weeks.filter(_ -> season.get() == Season.TERM)))
        .toList();
  }

  private static Set<DayOfWeek> days(Fields fields) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    texts(fields, "days").forEach(node -> days.addAll(days(node)));
    return days;
  }

  private static Set<DayOfWeek> days(YamlNode node) {
    var text = node.text().orElse("").strip();
    var ends = text.toLowerCase(Locale.ROOT).split("\\s*[-–—]\\s*", -1);
    var first = Optional.ofNullable(DAYS.get(ends[0]));
    var last = Optional.ofNullable(DAYS.get(ends[ends.length - 1]));
    var days = EnumSet.noneOf(DayOfWeek.class);
    if (ends.length > 2 || first.isEmpty() || last.isEmpty()) {
      node.fault("\"" + text + "\" is no day", "write mon-fri, or a list such as [mon, wed]");
      return days;
    }
    for (var day = first.get(); day != last.get(); day = day.plus(1)) {
      days.add(day);
    }
    days.add(last.get());
    return days;
  }

  /** Its end may be midnight, which is the end of the day. */
  private record Stretch(LocalTime from, LocalTime to) {}

  private static List<Stretch> hours(Fields fields) {
    return texts(fields, "hours").flatMap(node -> stretch(node).stream()).toList();
  }

  private static Optional<Stretch> stretch(YamlNode node) {
    var text = node.text().orElse("").strip();
    var match = HOURS.matcher(text);
    if (match.matches()) {
      var from = time(match, 1);
      var to = time(match, 3);
      if (from >= 0 && to >= 0 && from < MINUTES) {
        if (to > from) {
          return Optional.of(new Stretch(of(from), to == MINUTES ? DAY_END : of(to)));
        }
        node.fault(
            text + " ends before it begins",
            "write the earlier time first; for duty past midnight write two stretches");
        return Optional.empty();
      }
    }
    node.fault("\"" + text + "\" are no hours", "write them as \"08:30-12:00\", up to 24:00");
    return Optional.empty();
  }

  private static final int MINUTES = 24 * 60;

  /** Minutes of the day, up to 24:00; negative if there is no such time. */
  private static int time(Matcher match, int group) {
    var minute = Integer.parseInt(match.group(group + 1));
    var time = Integer.parseInt(match.group(group)) * 60 + minute;
    return minute < 60 && time <= MINUTES ? time : -1;
  }

  private static LocalTime of(int minutes) {
    return LocalTime.of(minutes / 60, minutes % 60);
  }

  private static Optional<Weeks> weeks(YamlNode node, Optional<Season> season) {
    if (season.isPresent() && season.get() != Season.TERM) {
      node.fault("weeks in season " + name(season.get()), "remove weeks, or write season: term");
      return Optional.empty();
    }
    var text = node.text().orElse("").strip();
    var match = WEEKS.matcher(text);
    if (match.matches()) {
      var first = Integer.parseInt(match.group(1));
      var last = Optional.ofNullable(match.group(2)).map(Integer::parseInt).orElse(first);
      if (first >= 1 && last >= first) {
        return Optional.of(new Weeks(first, last));
      }
    }
    node.fault("\"" + text + "\" are no weeks", "write them as 1-16, or one week as 3");
    return Optional.empty();
  }

  /** One text, or a list of texts. */
  private static Stream<YamlNode> texts(Fields fields, String key) {
    var value = fields.get(key);
    if (value.isEmpty()) {
      fields.node().fault(key + " is missing", "add " + key + ": …");
      return Stream.empty();
    }
    if (value.get().isText()) {
      return value.stream();
    }
    var items = value.get().list();
    if (items.isEmpty()) {
      value.get().fault(key + " is empty", "write at least one");
    }
    return items.stream();
  }

  private static String end(Shift shift) {
    return Shift.endsAtMidnight(shift.to()) ? "24:00" : shift.to().toString();
  }

  private static <E extends Enum<E>> Map<String, E> byWord(E[] values, int length) {
    var words = new LinkedHashMap<String, E>();
    Arrays.stream(values)
        .forEach(
            value -> {
              var name = name(value);
              words.put(name.substring(0, Math.min(length, name.length())), value);
            });
    return Collections.unmodifiableMap(words);
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
