package org.subjectdesk.editing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.publishing.UpkeepRules;
import org.subjectdesk.rounds.Rounds;

/** Says once a day in the log whose entries are past their review date. */
public final class ReviewWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReviewWatch.class);
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  private final Supplier<FaqIndex> faq;
  private final InstantSource clock;
  private final Rounds rounds = new Rounds("review-watch", BETWEEN, this::look);
  private LocalDate said = LocalDate.MIN;

  /** Starts to watch; the first word comes at once. */
  public ReviewWatch(Supplier<FaqIndex> faq, InstantSource clock) {
    this.faq = faq;
    this.clock = clock;
    rounds.start();
  }

  @Override
  public void close() {
    rounds.close();
  }

  private void look() {
    var today = UpkeepRules.day(clock.instant());
    var overdue = faq.get().overdue();
    if (!today.equals(said) && !overdue.isEmpty()) {
      said = today;
      LOG.warn(
          "{} FAQ entries are past their review date and no longer answered outright ({});"
              + " GET /api/v1/faq/reviews lists them",
          overdue.size(),
          byOwner(overdue));
    }
  }

  /** Each owner with the number of her entries. */
  static String byOwner(List<FaqEntry> entries) {
    return entries.stream()
        .collect(groupingBy(entry -> entry.upkeep().owner(), TreeMap::new, counting()))
        .entrySet()
        .stream()
        .map(owner -> owner.getKey() + ": " + owner.getValue())
        .collect(joining(", "));
  }
}
