package org.subjectdesk.config;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hours of each day in which nobody is disturbed.
 *
 * @param from when they begin
 * @param to when they are over, on the next day if that is earlier; the same as {@code from} = none
 */
public record QuietHours(LocalTime from, LocalTime to) {
  /** No such hours. */
  public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  private static final Pattern SPAN = Pattern.compile("(\\d\\d:\\d\\d)\\s*[-–]\\s*(\\d\\d:\\d\\d)");

  /** Whether a moment is within them, where the readers are. */
  public boolean contains(Instant at, ZoneId zone) {
    var time = LocalTime.ofInstant(at, zone);
    return from.isBefore(to)
        ? !time.isBefore(from) && time.isBefore(to)
        : !from.equals(to) && (!time.isBefore(from) || time.isBefore(to));
  }

  /** Reads {@code 21:00-08:00} or {@code none}. */
  static Optional<QuietHours> read(String text) {
    if (text.equals("none")) {
      return Optional.of(NONE);
    }
    var found = SPAN.matcher(text);
    try {
      return found.matches()
          ? Optional.of(
              new QuietHours(LocalTime.parse(found.group(1)), LocalTime.parse(found.group(2))))
          : Optional.empty();
    } catch (DateTimeParseException noSuchTime) {
      return Optional.empty();
    }
  }
}
