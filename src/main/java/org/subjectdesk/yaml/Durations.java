package org.subjectdesk.yaml;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Spans of time as people write them: {@code 250ms}, {@code 4s}, {@code 5m}, {@code 48h}. */
public final class Durations {
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

  private Durations() {}

  /** What a text says; empty when it is none. */
  public static Optional<Duration> read(String text) {
    var found = SPAN.matcher(text.strip());
    if (!found.matches()) {
      return Optional.empty();
    }
    var number = Long.parseLong(found.group(1));
    return Optional.of(
        switch (found.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }
}
