package org.subjectdesk.walk;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.subjectdesk.client.ApiException;
import org.subjectdesk.client.api.CatalogueApi;
import org.subjectdesk.client.model.CatalogueRun;

/** The records of all members: tag {@code catalogue}. */
final class CatalogueCalls {
  private static final String SOURCE = "demo-b-opac";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Door door;

  CatalogueCalls(Door door) {
    this.door = door;
  }

  void make() throws ApiException {
    var catalogue = door.librarian("shen").catalogue();
    catalogue.harvestSource(SOURCE);
    await().atMost(PATIENCE).until(() -> isDone(catalogue));
    // The desk may harvest it by itself, too; what was wrong is told by the run that was first.
    var run = catalogue.readRuns(SOURCE, null).getRuns().getLast();
    Check.that(
        !catalogue.readRefusals(run.getId(), 0L).getRefusals().isEmpty(), "the broken record");
    var hits = catalogue.searchCatalogue("护理", null, null, "demo-b", null, 0, 5);
    var work = hits.getWorks().getFirst();
    Check.that(!catalogue.readWork(work.getId()).getRecords().isEmpty(), "the work's records");
  }

  /** The run is over, and what it brought can be found. */
  private static boolean isDone(CatalogueApi catalogue) throws ApiException {
    var now = catalogue.readCatalogue();
    var run = now.getSources().stream().findFirst().map(source -> source.getRun()).orElse(null);
    return run != null
        && run.getState() == CatalogueRun.StateEnum.DONE
        && now.getWaiting() == 0
        && now.getBehind() == 0;
  }
}
