package org.subjectdesk.walk;

import java.time.LocalDate;
import org.subjectdesk.client.ApiException;
import org.subjectdesk.client.model.TakeBackRequest;

/** What members gave, and what it is worth: tag {@code contributions}. */
final class ContributionCalls {
  private final Door door;

  ContributionCalls(Door door) {
    this.door = door;
  }

  /** Of the records that {@link CatalogueCalls} harvested, one was no gift. */
  void make() throws ApiException {
    var contributions = door.librarian("shen").contributions();
    var from = LocalDate.now().minusDays(2);
    var until = LocalDate.now().plusDays(1);
    var given =
        contributions.readContributions(from, until).getDeeds().stream()
            .filter(one -> one.getKind().equals("records"))
            .findFirst()
            .orElseThrow();
    var one = new TakeBackRequest().reason("重复的记录").amount(1);
    var left = contributions.takeBackContribution(given.getId(), one).getLeft();
    Check.that(left == given.getAmount() - 1, "what is left of it");
    var latest = contributions.readContributions(from, until).getDeeds().getFirst();
    Check.that(given.getId().equals(latest.getCorrects()), "the counter-entry");

    var shares = contributions.proposeShares(from, until, 100_000L).getShares();
    Check.that(
        shares.stream().mapToLong(share -> share.getCents()).sum() == 100_000, "all of the sum");
  }
}
