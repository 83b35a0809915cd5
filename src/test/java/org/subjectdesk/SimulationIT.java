package org.subjectdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.simulation.Stage;
import org.subjectdesk.simulation.Term;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/** A short term of three libraries: whatever was planted is found, on either store. */
class SimulationIT {
  private static final Term TERM = new Term(LocalDate.parse("2026-09-07"), 10);

  @OnEachStore
  void scorecard_ledger_and_demand_find_what_was_planted(StoreSettings settings) {
    var usual = RunningDesk.configuration(settings);
    var config =
        new Configuration(
            usual.listen(),
            usual.store(),
            usual.content(),
            usual.alliance(),
            List.copyOf(usual.libraries().reversed()),
            usual.wechat(),
            usual.handover(),
            usual.rules());
    var choice = new Application.Choice(true, true, true, DemoStaff.ALL);
    var findings =
        new Simulation(config, choice, TERM, Simulation.FEWEST, 1)
            .play(TERM.last(), _ -> {}, Stage::findings);
    assertThat(findings.all()).hasSizeGreaterThan(100);
    assertThat(findings.wrong()).as("%s", findings.wrong()).isEmpty();
  }
}
