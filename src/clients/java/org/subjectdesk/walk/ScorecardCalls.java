package org.subjectdesk.walk;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import org.subjectdesk.client.model.WantedTarget;

/** How the alliance does: tag {@code scorecard}. */
final class ScorecardCalls {
  private final Door door;

  ScorecardCalls(Door door) {
    this.door = door;
  }

  void make() throws Exception {
    var scorecard = door.librarian("shen").scorecard();
    var indicators = scorecard.listIndicators().getIndicators();
    var until = LocalDate.now();
    var from = until.minusDays(29);
    var figures = scorecard.readScorecard(from, until, "alliance", null, "before").getFigures();
    Check.that(!figures.isEmpty() && figures.size() <= indicators.size(), "a figure of each");

    var first = indicators.getFirst().getId();
    var wanted = new WantedTarget().library("*").value(new BigDecimal("0.5"));
    scorecard.setTarget(first, wanted);
    var file =
        scorecard
            .exportScorecard(from, until, "csv", "library", "demo-core", "before", "zh")
            .toPath();
    try {
      Check.that(Files.size(file) > 0, "the file");
    } finally {
      Files.delete(file);
    }
  }
}
