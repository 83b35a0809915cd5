package org.subjectdesk.publishing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.faq.FaqEntry;

/**
 * What an entry's upkeep is when nobody told.
 *
 * @param owners who keeps a library's entries, by its id; of {@link FaqEntry#ALLIANCE} the alliance
 * @param reviewAfter how long an entry is trusted after it was taken
 */
public record UpkeepRules(Map<String, String> owners, Duration reviewAfter) {
  /** The libraries' calendar: all of China has one. */
  public static final ZoneId CALENDAR = ZoneId.of("Asia/Shanghai");

  /** For who knows no configuration. */
  public static final UpkeepRules DEFAULT = new UpkeepRules(Map.of(), Duration.ofDays(365));

  private static final String ALLIANCE = "联盟";
  private static final String NO_FILE = "在线编辑";

  public UpkeepRules {
    owners = Map.copyOf(owners);
  }

  /** The day of a moment, by the libraries' calendar. */
  public static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, CALENDAR);
  }

  /**
   * Fills in what was not told: owner and source stay as they are now; so does the review date,
   * unless what the entry says has changed, since then somebody has just looked at it.
   *
   * @param now the same entry as it is on the shelf
   */
  FaqEntry complete(FaqEntry told, Optional<FaqEntry> now, LocalDate today) {
    var before = now.map(FaqEntry::upkeep).orElse(FaqEntry.Upkeep.NONE);
    var upkeep = told.upkeep();
    var trusted = now.filter(entry -> saysTheSame(entry, told)).flatMap(_ -> before.reviewBy());
    return told.with(
        new FaqEntry.Upkeep(
            first(upkeep.owner(), before.owner(), owner(told.library())),
            first(upkeep.source(), before.source(), NO_FILE),
            upkeep.reviewBy().or(() -> trusted).or(() -> Optional.of(reviewAfter(today)))));
  }

  private LocalDate reviewAfter(LocalDate today) {
    return today.plusDays(reviewAfter.toDays());
  }

  private String owner(String library) {
    return owners.getOrDefault(library, library.equals(FaqEntry.ALLIANCE) ? ALLIANCE : library);
  }

  private static boolean saysTheSame(FaqEntry one, FaqEntry other) {
    return one.with(FaqEntry.Upkeep.NONE).equals(other.with(FaqEntry.Upkeep.NONE));
  }

  private static String first(String told, String before, String otherwise) {
    if (!told.isEmpty()) {
      return told;
    }
    return before.isEmpty() ? otherwise : before;
  }
}
