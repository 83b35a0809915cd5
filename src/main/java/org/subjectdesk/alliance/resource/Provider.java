package org.subjectdesk.alliance.resource;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * What a provider says of itself (Identify, section 4.2).
 *
 * @param knowsSeconds whether its datestamps have seconds, not only days (section 2.7.1)
 * @param tellsDeletions whether it promises to tell of all deletions ({@code persistent}, section
 *     2.5.1)
 */
record Provider(boolean knowsSeconds, boolean tellsDeletions) {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAYS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

  /** One that says nothing: days is what every provider must take. */
  static Provider unknown() {
    return new Provider(false, false);
  }

  /** What it says, as far as it says it. */
  static Provider of(ResponseXml identify) {
    return new Provider(
        identify.granularity.equals("YYYY-MM-DDThh:mm:ssZ"),
        identify.deletions.equals("persistent"));
  }

  /**
   * The argument {@code from}, which is inclusive. One step of the clock before, because a record
   * may have got its datestamp before and have become visible after.
   */
  String from(Instant highWater) {
    return knowsSeconds
        ? SECONDS.format(highWater.minusSeconds(1))
        : DAYS.format(highWater.minus(1, ChronoUnit.DAYS));
  }
}
